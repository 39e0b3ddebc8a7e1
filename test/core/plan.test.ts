/** The plan as a whole: its order, its numbers, its fingerprint; and the word for how things stand. */
import { describe, expect, test } from "vitest";
import { canonicalPlan } from "../../worker/core/canonical.ts";
import { CHANGE_KINDS, type Change, reason } from "../../worker/core/change.ts";
import { findingKey } from "../../worker/core/finding.ts";
import { plan } from "../../worker/core/plan.ts";
import { companyStateOf, type Situation } from "../../worker/core/status.ts";
import { account, briefly, employee, employeeId, feeds, named, planInput, planOf, team } from "./builders.ts";

/** A company in which everything happens at once. */
const EVERYTHING = {
  employees: [
    employee({}, { department: named("10", "Vertrieb") }),
    employee({ id: "2", status: "inactive" }),
    employee({ id: "3" }, { department: named("11", "IT") }),
    employee({ id: "4" }),
    employee({ id: "5" }, { email: null }),
    employee({ id: "6" }, { office: named("1", "Ulm") }),
    employee({ id: "7" }),
    employee({ id: "10", status: "onboarding" }),
    employee({ id: "12" }),
  ],
  accounts: [
    account({ text: { jobTitle: "Old" }, memberships: [["t1", "department"]] }),
    account({ id: "a2" }),
    account({ id: "a4", state: "deactivated" }),
    account({ id: "a6" }),
    account({ id: "a7", link: "excluded" }),
    account({ id: "a12" }),
  ],
  teams: [team("t1", "Sales")],
  teamSources: [feeds("department", "10", "t1")],
  exclusions: { office: ["Ulm"] },
  autoReactivate: true,
  nameless: 1,
} as const;

describe("the order of changes (rule 31)", () => {
  test("is constructive first: teams, links, reactivations, creations, updates, deactivations", () => {
    expect(briefly(planOf(EVERYTHING))).toEqual([
      "team-create team:IT in-use",
      "team-rename t1 renamed-in-personio",
      "team-source team:IT in-use",
      "exclude a6 exclusion",
      "include a7 no-longer-excluded",
      "reactivate a4 status-active",
      "create account:3 status-active",
      "update a1 changed-in-personio",
      "deactivate a2 status-inactive",
      "hold 5 no-email",
    ]);
  });

  test("is by ID within a kind, and numbers count as numbers", () => {
    const employees = ["10", "9", "2"].map((id) => employee({ id }));
    expect(planOf({ employees }).changes.map((it) => it.employeeId)).toEqual(["2", "9", "10"]);
  });
});

describe("the numbers", () => {
  test("say what was read, what is planned and who is left alone", () => {
    expect(planOf(EVERYTHING)).toMatchObject({
      people: { employees: 10, linked: 6, excluded: 1, held: 2, waiting: 1 },
      counts: {
        read: 10,
        created: 1,
        updated: 1,
        reactivated: 1,
        deactivated: 1,
        teamsCreated: 1,
        teamsRenamed: 1,
        memberships: 1,
        invited: 0,
        excluded: 1,
        held: 2,
        unchanged: 1,
        failed: 0,
      },
      linkedActive: 4,
      relinks: 0,
    });
  });
});

describe("the canonical plan", () => {
  const change = (over: Partial<Change> = {}): Change => ({
    kind: "update",
    employeeId: employeeId("1"),
    accountId: null,
    teamId: null,
    name: "Ada",
    before: { custom: { a: 1, b: ["x"] }, level: null },
    after: { custom: { a: 2, b: [] }, level: "L1" },
    reason: reason("changed-in-personio"),
    ...over,
  });

  test("is the same for the same changes, in any order of changes and keys", () => {
    const other = change({ employeeId: employeeId("2") });
    const turned = change({ after: { level: "L1", custom: { b: [], a: 2 } } });
    expect(canonicalPlan([other, turned])).toBe(canonicalPlan([change(), other]));
  });

  test.each<Partial<Change>>([
    { kind: "create" },
    { employeeId: employeeId("2") },
    { accountId: "a1" as NonNullable<Change["accountId"]> },
    { teamId: "t1" as NonNullable<Change["teamId"]> },
    { before: {} },
    { after: { custom: { a: 2, b: ["y"] }, level: "L1" } },
    { after: { custom: { a: 3, b: [] }, level: "L1" } },
    { after: { custom: { a: "2", b: [] }, level: "L1" } },
    { reason: reason("rehired") },
    { reason: reason("changed-in-personio", { with: "2" }) },
  ])("differs when the change does: %j", (over) => {
    expect(canonicalPlan([change(over)])).not.toBe(canonicalPlan([change()]));
  });

  test("the order within a list is part of it", () => {
    const listed = (list: string[]) => canonicalPlan([change({ after: { custom: { tags: list } } })]);
    expect(listed(["a", "b"])).not.toBe(listed(["b", "a"]));
  });

  test("holds and names are no part of it, for they change nothing", () => {
    expect(canonicalPlan([change({ name: "Bea" }), change({ kind: "hold" })])).toBe(
      canonicalPlan([change()]),
    );
    expect(canonicalPlan([])).toBe("");
  });

  test("whether those who are created get a mail is part of it, and of nothing else", () => {
    const create = change({ kind: "create" });
    expect(canonicalPlan([create], true)).not.toBe(canonicalPlan([create], false));
    expect(canonicalPlan([change()], true)).toBe(canonicalPlan([change()], false));
  });

  test("is the same for the same read and directory", () => {
    const again = planOf({ ...EVERYTHING, employees: EVERYTHING.employees.toReversed() });
    expect(canonicalPlan(again.changes)).toBe(canonicalPlan(planOf(EVERYTHING).changes));
  });
});

test("every kind of change has its place in the order", () => {
  const kinds = new Set(planOf(EVERYTHING).changes.map(({ kind }) => kind));
  expect([...kinds]).toEqual([...CHANGE_KINDS]);
});

test("an input isn't changed by planning it", () => {
  const input = planInput(EVERYTHING);
  const before = structuredClone({ ...input, newId: null });
  plan(input);
  expect({ ...input, newId: null }).toEqual(before);
});

describe("the same finding", () => {
  const base = { code: "no-email", employeeId: employeeId("1"), name: "Ada", params: {} } as const;

  test("is of the same code and the same person, whatever their name or its data", () => {
    expect(findingKey({ ...base, name: "Bea", params: { with: ["2"] } })).toBe(findingKey(base));
    expect(findingKey({ ...base, employeeId: employeeId("2") })).not.toBe(findingKey(base));
    expect(findingKey({ ...base, code: "email-conflict" })).not.toBe(findingKey(base));
  });

  test("is of the same attribute or the same team when it is of nobody", () => {
    const nobody = { code: "attribute-not-readable", employeeId: null, name: null } as const;
    expect(findingKey({ ...nobody, params: { attribute: "office" } })).toBe("attribute-not-readable:office");
    expect(findingKey({ ...nobody, name: "IT", params: {} })).toBe("attribute-not-readable:IT");
  });
});

describe("how things stand", () => {
  const fine: Situation = {
    configured: true,
    enabled: true,
    running: false,
    lastApplyState: "succeeded",
    pushPaused: false,
    overdue: false,
    findings: 0,
  };

  test.each<[string, Partial<Situation>]>([
    ["ok", {}],
    ["warning", { findings: 1 }],
    ["overdue", { overdue: true, findings: 1 }],
    ["never-run", { lastApplyState: null, overdue: true }],
    ["failed", { lastApplyState: "failed", overdue: true, findings: 1 }],
    ["paused", { lastApplyState: "paused", overdue: true, findings: 1 }],
    ["failed", { lastApplyState: "failed", pushPaused: true }],
    ["paused", { lastApplyState: null, pushPaused: true, overdue: true }],
    ["disabled", { enabled: false, lastApplyState: "failed" }],
    ["running", { running: true, enabled: false, lastApplyState: "paused" }],
    ["not-configured", { configured: false, running: true }],
  ])("%s", (state, over) => {
    expect(companyStateOf({ ...fine, ...over })).toBe(state);
  });
});
