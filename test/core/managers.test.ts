/** Reporting lines (rules 16 and 17). */
import { describe, expect, test } from "vitest";
import { plan } from "../../worker/core/plan.ts";
import { applyPlan } from "./apply-plan.ts";
import {
  account,
  employee,
  fieldsOf,
  findingKeys,
  type PlanInputOver,
  planInput,
  planOf,
  reportsTo,
} from "./builders.ts";

/** Employees `1`, `2`, … and whom they report to: nobody is `null`, not readable is `undefined`. */
const staff = (supervisors: readonly (string | null | undefined)[]) =>
  supervisors.map((id, index) =>
    employee({ id: `${index + 1}` }, { supervisor: typeof id === "string" ? reportsTo(id) : id }),
  );

/** Accounts `a1`, `a2`, … and who manages them. */
const managedBy = (managers: readonly (string | null)[]) =>
  managers.map((managerId, index) => account({ id: `a${index + 1}`, managerId }));

/** Who manages whom after the run, as `account<manager`. */
function linesAfter(over: PlanInputOver): readonly string[] {
  const input = planInput(over);
  return applyPlan(input, plan(input)).accounts.map(({ id, managerId }) => `${id}<${managerId ?? ""}`);
}

describe("rule 16: the supervisor becomes the manager", () => {
  test("of people who were there before", () => {
    const over = { employees: staff(["2", null]), accounts: managedBy([null, null]) };
    expect(fieldsOf(planOf(over), "a1")).toEqual({ manager: "a2" });
  });

  test("of people created in the same run, in any order", () => {
    const employees = staff(["2", "3", null]);
    const lines = ["account:1<account:2", "account:2<account:3", "account:3<"];
    expect(linesAfter({ employees })).toEqual(lines);
    expect(linesAfter({ employees: employees.toReversed() })).toEqual(lines);
  });

  test("of a new person, though it had an account before; and the other way round", () => {
    const employees = staff(["2", null]);
    expect(linesAfter({ employees, accounts: [account({ id: "a2" })] })).toEqual(["a2<", "account:1<a2"]);
    expect(linesAfter({ employees, accounts: [account()] })).toEqual(["a1<account:2", "account:2<"]);
  });

  test("of a person whose account was adopted in the same run", () => {
    const accounts = [account(), account({ id: "a2", externalId: null })];
    expect(linesAfter({ employees: staff(["2", null]), accounts })).toEqual(["a1<a2", "a2<"]);
  });

  test("of a person who is reactivated in the same run", () => {
    const over = {
      employees: staff(["2", null]),
      accounts: [account(), account({ id: "a2", state: "deactivated" })],
    };
    expect(linesAfter({ ...over, autoReactivate: true } as PlanInputOver)).toEqual(["a1<a2", "a2<"]);
  });

  test("in place of another", () => {
    const over = { employees: staff(["3", null, null]), accounts: managedBy(["a2", null, null]) };
    expect(linesAfter(over)).toEqual(["a1<a3", "a2<", "a3<"]);
  });

  test("and may swap places with a report", () => {
    expect(linesAfter({ employees: staff([null, "1"]), accounts: managedBy(["a2", null]) })).toEqual([
      "a1<",
      "a2<a1",
    ]);
  });

  test("an excluded supervisor whose account is active is a manager like any other", () => {
    const over = { employees: staff(["2", null]), exclusions: { id: ["2"] } };
    const plan = planOf({ ...over, accounts: [account(), account({ id: "a2", link: "excluded" })] });
    expect(fieldsOf(plan, "a1")).toEqual({ manager: "a2" });
    expect(plan.findings).toEqual([]);
  });

  test("as is one who is held back, or one whose record is broken", () => {
    const accounts = managedBy([null, null]);
    expect(linesAfter({ employees: staff(["2", null]), accounts, heldBack: ["2"] })).toEqual([
      "a1<a2",
      "a2<",
    ]);
    const employees = [...staff(["2"]), employee({ id: "2", status: null })];
    expect(linesAfter({ employees, accounts })).toEqual(["a1<a2", "a2<"]);
  });
});

describe("rule 17: a line is never broken", () => {
  const kept = (over: PlanInputOver) => {
    const plan = planOf({ accounts: managedBy(["a2", null]), ...over });
    expect(fieldsOf(plan, "a1")).toEqual({});
    return plan.findings;
  };

  test("by a supervisor nobody knows", () => {
    expect(kept({ employees: staff(["99", null]) })).toEqual([
      {
        code: "manager-unknown",
        employeeId: "1",
        name: "Ada Lovelace",
        params: { supervisor: "99", supervisorName: "99" },
      },
    ]);
  });

  test("by a supervisor without an account", () => {
    const employees = [
      ...staff(["3", null]),
      employee({ id: "3", status: "onboarding" }, { first_name: "Grace" }),
    ];
    expect(kept({ employees })).toMatchObject([
      { code: "manager-unknown", params: { supervisor: "3", supervisorName: "Grace Lovelace" } },
    ]);
  });

  test("by a supervisor who is held, or excluded, without an account", () => {
    const employees = [...staff(["3", null]), employee({ id: "3" }, { email: null })];
    expect(kept({ employees })).toMatchObject([{ code: "no-email" }, { code: "manager-unknown" }]);
    expect(kept({ employees, exclusions: { id: ["3"] } })).toMatchObject([{ code: "manager-unknown" }]);
  });

  const third = (state: "active" | "deactivated", link: "linked" | "excluded" = "linked") => [
    ...managedBy(["a2", null]),
    account({ id: "a3", state, link }),
  ];

  test.each(["inactive", "leave"] as const)(
    "by a supervisor who is deactivated in the same run: %s",
    (status) => {
      const employees = [...staff(["3", null]), employee({ id: "3", status })];
      expect(kept({ employees, accounts: third("active") })).toMatchObject([{ code: "manager-deactivated" }]);
    },
  );

  test("by a supervisor who stays deactivated", () => {
    const findings = kept({ employees: staff(["3", null, null]), accounts: third("deactivated") });
    expect(findings).toMatchObject([{ code: "waiting-for-reactivation" }, { code: "manager-deactivated" }]);
  });

  test("by a supervisor who is excluded and deactivated", () => {
    const over = { employees: staff(["3", null, null]), accounts: third("deactivated", "excluded") };
    expect(kept({ ...over, exclusions: { id: ["3"] } })).toMatchObject([{ code: "manager-deactivated" }]);
  });

  test("by a supervisor who is gone", () => {
    const over = { employees: staff(["3", null]), accounts: third("active"), gone: ["3"] };
    expect(kept(over)).toMatchObject([{ code: "manager-deactivated" }]);
  });

  test("by a supervisor who was not read, while the account is active", () => {
    const over = { employees: staff(["3", null]), accounts: third("active") };
    expect(linesAfter(over)).toEqual(["a1<a3", "a2<", "a3<"]);
  });

  test("by what may not be read", () => {
    const plan = planOf({ employees: staff([undefined, undefined]), accounts: managedBy(["a2", null]) });
    expect(plan.changes).toEqual([]);
    expect(findingKeys(plan)).toEqual(["attribute-not-readable:supervisor"]);
  });

  test("but a supervisor that is empty clears it", () => {
    const over = { employees: staff([null, null]), accounts: managedBy(["a2", null]) };
    expect(fieldsOf(planOf(over), "a1")).toEqual({ manager: null });
  });

  test("and a new account without a supervisor has nothing to clear", () => {
    expect(fieldsOf(planOf({ employees: staff([null]) }), "account:1")).not.toHaveProperty("manager");
  });

  test("whom a leaver reported to is no finding", () => {
    const leaver = employee({ status: "inactive" }, { supervisor: reportsTo("99") });
    expect(planOf({ employees: [leaver], accounts: [account()] }).findings).toEqual([]);
  });
});

describe("rule 17: circles", () => {
  test.each([
    ["one", ["1"], ["a1<"]],
    ["two", ["2", "1"], ["a1<", "a2<"]],
    ["three", ["2", "3", "1"], ["a1<", "a2<", "a3<"]],
  ])("of %s change nothing, and everybody in them is a finding", (_, supervisors, lines) => {
    const over = { employees: staff(supervisors), accounts: managedBy(supervisors.map(() => null)) };
    expect(linesAfter(over)).toEqual(lines);
    expect(findingKeys(planOf(over))).toEqual(supervisors.map((_, index) => `manager-cycle:${index + 1}`));
  });

  test("of people created in the same run leave them without a manager", () => {
    expect(linesAfter({ employees: staff(["2", "1", "1"]) })).toEqual([
      "account:1<",
      "account:2<",
      "account:3<account:1",
    ]);
  });

  test("keep the old managers, and who reports into one follows as usual", () => {
    const over = { employees: staff(["2", "1", "1", null]), accounts: managedBy(["a4", "a4", null, null]) };
    expect(linesAfter(over)).toEqual(["a1<a4", "a2<a4", "a3<a1", "a4<"]);
    expect(findingKeys(planOf(over))).toEqual(["manager-cycle:1", "manager-cycle:2"]);
  });

  test("closed by an old line that can't change are seen too", () => {
    // 2's new supervisor is unknown, so 2 stays under 1: 1 must not go under 2.
    const over = { employees: staff(["2", "99"]), accounts: managedBy([null, "a1"]) };
    expect(linesAfter(over)).toEqual(["a1<", "a2<a1"]);
    expect(findingKeys(planOf(over))).toEqual(["manager-cycle:1", "manager-unknown:2"]);
  });

  test("closed by an account that nobody linked are seen too", () => {
    const byHand = account({ id: "a9", externalId: null, managerId: "a1" });
    const over = {
      employees: staff(["2", null]),
      accounts: [account(), account({ id: "a2", managerId: "a9" }), byHand],
    };
    expect(linesAfter({ ...over, exclusions: { id: ["2"] } })).toEqual(["a1<", "a2<a9", "a9<a1"]);
  });

  test("closed by an old line that another circle brought back are seen too", () => {
    // 2 and 3 want each other, so both keep their old managers; 2's is 1, who must not go under 2.
    const over = { employees: staff(["2", "3", "2"]), accounts: managedBy([null, "a1", null]) };
    expect(linesAfter(over)).toEqual(["a1<", "a2<a1", "a3<"]);
    expect(findingKeys(planOf(over))).toEqual(["manager-cycle:1", "manager-cycle:2", "manager-cycle:3"]);
  });

  test("that are there already are resolved when Personio resolves them", () => {
    const over = { employees: staff([null, "1"]), accounts: managedBy(["a2", "a1"]) };
    expect(linesAfter(over)).toEqual(["a1<", "a2<a1"]);
    expect(planOf(over).findings).toEqual([]);
  });

  test("that are there already and still in Personio stay a finding", () => {
    const over = { employees: staff(["2", "1"]), accounts: managedBy(["a2", "a1"]) };
    expect(planOf(over).changes).toEqual([]);
    expect(findingKeys(planOf(over))).toEqual(["manager-cycle:1", "manager-cycle:2"]);
  });
});
