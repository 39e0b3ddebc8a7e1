/** Leaving and coming back (rules 18 to 21). */
import { describe, expect, test } from "vitest";
import { account, briefly, changeOf, employee, fieldsOf, findingKeys, planOf } from "./builders.ts";

describe("rule 18: a status other than active", () => {
  test.each(["inactive", "leave", "onboarding"] as const)("deactivates: %s", (status) => {
    const plan = planOf({ employees: [employee({ status })], accounts: [account()] });
    expect(briefly(plan)).toEqual([`deactivate a1 status-${status}`]);
    expect(changeOf(plan, "deactivate", "a1")).toMatchObject({
      employeeId: "1",
      name: "Ada Lovelace",
      before: { state: "active" },
      after: { state: "deactivated" },
    });
    expect(plan).toMatchObject({ people: { linked: 1, waiting: 0 }, linkedActive: 1 });
  });

  test("once only", () => {
    const employees = [employee({ status: "inactive" })];
    const plan = planOf({ employees, accounts: [account({ state: "deactivated" })], autoReactivate: true });
    expect(plan).toMatchObject({ changes: [], counts: { unchanged: 1 }, linkedActive: 0 });
  });
});

describe("rule 19: active again", () => {
  const accounts = [account({ state: "deactivated" })];

  test("is reactivated when that is switched on", () => {
    const plan = planOf({ employees: [employee()], accounts, autoReactivate: true });
    expect(briefly(plan)).toEqual(["reactivate a1 status-active"]);
    expect(changeOf(plan, "reactivate", "a1")).toMatchObject({
      before: { state: "deactivated" },
      after: { state: "active" },
    });
    expect(plan.findings).toEqual([]);
  });

  test("stays deactivated when it is off, is kept up to date, and gets no twin", () => {
    const plan = planOf({ employees: [employee({}, { position: "Lead" })], accounts });
    expect(briefly(plan)).toEqual(["update a1 changed-in-personio"]);
    expect(fieldsOf(plan, "a1")).toEqual({ jobTitle: "Lead" });
    expect(findingKeys(plan)).toEqual(["waiting-for-reactivation:1"]);
    expect(plan.people).toMatchObject({ linked: 1, held: 0 });
  });

  test("an adopted account comes back too, or waits", () => {
    const adopted = [account({ externalId: null, state: "deactivated" })];
    const on = planOf({ employees: [employee()], accounts: adopted, autoReactivate: true });
    expect(briefly(on)).toEqual(["reactivate a1 status-active", "update a1 same-email"]);
    const off = planOf({ employees: [employee()], accounts: adopted });
    expect(briefly(off)).toEqual(["update a1 same-email"]);
    expect(findingKeys(off)).toEqual(["waiting-for-reactivation:1"]);
  });

  test("without an address one comes back all the same, under the old one", () => {
    const plan = planOf({ employees: [employee({}, { email: null })], accounts, autoReactivate: true });
    expect(briefly(plan)).toEqual(["reactivate a1 status-active"]);
    expect(findingKeys(plan)).toEqual(["no-email:1"]);
  });
});

describe("rule 20: gone from Personio", () => {
  test("deactivates, on evidence alone", () => {
    const accounts = [account(), account({ id: "a2" })];
    const plan = planOf({ accounts, gone: ["1"] });
    expect(briefly(plan)).toEqual(["deactivate a1 gone-from-personio"]);
    expect(changeOf(plan, "deactivate", "a1")).toMatchObject({ employeeId: "1", name: "Ada Lovelace" });
    expect(plan.linkedActive).toBe(2);
  });

  test.each([
    ["is deactivated already", account({ state: "deactivated" })],
    ["is excluded", account({ link: "excluded" })],
    ["nobody linked", account({ externalId: null })],
  ])("leaves an account alone that %s", (_, one) => {
    const exclusions = { office: ["Berlin"] };
    expect(planOf({ accounts: [one], gone: ["1"], exclusions })).toMatchObject({
      changes: [],
      linkedActive: 0,
    });
  });

  test("deactivates an excluded account once no exclusion stands any more", () => {
    const plan = planOf({ accounts: [account({ link: "excluded" })], gone: ["1"] });
    expect(briefly(plan)).toEqual(["deactivate a1 gone-from-personio"]);
    expect(plan.linkedActive).toBe(1);
  });

  test("leaves alone whom an admin holds back, and says so", () => {
    const plan = planOf({ accounts: [account()], gone: ["1"], heldBack: ["1"] });
    expect(briefly(plan)).toEqual(["hold a1 held-by-admin"]);
    expect(plan.changes).toMatchObject([{ employeeId: "1", name: "Ada Lovelace" }]);
  });

  test("is planned by account, in one order", () => {
    const accounts = [account({ id: "a10" }), account({ id: "a2" }), account()];
    expect(briefly(planOf({ accounts, gone: ["1", "2", "10"] }))).toEqual(
      ["a1", "a2", "a10"].map((id) => `deactivate ${id} gone-from-personio`),
    );
  });
});

describe("rule 21: leavers", () => {
  test("keep their account, with the end date", () => {
    const employees = [employee({ status: "inactive" }, { termination_date: "2026-06-30" })];
    const plan = planOf({ employees, accounts: [account()] });
    expect(briefly(plan)).toEqual(["update a1 changed-in-personio", "deactivate a1 status-inactive"]);
    expect(fieldsOf(plan, "a1")).toEqual({ endDate: "2026-06-30" });
  });
});
