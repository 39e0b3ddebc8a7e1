/** What the next run does about an edit by hand: just what its plan says. */
import { describe, expect, test } from "vitest";
import type { Account } from "../../worker/core/account.ts";
import { type EditedAccount, fieldsSetBack } from "../../worker/core/explain-edit.ts";
import { wantedOf } from "../../worker/core/mapping.ts";
import { matchAccounts } from "../../worker/core/match.ts";
import { plan } from "../../worker/core/plan.ts";
import { applyPlan } from "./apply-plan.ts";
import {
  account,
  accountId,
  employee,
  employeeId,
  type PlanInputOver,
  planInput,
  reportsTo,
} from "./builders.ts";

describe("an edit by hand", () => {
  const FIELDS = [
    "email",
    "firstName",
    "jobTitle",
    "level",
    "custom.Kind",
    "custom.Mine",
    "manager",
    "state",
  ];

  function setBack(of: Account, over: PlanInputOver = {}): readonly string[] {
    const given = planInput({ accounts: [of, account({ id: "a2" }), account({ id: "a3" })], ...over });
    const matches = matchAccounts(given);
    const match = matches.find(({ employee }) => employee.id === of.externalId);
    const people = matches.map((it) => ({ ...it, wanted: wantedOf(it.employee, given.mapping) }));
    const { mapping, autoReactivate, asked } = given;
    const edited: EditedAccount = {
      ...{ account: of, employee: match?.employee ?? null, pairing: match?.pairing ?? null },
      ...{ mapping, autoReactivate, asked, lines: { input: given, people } },
    };
    const fields = fieldsSetBack(edited, FIELDS);
    // Whatever it says of the manager, the plan says.
    const update = plan(given).changes.find(
      ({ kind, accountId }) => kind === "update" && accountId === of.id,
    );
    expect(fields.includes("manager")).toBe(update?.after["manager"] !== undefined);
    return fields;
  }

  const kind = { mapping: { employment_type: { kind: "custom", name: "Kind" } } } as const;
  const person = employee({}, { position: "Lead", employment_type: "internal" });
  const right = account({
    ...{ text: { jobTitle: "Lead" }, custom: { Kind: "internal", Mine: "1" }, sourced: ["custom:Kind"] },
  });

  const of = (supervisor: string) => employee({}, { ...person.values, supervisor: reportsTo(supervisor) });
  const boss = () => employee({ id: "2" });
  const managedBy = (id: string): Account => ({ ...right, managerId: accountId(id) });
  const inactive = (id: string) => account({ id, state: "deactivated" });
  const unread = { dynamic_1: { kind: "level" }, dynamic_2: { kind: "custom", name: "Mine" } } as const;

  test.each<[string, Account, PlanInputOver, readonly string[]]>([
    ["says what Personio says", right, {}, []],
    ["of a title", { ...right, text: { ...right.text, jobTitle: "CEO" } }, {}, ["jobTitle"]],
    ["of an address", { ...right, email: "other@example.com" }, {}, ["email"]],
    [
      "of a custom attribute that is mapped",
      { ...right, custom: { Kind: "x", Mine: "1" } },
      {},
      ["custom.Kind"],
    ],
    ["that takes one away", { ...right, custom: { Mine: "1" } }, {}, ["custom.Kind"]],
    ["of one that isn't", { ...right, custom: { Kind: "internal", Mine: "2" } }, {}, []],
    [
      "of one that isn't mapped any more",
      { ...right, custom: { Kind: "x", Mine: "1" } },
      { mapping: {} },
      ["custom.Kind"],
    ],
    ["that gives a manager", { ...right, managerId: accountId("a2") }, {}, ["manager"]],
    ["of a manager who is the supervisor", managedBy("a2"), { employees: [of("2"), boss()] }, []],
    ["of a manager who isn't", managedBy("a3"), { employees: [of("2"), boss()] }, ["manager"]],
    [
      "of a manager, where nobody may read the supervisor",
      managedBy("a2"),
      { employees: [employee({}, { ...person.values, supervisor: undefined })] },
      [],
    ],
    ["of a manager, where nobody knows the supervisor", managedBy("a2"), { employees: [of("9")] }, []],
    [
      "of a manager, where the supervisor is on leave and their account still active",
      managedBy("a3"),
      { employees: [of("2"), { ...boss(), status: "leave" }] },
      [],
    ],
    [
      "of a manager, where the supervisor was deactivated by hand",
      managedBy("a3"),
      { employees: [of("2"), boss()], accounts: [managedBy("a3"), inactive("a2"), account({ id: "a3" })] },
      [],
    ],
    [
      "the same, with automatic reactivation",
      managedBy("a3"),
      {
        employees: [of("2"), boss()],
        accounts: [managedBy("a3"), inactive("a2"), account({ id: "a3" })],
        autoReactivate: true,
      },
      ["manager"],
    ],
    [
      "of a manager, where the supervisor is about to get an account",
      managedBy("a3"),
      { employees: [of("4"), employee({ id: "4" })] },
      ["manager"],
    ],
    [
      "of a manager, where the supervisor's account is about to be adopted",
      managedBy("a3"),
      {
        employees: [of("4"), employee({ id: "4" })],
        accounts: [managedBy("a3"), account({ id: "a4", externalId: null }), account({ id: "a3" })],
      },
      ["manager"],
    ],
    [
      "of a manager, where the supervisor is a rehire",
      managedBy("a3"),
      {
        employees: [
          of("8"),
          employee({ id: "2", status: "inactive" }, { email: "_q@x.de" }),
          employee({ id: "8" }, { email: "2@example.com" }),
        ],
      },
      ["manager"],
    ],
    [
      "of a manager, where the supervisor would close a circle",
      managedBy("a3"),
      { employees: [of("2"), employee({ id: "2" }, { supervisor: reportsTo("1") })] },
      [],
    ],
    [
      "of a manager, where the supervisor is gone",
      managedBy("a3"),
      { employees: [of("2")], gone: ["2"] },
      [],
    ],
    [
      "that deactivates, with automatic reactivation",
      { ...right, state: "deactivated" },
      { autoReactivate: true },
      ["state"],
    ],
    ["that deactivates, without", { ...right, state: "deactivated" }, {}, []],
    ["that reactivates a leaver", right, { employees: [{ ...person, status: "inactive" }] }, ["state"]],
    ["that reactivates somebody gone", right, { employees: [] }, ["state"]],
    ["that deactivates somebody gone", { ...right, state: "deactivated" }, { employees: [] }, []],
    ["of somebody excluded", { ...right, email: "o@x.de" }, { exclusions: { id: ["1"] } }, []],
    ["of somebody excluded who is gone", { ...right, link: "excluded" }, { employees: [] }, []],
    ["of an account by hand", account({ externalId: null }), {}, []],
    [
      "of what the next run reads for the first time",
      right,
      { mapping: { ...kind.mapping, ...unread }, asked: ["employment_type"] },
      ["level", "custom.Mine"],
    ],
    ["of what Personio withholds", right, { mapping: { ...kind.mapping, ...unread } }, []],
    [
      "of what the next run reads for the first time, of somebody excluded",
      right,
      { mapping: unread, asked: [], exclusions: { id: ["1"] } },
      [],
    ],
  ])("%s", (...[, of, over, fields]) => {
    expect(setBack(of, { employees: [person], ...kind, ...over })).toEqual(fields);
  });

  test("is set back by a run in just these fields", () => {
    const edited = { ...right, email: "o@x.de", text: { ...right.text, jobTitle: "CEO" } };
    const given = planInput({ employees: [person], accounts: [edited], ...kind });
    const after = applyPlan(given, plan(given)).accounts.find(
      ({ externalId }) => externalId === employeeId("1"),
    );
    expect(after).toMatchObject({ email: "1@example.com", text: { jobTitle: "Lead" } });
    expect(setBack(edited, { employees: [person], ...kind })).toEqual(["email", "jobTitle"]);
  });
});
