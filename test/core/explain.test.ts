/** Why somebody is synced, or is not. */
import { describe, expect, test } from "vitest";
import type { Account } from "../../worker/core/account.ts";
import type { Employee } from "../../worker/core/employee.ts";
import { type ExplainInput, type Explanation, explain } from "../../worker/core/explain.ts";
import { matchAccounts } from "../../worker/core/match.ts";
import type { PlanInput } from "../../worker/core/picture.ts";
import { account, employee, type PlanInputOver, planInput } from "./builders.ts";

const input = (given: PlanInput, person: Employee | null, of: Account | null): ExplainInput => {
  const match = matchAccounts(given).find(({ employee }) => employee.id === person?.id);
  const { mapping, exclusions, autoReactivate, asked } = given;
  const settings = { mapping, exclusions, autoReactivate, asked };
  return { employee: person, account: of, pairing: match?.pairing ?? null, ...settings, movedTo: null };
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
    name: "linked, and a target is newer than the last read",
    of: {
      employees: [employee({}, { gender: undefined })],
      accounts: [account()],
      mapping: { dynamic_1: { kind: "level" } },
      asked: ["gender"],
    },
    is: ["linked", "stored-id", "status-drives-activation", "absent-keeps-value", "not-read-yet"],
  },
  {
    name: "linked, and an exclusion is newer than the last read",
    of: { employees: [employee()], accounts: [account()], ...external, asked: [] },
    is: ["linked", "stored-id", "status-drives-activation", "not-read-yet"],
  },
  {
    name: "without an account, and an exclusion is newer than the last read",
    of: { employees: [employee()], ...external, asked: [] },
    is: ["waiting", "none", "not-read-yet"],
  },
  {
    name: "excluded before, and another exclusion is newer than the last read",
    of: { employees: [employee()], accounts: [account({ link: "excluded" })], ...external, asked: [] },
    is: ["excluded", "stored-id", "not-read-yet"],
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

  test("hears which attributes were never asked for, by a target or an exclusion, once each", () => {
    const { rules } = explainFirst({
      ...{ employees: [employee({}, { tags: "read" })], accounts: [account()], asked: [] },
      mapping: { tags: { kind: "level" }, employment_type: { kind: "team" } },
      exclusions: { employment_type: ["external"], status: ["leave"], id: ["7"] },
    });
    expect(rules.at(-1)).toEqual({ code: "not-read-yet", params: { attributes: ["employment_type"] } });
  });

  test("hears that Personio withholds an attribute, where nobody knows what was asked", () => {
    const given = { ...planInput({ employees: [employee()], ...external }) };
    const explanation = explain({ ...input(given, given.employees[0] ?? null, null), asked: null });
    expect(briefly(explanation)).toEqual(["held", "none", "attribute-not-readable"]);
  });

  test("whose account a rehire took over hears whose it is now", () => {
    const movedTo = { employeeId: "9", accountId: "a1" };
    const given = planInput({ employees: [employee({ status: "inactive" })] });
    const former = explain({ ...input(given, given.employees[0] ?? null, null), movedTo });
    expect(briefly(former)).toEqual(["waiting", "none", "account-moved", "only-active-get-accounts"]);
    expect(former.rules[0]?.params).toEqual(movedTo);
    const gone = explain({ ...input(given, null, null), movedTo });
    expect(briefly(gone)).toEqual(["gone", "none", "account-moved", "gone-from-personio"]);
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
