import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Rollcall, startRollcall } from "../../worker/start-rollcall.ts";
import { addTeam, deactivateByHand, joinTeam, saveExclusions, saveSettings } from "./by-hand.ts";
import { accountOf, listAccounts, listEmails, listFindings, snapshot } from "./directory.ts";

let rollcall: Rollcall;

beforeAll(async () => {
  rollcall = await startRollcall();
});
afterAll(() => rollcall.close());
beforeEach(() => rollcall.reset());

const company = () => rollcall.personio.company;

/** Enough people beside the one a test is about that the guard lets some go. */
function addColleagues(people: number): void {
  for (let i = 1; i <= people; i++)
    company().add({ id: 1000 + i, firstName: "Kim", lastName: `Kollege${i}` });
}

describe("starting", () => {
  test("somebody onboarding gets an account on the day they are active", async () => {
    const ada = company().hire({ firstName: "Ada", lastName: "Lovelace", hireDate: "2099-02-01" });
    company().add();
    await rollcall.connect();
    await rollcall.sync();
    expect(await listAccounts(rollcall)).toHaveLength(1);
    company().change(ada, { status: "active", hireDate: "2026-02-01" });
    expect(await rollcall.sync()).toMatchObject({ counts: { created: 1 } });
    expect(await accountOf(rollcall, ada)).toMatchObject({ state: "active", startOn: "2026-02-01" });
  });

  test("somebody onboarding again is deactivated", async () => {
    const ada = company().add();
    company().add();
    await rollcall.connect();
    await rollcall.sync();
    company().change(ada, { status: "onboarding", hireDate: "2099-02-01" });
    expect(await rollcall.sync()).toMatchObject({ counts: { deactivated: 1 } });
    expect(await accountOf(rollcall, ada)).toMatchObject({ state: "deactivated", startOn: "2099-02-01" });
  });
});

describe("a leave", () => {
  beforeEach(async () => {
    company().add({ id: 11, firstName: "Ada", lastName: "Lovelace", position: "Programmiererin" });
    addColleagues(3);
    await rollcall.connect();
    await rollcall.sync();
    company().sendOnLeave(11);
    await rollcall.sync();
  });

  test("deactivates", async () => {
    expect(await accountOf(rollcall, { id: 11 })).toMatchObject({
      state: "deactivated",
      deactivatedBy: "sync",
    });
    expect(await listFindings(rollcall)).toEqual([]);
  });

  test("ends without “reactivate automatically” in a finding, with current data and no twin", async () => {
    company().returnFromLeave(11);
    company().promote(11, { position: "Chefprogrammiererin" });
    expect(await rollcall.sync()).toMatchObject({ counts: { created: 0, reactivated: 0, updated: 1 } });
    expect(await accountOf(rollcall, { id: 11 })).toMatchObject({
      ...{ state: "deactivated", jobTitle: "Chefprogrammiererin" },
    });
    expect(await listAccounts(rollcall)).toHaveLength(4);
    expect(await listFindings(rollcall)).toEqual(["waiting-for-reactivation Ada Lovelace"]);
  });

  test("ends with “reactivate automatically” in an active account, and the finding is gone", async () => {
    const before = await accountOf(rollcall, { id: 11 });
    company().returnFromLeave(11);
    await rollcall.sync();
    await saveSettings(rollcall, { autoReactivate: true });
    expect(await rollcall.sync()).toMatchObject({ counts: { reactivated: 1, created: 0 } });
    expect(await accountOf(rollcall, { id: 11 })).toEqual({
      ...before,
      state: "active",
      deactivatedBy: null,
    });
    expect(await listFindings(rollcall)).toEqual([]);
  });

  test("“reactivate automatically” also takes back a deactivation by hand, unless the person is excluded", async () => {
    const by = { firstName: "Kim", office: "Berlin" };
    const [kim, excluded] = [
      company().change(1001, by),
      company().change(1002, { ...by, office: "Hamburg" }),
    ];
    await deactivateByHand(rollcall, (await accountOf(rollcall, kim)).id);
    await deactivateByHand(rollcall, (await accountOf(rollcall, excluded)).id);
    await saveExclusions(rollcall, { office: ["Hamburg"] });
    await saveSettings(rollcall, { autoReactivate: true });
    expect(await rollcall.sync()).toMatchObject({ counts: { reactivated: 1 } });
    expect(await accountOf(rollcall, kim)).toMatchObject({ state: "active", deactivatedBy: null });
    expect(await accountOf(rollcall, excluded)).toMatchObject({
      state: "deactivated",
      deactivatedBy: "admin",
    });
  });
});

describe("leaving", () => {
  test("keeps the account, deactivated, with the end date and its own address", async () => {
    const ada = company().add({ firstName: "Ada", lastName: "Lovelace" });
    addColleagues(3);
    await rollcall.connect();
    await rollcall.sync();
    company().end(ada, { on: "2099-03-31" });
    await rollcall.sync();
    expect(await accountOf(rollcall, ada)).toMatchObject({ state: "active", endOn: "2099-03-31" });
    company().end(ada, { on: "2026-03-31" });
    company().changeEmail(ada, "ada.lovelace@beispiel.example_k3x9q");
    expect(await rollcall.sync()).toMatchObject({ counts: { deactivated: 1 } });
    expect(await accountOf(rollcall, ada)).toMatchObject({
      ...{ state: "deactivated", endOn: "2026-03-31", email: "ada.lovelace@beispiel.example" },
    });
    expect(await listAccounts(rollcall)).toHaveLength(4);
  });

  test("wins over a record that is otherwise broken", async () => {
    const ada = company().add({ firstName: "Ada", email: "ada@beispiel.example" });
    addColleagues(3);
    await rollcall.connect();
    await rollcall.sync();
    company().change(ada, { status: "inactive", email: "kim.kollege1@beispiel.example" });
    await rollcall.sync();
    expect(await accountOf(rollcall, ada)).toMatchObject({
      state: "deactivated",
      email: "ada@beispiel.example",
    });
  });

  test("out of Personio altogether deactivates, once Personio says 404", async () => {
    const ada = company().add({ firstName: "Ada" });
    addColleagues(3);
    await rollcall.connect();
    await rollcall.sync();
    company().delete(ada);
    rollcall.personio.requests.clear();
    expect(await rollcall.sync()).toMatchObject({ counts: { deactivated: 1, read: 3 } });
    expect(await accountOf(rollcall, ada)).toMatchObject({ state: "deactivated", deactivatedBy: "sync" });
    expect(rollcall.personio.requests.to(`/v1/company/employees/${ada.id}`)).toMatchObject([{ status: 404 }]);
    const settled = await snapshot(rollcall);
    expect(settled.employee).toHaveLength(3);
    expect(await rollcall.sync()).toMatchObject({ counts: { deactivated: 0, updated: 0 } });
    expect(await snapshot(rollcall)).toEqual(settled);
  });
});

describe("a rehire", () => {
  beforeEach(async () => {
    company().add({ id: 11, firstName: "Ada", lastName: "Lovelace", position: "Programmiererin" });
    addColleagues(3);
    await rollcall.connect();
    await rollcall.sync();
    const { id } = await accountOf(rollcall, { id: 11 });
    await addTeam(rollcall, "t-hand", "Chor");
    await joinTeam(rollcall, id, "t-hand");
    company().end(11, { on: "2026-01-31" });
    await rollcall.sync();
  });

  test("links the account to the new profile, with its history, and reactivates it if that is wanted", async () => {
    const before = await accountOf(rollcall, { id: 11 });
    await saveSettings(rollcall, { autoReactivate: true });
    const again = company().rehire(11, { position: "Rechenmeisterin", department: "Rechnen" });
    expect(await rollcall.sync()).toMatchObject({ counts: { created: 0, reactivated: 1, updated: 1 } });
    expect(await accountOf(rollcall, again)).toMatchObject({
      ...{ id: before.id, createdAt: before.createdAt, email: before.email, state: "active" },
      ...{ jobTitle: "Rechenmeisterin", teams: ["Chor (manual)", "Rechnen (department)"] },
      ...{ startOn: again.hireDate, endOn: null },
    });
    expect(await listAccounts(rollcall)).toHaveLength(4);
    expect(await rollcall.sync()).toMatchObject({ counts: { updated: 0, created: 0, deactivated: 0 } });
  });

  test("is linked but stays deactivated where accounts are not reactivated", async () => {
    const before = await accountOf(rollcall, { id: 11 });
    const again = company().rehire(11);
    await rollcall.sync();
    expect(await accountOf(rollcall, again)).toMatchObject({ id: before.id, state: "deactivated" });
    expect(await listFindings(rollcall)).toEqual(["waiting-for-reactivation Ada Lovelace"]);
  });

  test("is recognised too when the old profile is gone altogether", async () => {
    const before = await accountOf(rollcall, { id: 11 });
    await saveSettings(rollcall, { autoReactivate: true });
    const again = company().rehire(11);
    company().delete(11);
    await rollcall.sync();
    expect(await accountOf(rollcall, again)).toMatchObject({ id: before.id, state: "active" });
    expect(await listEmails(rollcall)).toHaveLength(4);
  });

  test("between two runs, with nobody seen as inactive in between, keeps the account active", async () => {
    company().end(1001);
    const again = company().rehire(1001);
    expect(await rollcall.sync()).toMatchObject({ counts: { deactivated: 0, created: 0 } });
    expect(await accountOf(rollcall, again)).toMatchObject({ state: "active", email: again.email });
  });
});

describe("people who come or go while the pages are read", () => {
  const PEOPLE = 205;

  beforeEach(async () => {
    for (let id = 1; id <= PEOPLE; id++) company().add({ id, firstName: "Kim", lastName: `Nr ${id}` });
    await rollcall.connect();
    await rollcall.sync();
  });

  const states = async () => {
    const accounts = await listAccounts(rollcall);
    return new Map(accounts.map(({ externalId, state }) => [Number(externalId), state]));
  };

  test("a deletion that makes the pages skip somebody costs nobody else the account", async () => {
    const [newest] = company().employees;
    rollcall.personio.faults.add({
      kind: "change",
      fromPage: 1,
      change: { action: "delete", id: newest?.id ?? 0 },
    });
    expect(await rollcall.sync()).toMatchObject({
      state: "succeeded",
      counts: { deactivated: 1, read: 204 },
    });
    expect(company().has(newest?.id ?? 0)).toBe(false);
    const after = await states();
    expect(after.size).toBe(PEOPLE);
    expect([...after].filter(([, state]) => state !== "active")).toEqual([[newest?.id, "deactivated"]]);
  });

  test("somebody skipped while the number of people stays the same is not taken for gone", async () => {
    const { 0: newest, 100: skipped } = company().employees;
    company().change(skipped?.id ?? 0, { position: "Neu" });
    rollcall.personio.faults.add({
      kind: "change",
      fromPage: 1,
      change: (changing) => {
        changing.delete(newest?.id ?? 0);
        changing.add({ id: 999, createdAt: "2001-01-01" });
      },
    });
    expect(await rollcall.sync()).toMatchObject({ state: "succeeded" });
    expect(await accountOf(rollcall, { id: skipped?.id ?? 0 })).toMatchObject({
      state: "active",
      jobTitle: "Neu",
    });
    await rollcall.sync();
    const after = await states();
    expect([...after].filter(([, state]) => state !== "active")).toEqual([[newest?.id, "deactivated"]]);
    expect(after.get(999)).toBe("active");
    expect(after.size).toBe(PEOPLE + 1);
  });

  test("nobody is lost or doubled when people are hired between two pages", async () => {
    rollcall.personio.faults.add({
      kind: "change",
      fromPage: 1,
      change: (changing) => {
        for (const id of [901, 902, 903]) changing.add({ id });
      },
    });
    expect(await rollcall.sync()).toMatchObject({
      state: "succeeded",
      counts: { created: 3, deactivated: 0 },
    });
    const after = await states();
    expect(after.size).toBe(PEOPLE + 3);
    expect(new Set(after.values())).toEqual(new Set(["active"]));
  });

  test("what a first read skips comes with the very same run", async () => {
    await rollcall.reset();
    for (let id = 1; id <= PEOPLE; id++) company().add({ id });
    rollcall.personio.faults.add({ kind: "change", fromPage: 1, change: { action: "delete", id: PEOPLE } });
    await rollcall.connect();
    expect(await rollcall.sync()).toMatchObject({ state: "succeeded", counts: { created: PEOPLE - 1 } });
    expect((await states()).size).toBe(PEOPLE - 1);
  });
});
