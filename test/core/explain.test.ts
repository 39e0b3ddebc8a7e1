/** Why somebody is synced, or is not, and what the next run does about an edit by hand. */
import { describe, expect, test } from "vitest";
import type { Account } from "../../worker/core/account.ts";
import type { Employee } from "../../worker/core/employee.ts";
import { type ExplainInput, type Explanation, explain } from "../../worker/core/explain.ts";
import { type EditedAccount, fieldsSetBack } from "../../worker/core/explain-edit.ts";
import { matchAccounts } from "../../worker/core/match.ts";
import type { PlanInput } from "../../worker/core/picture.ts";
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

const input = (given: PlanInput, person: Employee | null, of: Account | null): ExplainInput => {
  const match = matchAccounts(given).find(({ employee }) => employee.id === person?.id);
  const { mapping, exclusions, autoReactivate } = given;
  return {
    employee: person,
    account: of,
    pairing: match?.pairing ?? null,
    mapping,
    exclusions,
    autoReactivate,
  };
};

/** Employee 1 and their account, in the middle of others. */
function explainFirst(over: PlanInputOver): Explanation {
  const given = planInput(over);
  const person = given.employees.find(({ id }) => id === "1") ?? null;
  return explain(input(given, person, given.accounts.find(({ externalId }) => externalId === "1") ?? null));
}

const briefly = ({ standing, match, rules }: Explanation) => [
  standing,
  match,
  ...rules.map(({ code }) => code),
];

const external = { exclusions: { employment_type: ["external", "freelance"] } };
const type = (employment_type: string | undefined) => ({ employment_type });

const CASES: ReadonlyArray<{
  readonly name: string;
  readonly of: PlanInputOver;
  readonly is: readonly string[];
}> = [
  {
    name: "active, without an account",
    of: { employees: [employee()] },
    is: ["waiting", "new-account", "active-gets-account"],
  },
  {
    name: "on leave, without an account",
    of: { employees: [employee({ status: "leave" })] },
    is: ["waiting", "none", "only-active-get-accounts"],
  },
  {
    name: "without an e-mail address",
    of: { employees: [employee({}, { email: null })] },
    is: ["held", "none", "no-email"],
  },
  {
    name: "two with one address",
    of: { employees: [employee({}, { email: "x@x.de" }), employee({ id: "2" }, { email: "X@x.de" })] },
    is: ["held", "none", "email-conflict"],
  },
  {
    name: "a record nobody can read, with an account",
    of: { employees: [employee({ status: null })], accounts: [account()] },
    is: ["held", "stored-id", "invalid-record"],
  },
  {
    name: "held back, with an account",
    of: { employees: [employee()], accounts: [account()], heldBack: ["1"] },
    is: ["held", "stored-id", "held-by-admin"],
  },
  {
    name: "an exclusion that can't be judged",
    of: { employees: [employee()], ...external },
    is: ["held", "none", "attribute-not-readable"],
  },
  {
    name: "excluded, without an account",
    of: { employees: [employee({}, type("external"))], ...external },
    is: ["excluded", "none", "excluded-gets-no-account"],
  },
  {
    name: "excluded, with an account",
    of: { employees: [employee({}, type("external"))], accounts: [account()], ...external },
    is: ["excluded", "stored-id", "exclusion-cuts-link"],
  },
  {
    name: "excluded and deactivated",
    of: {
      employees: [employee({}, type("external"))],
      accounts: [account({ link: "excluded", state: "deactivated" })],
      ...external,
    },
    is: ["excluded", "stored-id", "exclusion-cuts-link", "excluded-stays-deactivated"],
  },
  {
    name: "excluded for as long as nobody can say",
    of: { employees: [employee()], accounts: [account({ link: "excluded" })], ...external },
    is: ["excluded", "stored-id", "exclusion-not-readable"],
  },
  {
    name: "linked",
    of: { employees: [employee()], accounts: [account()] },
    is: ["linked", "stored-id", "status-drives-activation"],
  },
  {
    name: "linked, and not excluded any more",
    of: { employees: [employee()], accounts: [account({ link: "excluded" })] },
    is: ["linked", "stored-id", "no-longer-excluded", "status-drives-activation"],
  },
  {
    name: "back, and nobody reactivates",
    of: { employees: [employee()], accounts: [account({ state: "deactivated" })] },
    is: ["linked", "stored-id", "waits-for-reactivation"],
  },
  {
    name: "back, and reactivated automatically",
    of: { employees: [employee()], accounts: [account({ state: "deactivated" })], autoReactivate: true },
    is: ["linked", "stored-id", "reactivates-automatically"],
  },
  {
    name: "left, with an address Personio renamed",
    of: {
      employees: [employee({ status: "inactive" }, { email: "_abcde1@example.com" })],
      accounts: [account()],
    },
    is: ["linked", "stored-id", "status-drives-activation", "address-of-leavers-stays"],
  },
  {
    name: "left, with the same address",
    of: { employees: [employee({ status: "inactive" })], accounts: [account()] },
    is: ["linked", "stored-id", "status-drives-activation"],
  },
  {
    name: "linked, and the address is gone",
    of: { employees: [employee({}, { email: null })], accounts: [account()] },
    is: ["linked", "stored-id", "status-drives-activation", "address-not-carried-over"],
  },
  {
    name: "linked, and attributes are absent",
    of: { employees: [employee({}, { gender: undefined, office: undefined })], accounts: [account()] },
    is: ["linked", "stored-id", "status-drives-activation", "absent-keeps-value"],
  },
  {
    name: "will adopt an account by hand",
    of: {
      employees: [employee()],
      accounts: [account({ id: "a9", externalId: null, email: "1@EXAMPLE.com" })],
    },
    is: ["waiting", "same-email", "same-email-adopts", "status-drives-activation"],
  },
  {
    name: "rehired",
    of: {
      employees: [
        employee({ id: "7", status: "inactive" }, { email: "_q@x.de" }),
        employee({}, { email: "7@example.com" }),
      ],
      accounts: [account({ id: "a7", state: "deactivated" })],
    },
    is: ["waiting", "rehired", "rehire-keeps-account", "waits-for-reactivation"],
  },
];

describe("an employee", () => {
  test.each(CASES)("$name", ({ of, is }) => {
    expect(briefly(explainFirst(of))).toEqual(is);
  });

  test("is told every exclusion that matches, and by which value", () => {
    const both = { exclusions: { employment_type: ["external"], department: ["Sales"] } };
    const person = employee({}, { ...type("external"), department: { id: "1", name: "Sales" } });
    expect(explainFirst({ employees: [person], ...both })).toMatchObject({
      rules: [{ code: "excluded-gets-no-account", params: { key: "employment_type", value: "external" } }],
      exclusions: [
        { key: "employment_type", value: "external" },
        { key: "department", value: "Sales" },
      ],
    });
  });

  test.each([
    [{ employees: [employee({ status: "onboarding" })] }, { status: "onboarding" }],
    [{ employees: [employee({ status: "inactive" })], accounts: [account()] }, { status: "inactive" }],
    [{ employees: [employee({}, { email: "2@example.com" }), employee({ id: "2" })] }, { with: ["2"] }],
    [{ employees: [employee()], ...external }, { attribute: "employment_type" }],
    [{ employees: [employee({}, { email: null })] }, {}],
  ])("rules come with their data: %#", (of, params) => {
    expect(explainFirst(of).rules[0]?.params).toEqual(params);
  });

  test("hears why their address isn't carried over, and with whom they share it", () => {
    const employees = [employee({}, { email: "2@example.com" }), employee({ id: "2" })];
    const { rules } = explainFirst({ employees, accounts: [account(), account({ id: "a2" })] });
    expect(rules.at(-1)).toEqual({
      code: "address-not-carried-over",
      params: { because: "email-conflict", with: ["2"] },
    });
  });

  test("hears which attributes are absent; the status and the id always come", () => {
    const { rules } = explainFirst({
      employees: [employee({}, { gender: undefined })],
      accounts: [account()],
    });
    expect(rules.at(-1)?.params).toEqual({ attributes: ["gender"] });
  });

  test("without a status that is known waits for no rule's data", () => {
    const pairing = { kind: "waiting" } as const;
    const given = { ...input(planInput(), null, null), employee: employee({ status: null }), pairing };
    expect(explain(given).rules).toEqual([{ code: "only-active-get-accounts", params: {} }]);
  });
});

describe("an account", () => {
  const explainAccount = (over: PlanInputOver, id: string): Explanation => {
    const given = planInput(over);
    const of = given.accounts.find((it) => it.id === id) ?? null;
    const match = matchAccounts(given).find(
      ({ pairing }) => "account" in pairing && pairing.account?.id === id,
    );
    return explain(input(given, match?.employee ?? null, of));
  };

  test.each<[string, Account, readonly string[]]>([
    ["made by hand", account({ externalId: null }), ["unlinked", "none", "by-hand-never-changed"]],
    ["of somebody gone", account(), ["gone", "stored-id", "gone-is-deactivated"]],
    [
      "excluded, of somebody gone",
      account({ link: "excluded" }),
      ["gone", "stored-id", "exclusion-cuts-link"],
    ],
  ])("%s", (_, of, is) => {
    expect(briefly(explainAccount({ accounts: [of] }, of.id))).toEqual(is);
  });

  test("made by hand that the next run adopts is still unlinked", () => {
    const by = account({ id: "a9", externalId: null, email: "1@example.com" });
    const explanation = explainAccount({ employees: [employee()], accounts: [by] }, "a9");
    expect(briefly(explanation).slice(0, 3)).toEqual(["unlinked", "same-email", "same-email-adopts"]);
  });

  test("of a former profile is linked, and goes over to the new one", () => {
    const employees = [employee({ id: "7", status: "inactive" }), employee({}, { email: "7@example.com" })];
    const explanation = explainAccount({ employees, accounts: [account({ id: "a7" })] }, "a7");
    expect(briefly(explanation).slice(0, 3)).toEqual(["linked", "rehired", "rehire-keeps-account"]);
    expect(explanation.rules[0]?.params).toEqual({ before: "7" });
  });
});

test("of somebody without an account whom Personio knows no more, only the history is left", () => {
  expect(explain(input(planInput(), null, null))).toEqual({
    ...{ standing: "gone", match: "none", exclusions: [] },
    rules: [{ code: "gone-from-personio", params: {} }],
  });
});

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

  function setBack(of: Account, over: PlanInputOver & { supervisor?: string } = {}): readonly string[] {
    const { supervisor = null, ...rest } = over;
    const given = planInput({ accounts: [of, account({ id: "a2" })], ...rest });
    const person = given.employees.find(({ id }) => id === of.externalId) ?? null;
    const { pairing, mapping, autoReactivate } = input(given, person, of);
    const edited: EditedAccount = {
      ...{ account: of, employee: person, pairing, mapping, autoReactivate },
      supervisorAccountId: supervisor === null ? null : accountId(supervisor),
    };
    return fieldsSetBack(edited, FIELDS);
  }

  const kind = { mapping: { employment_type: { kind: "custom", name: "Kind" } } } as const;
  const person = employee({}, { position: "Lead", employment_type: "internal" });
  const right = account({
    ...{ text: { jobTitle: "Lead" }, custom: { Kind: "internal", Mine: "1" }, sourced: ["custom:Kind"] },
  });

  test.each<[string, Account, PlanInputOver & { supervisor?: string }, readonly string[]]>([
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
    [
      "of a manager who is the supervisor",
      { ...right, managerId: accountId("a2") },
      { employees: [employee({}, { ...person.values, supervisor: reportsTo("2") })], supervisor: "a2" },
      [],
    ],
    [
      "of a manager, where the supervisor has no active account",
      { ...right, managerId: accountId("a2") },
      { employees: [employee({}, { ...person.values, supervisor: reportsTo("3") })] },
      [],
    ],
    [
      "of a manager, where nobody may read the supervisor",
      { ...right, managerId: accountId("a2") },
      { employees: [employee({}, { ...person.values, supervisor: undefined })] },
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
