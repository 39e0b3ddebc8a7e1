/** Who is cut off (rules 22 to 26). */
import { describe, expect, test } from "vitest";
import type { AttributeValue } from "../../worker/core/employee.ts";
import { exclusionsOf, judgeExclusion, matchingRules, warnAbout } from "../../worker/core/exclusion.ts";
import { plan } from "../../worker/core/plan.ts";
import { applyPlan } from "./apply-plan.ts";
import {
  account,
  briefly,
  changeOf,
  employee,
  fieldsOf,
  findingKeys,
  named,
  type PlanInputOver,
  planInput,
  planOf,
  reportsTo,
  team,
} from "./builders.ts";

const external: PlanInputOver = { exclusions: { employment_type: ["external"] } };
const type = (employment_type: AttributeValue | undefined) => ({ employment_type });

describe("rule 22: an excluded value", () => {
  const judge = (value: AttributeValue | undefined, ...excluded: string[]) =>
    judgeExclusion(employee({}, { x: value }), exclusionsOf(excluded.map((it) => ({ key: "x", value: it }))))
      .kind;

  test.each<[string, AttributeValue, string]>([
    ["exactly as Personio spells it", "external", "external"],
    ["with blanks at both ends", " external\n", "external  "],
    ["in another Unicode form", "Bu\u0308ro", "B\u00fcro"],
    ["a number", 40, "40"],
    ["the name of an object", named("7", "Berlin"), "Berlin"],
    ["any of the tags", ["a", "b"], "b"],
    ["a supervisor's ID", reportsTo("12"), "12"],
  ])("excludes: %s", (_, value, excluded) => {
    expect(judge(value, "other", excluded)).toBe("excluded");
  });

  test.each<[string, AttributeValue, string]>([
    ["another case", "External", "external"],
    ["a part of it", "external (DE)", "external"],
    ["blanks inside", "ex ternal", "external"],
    ["an object's ID", named("7", "Berlin"), "7"],
    ["nothing", null, "null"],
    ["no tags", [], ""],
  ])("doesn't exclude: %s", (_, value, excluded) => {
    expect(judge(value, excluded)).toBe("included");
  });

  test("can be a status or an ID", () => {
    const rules = (key: string, value: string) => exclusionsOf([{ key, value }]);
    expect(judgeExclusion(employee({ status: "leave" }), rules("status", "leave")).kind).toBe("excluded");
    expect(judgeExclusion(employee({ status: null }), rules("status", "leave")).kind).toBe("unknown");
    expect(judgeExclusion(employee({ id: "12" }), rules("id", "12")).kind).toBe("excluded");
    expect(judgeExclusion(employee({ id: "2" }), rules("id", "12")).kind).toBe("included");
  });

  test("in any of the attributes is enough, though another can't be read", () => {
    const rules = exclusionsOf([
      { key: "x", value: "a" },
      { key: "y", value: "b" },
      { key: "y", value: "c" },
    ]);
    expect(judgeExclusion(employee({}, { y: ["b", "c"] }), rules)).toEqual({
      kind: "excluded",
      by: { key: "y", value: "b" },
    });
    expect(matchingRules(employee({}, { x: "a", y: ["c", "d"] }), rules)).toEqual([
      { key: "x", value: "a" },
      { key: "y", value: "c" },
    ]);
    expect(judgeExclusion(employee({}, { y: "d" }), rules)).toEqual({ kind: "unknown", key: "x" });
  });

  test("an attribute without excluded values needs not be readable", () => {
    expect(judgeExclusion(employee(), new Map([["x", new Set<string>()]]))).toEqual({ kind: "included" });
  });

  test("means no account", () => {
    const plan = planOf({ employees: [employee({}, type("external"))], ...external });
    expect(plan).toMatchObject({ changes: [], findings: [], people: { excluded: 1, linked: 0 } });
  });

  test.each(["active", "inactive", "leave"] as const)("cuts the link and does nothing else: %s", (status) => {
    const plan = planOf({
      employees: [
        employee({ status }, { ...type("external"), position: "Lead", department: named("1", "IT") }),
      ],
      accounts: [account()],
      ...external,
    });
    expect(briefly(plan)).toEqual(["exclude a1 exclusion"]);
    expect(changeOf(plan, "exclude", "a1")).toMatchObject({
      before: { link: "linked" },
      after: { link: "excluded" },
      reason: { params: { key: "employment_type", value: "external" } },
    });
    expect(plan).toMatchObject({ linkedActive: 0, people: { excluded: 1 } });
  });

  test("wins over being held back", () => {
    const plan = planOf({ employees: [employee({}, type("external"))], heldBack: ["1"], ...external });
    expect(plan).toMatchObject({ changes: [], people: { excluded: 1, held: 0 } });
  });
});

describe("rules 22 and 23: an excluded account", () => {
  test.each(["active", "deactivated"] as const)("stays %s and as it is", (state) => {
    const plan = planOf({
      employees: [employee({}, { ...type("external"), position: "Lead" })],
      accounts: [account({ link: "excluded", state })],
      autoReactivate: true,
      ...external,
    });
    expect(plan).toMatchObject({ changes: [], findings: [], counts: { excluded: 1, unchanged: 0 } });
  });
});

describe("an exclusion that can't be judged", () => {
  test("keeps out new people, and is a finding", () => {
    const plan = planOf({ employees: [employee()], ...external });
    expect(briefly(plan)).toEqual(["hold 1 attribute-not-readable"]);
    expect(plan.changes[0]?.reason.params).toEqual({ attribute: "employment_type" });
    expect(findingKeys(plan)).toEqual(["attribute-not-readable:employment_type"]);
  });

  test("is a finding even if it keeps out one alone, and is recorded once", () => {
    const employees = [employee({}, type("internal")), employee({ id: "2" })];
    const input = planInput({ employees, ...external });
    expect(findingKeys(plan(input))).toEqual(["attribute-not-readable:employment_type"]);
    expect(plan(applyPlan(input, plan(input))).changes).toEqual([]);
  });

  test("is no finding before the attribute was asked for", () => {
    expect(planOf({ employees: [employee()], asked: ["email"], ...external }).findings).toEqual([]);
  });

  test("changes no link: a linked account follows, an excluded one doesn't", () => {
    const employees = [employee({}, { position: "Lead" }), employee({ id: "2" }, { position: "Lead" })];
    const plan = planOf({
      employees,
      accounts: [account(), account({ id: "a2", link: "excluded" })],
      ...external,
    });
    expect(briefly(plan)).toEqual(["update a1 changed-in-personio"]);
    expect(plan.people).toMatchObject({ linked: 1, excluded: 1 });
  });

  test("lets people leave", () => {
    const plan = planOf({
      employees: [employee({ status: "inactive" })],
      accounts: [account()],
      ...external,
    });
    expect(briefly(plan)).toEqual(["deactivate a1 status-inactive"]);
  });

  test("doesn't make somebody wait less who isn't active", () => {
    expect(planOf({ employees: [employee({ status: "leave" })], ...external }).people.waiting).toBe(1);
  });
});

describe("rule 25: a value that is removed", () => {
  const back = account({ link: "excluded", state: "deactivated", memberships: [["t1", "manual"]] });

  test("brings people back with their account and everything by hand", () => {
    const plan = planOf({
      employees: [employee({}, { ...type("external"), position: "Lead" })],
      accounts: [back],
      teams: [team("t1", "Choir", "manual")],
      autoReactivate: true,
    });
    expect(briefly(plan)).toEqual([
      "include a1 no-longer-excluded",
      "reactivate a1 status-active",
      "update a1 changed-in-personio",
    ]);
    expect(changeOf(plan, "include", "a1")).toMatchObject({
      before: { link: "excluded" },
      after: { link: "linked" },
    });
    expect(fieldsOf(plan, "a1")).toEqual({ jobTitle: "Lead" });
  });

  test("brings back who changed group in Personio", () => {
    const plan = planOf({ employees: [employee({}, type("internal"))], accounts: [back], ...external });
    expect(briefly(plan)).toEqual(["include a1 no-longer-excluded"]);
    expect(findingKeys(plan)).toEqual(["waiting-for-reactivation:1"]);
  });

  test("lets people leave who left meanwhile", () => {
    const plan = planOf({
      employees: [employee({ status: "inactive" })],
      accounts: [account({ link: "excluded" })],
    });
    expect(briefly(plan)).toEqual(["include a1 no-longer-excluded", "deactivate a1 status-inactive"]);
    expect(plan.linkedActive).toBe(1);
  });
});

describe("rule 26: warnings", () => {
  const known = new Map([
    ["External", 12],
    ["Temp Staff ", 3],
    ["Bu\u0308ro", 1],
    ["Working student", 0],
  ]);

  test.each(["External", " External", "Temp Staff", "B\u00fcro", "Working student"])(
    "none for %j",
    (value) => {
      expect(warnAbout(value, known)).toBeNull();
    },
  );

  test("one for an attribute that was never read", () => {
    expect(warnAbout("External", null)).toEqual({ value: "External", code: "not-read-yet" });
  });

  test("one for a value nobody has", () => {
    expect(warnAbout("Freelancer", known)).toEqual({ value: "Freelancer", code: "unknown-value" });
    expect(warnAbout("External", new Map())).toEqual({ value: "External", code: "unknown-value" });
  });

  test.each([
    { value: "external", code: "differs-only-in-case", suggestion: "External", people: 12 },
    { value: "TempStaff", code: "differs-only-in-space", suggestion: "Temp Staff ", people: 3 },
    { value: "temp  staff", code: "differs-only-in-case", suggestion: "Temp Staff ", people: 3 },
    { value: "b\u00dcRO", code: "differs-only-in-case", suggestion: "Bu\u0308ro", people: 1 },
  ])("one that names the near miss: $value", (warning) => {
    expect(warnAbout(warning.value, known)).toEqual(warning);
  });

  test("what differs in blanks alone is nearer than what differs in case", () => {
    const both = new Map([
      ["tempstaff", 1],
      ["TEMP staff", 2],
      ["Temp staff", 3],
    ]);
    expect(warnAbout("Tempstaff", both)).toMatchObject({ code: "differs-only-in-space", people: 3 });
  });

  test.each<readonly [string, string, Readonly<Record<string, number>>, unknown]>([
    [
      "the most frequent of several near misses",
      "external",
      { EXTERNAL: 1, External: 12, eXternal: 3 },
      { code: "differs-only-in-case", suggestion: "External", people: 12 },
    ],
    [
      "also where only blanks differ",
      "TempStaff",
      { "Temp  Staff": 1, "Temp Staff": 12 },
      { code: "differs-only-in-space", suggestion: "Temp Staff", people: 12 },
    ],
    [
      "one that people have, rather than an option that is nearer",
      "temp staff",
      { tempstaff: 0, "Temp Staff": 2 },
      { code: "differs-only-in-case", suggestion: "Temp Staff", people: 2 },
    ],
    [
      "one that people have, where the value itself is an option that nobody has",
      "external",
      { external: 0, External: 12 },
      { code: "differs-only-in-case", suggestion: "External", people: 12 },
    ],
    ["none, where somebody has the value itself", "external", { external: 1, External: 12 }, null],
    ["none, where the near miss is nobody's either", "external", { external: 0, External: 0 }, null],
    ["none, where another form of the value is somebody's", "a b", { "a b": 0, "a b ": 1, "A B": 9 }, null],
  ])("names %s", (...[, value, counts, warning]) => {
    const found = warnAbout(value, new Map(Object.entries(counts)));
    if (warning === null) expect(found).toBeNull();
    else expect(found).toMatchObject(Object(warning));
  });
});
