/** A plan beyond the limits waits for a person, with everything on record and nothing changed. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Company } from "../../personio/company/company.ts";
import { type Rollcall, startRollcall } from "../../worker/start-rollcall.ts";
import { exclude, saveSettings } from "./configure.ts";
import { changesOf, sync } from "./follow.ts";
import { companyOf, idsFrom, sendOnLeave } from "./small-company.ts";
import { bookmark, statesOf, tablesOf } from "./snapshots.ts";

let rollcall: Rollcall;

beforeAll(async () => {
  rollcall = await startRollcall();
});
afterAll(() => rollcall.close());

/** A company that is in the directory already. */
async function inDirectory(company: Company): Promise<Company> {
  await rollcall.reset({ company });
  await rollcall.connect();
  expect((await sync(rollcall)).state).toBe("succeeded");
  return company;
}

describe("six of twenty people leaving at once", () => {
  let rewind: () => Promise<void>;

  beforeAll(async () => {
    const company = await inDirectory(companyOf(20));
    sendOnLeave(company, ...idsFrom(15, 20));
    company.promote(2, { position: "Leitung", supervisor: 15 });
    rewind = await bookmark(rollcall.db);
  });

  beforeEach(() => rewind());

  test("pause the run, with the numbers, a fingerprint and every change on record", async () => {
    const run = await sync(rollcall);
    expect(run).toMatchObject({
      state: "paused",
      fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
      counts: { read: 20, updated: 1, deactivated: 6, unchanged: 13 },
      problem: { code: "too-many-deactivations", params: { planned: 6, allowed: 5, of: 20 } },
    });
    const changes = await changesOf(rollcall, run.id);
    expect(changes.map(({ seq, kind, employeeId, state }) => [seq, kind, employeeId, state])).toEqual([
      [1, "update", "2", "planned"],
      ...idsFrom(15, 20).map((id, index) => [index + 2, "deactivate", String(id), "planned"]),
    ]);
  });

  test("change nothing, not even what would have been harmless", async () => {
    const before = await tablesOf(rollcall.db);
    await sync(rollcall);
    expect(await tablesOf(rollcall.db)).toEqual(before);
  });

  test("leave the findings alone: the manager that would be deactivated is active", async () => {
    const run = await sync(rollcall);
    expect(await rollcall.rows("SELECT code FROM finding")).toEqual([]);
    await rollcall.call("POST", `/v1/runs/${run.id}/reject`);
    await saveSettings(rollcall.db, {
      limits: { deactivations: { count: 6, percent: 0 }, relinks: { count: 5, percent: 5 } },
    });
    await sync(rollcall);
    expect(await rollcall.rows("SELECT code FROM finding")).toEqual([{ code: "manager-deactivated" }]);
  });

  test("leave the place to others", async () => {
    await sync(rollcall);
    expect(await rollcall.rows("SELECT owner, expires_at FROM lease WHERE name = 'directory'")).toEqual([
      { owner: "", expires_at: 0 },
    ]);
    const { body } = await rollcall.call("GET", "/v1/status");
    expect(body).toMatchObject({ state: "paused", lastRun: { problem: { code: "too-many-deactivations" } } });
  });

  test("in a preview end well, with the guard's word as a warning", async () => {
    const before = await tablesOf(rollcall.db);
    const run = await sync(rollcall, "preview");
    expect(run).toMatchObject({
      state: "succeeded",
      mode: "preview",
      counts: { deactivated: 6 },
      problem: { code: "too-many-deactivations", params: { planned: 6, allowed: 5, of: 20 } },
    });
    expect(await changesOf(rollcall, run.id)).toHaveLength(7);
    expect(await tablesOf(rollcall.db)).toEqual(before);
  });

  test("are five and go through, when one of them is excluded", async () => {
    await exclude(rollcall.db, "email", "person20@beispiel.example");
    expect(await sync(rollcall)).toMatchObject({ state: "succeeded", counts: { deactivated: 5 } });
    expect(await statesOf(rollcall.db, [15, 16, 17, 18, 19, 20])).toEqual([
      ...Array(5).fill("deactivated"),
      "active",
    ]);
  });

  test.each([
    ["a number", { count: 6, percent: 0 }],
    ["a percentage", { count: 0, percent: 30 }],
  ])("go through with a limit of six, set as %s", async (_, deactivations) => {
    await saveSettings(rollcall.db, { limits: { deactivations, relinks: deactivations } });
    expect(await sync(rollcall)).toMatchObject({
      state: "succeeded",
      counts: { deactivated: 6 },
      problem: null,
    });
  });

  test("pause with a limit of none at all", async () => {
    const none = { count: 0, percent: 0 };
    await saveSettings(rollcall.db, { limits: { deactivations: none, relinks: none } });
    expect(await sync(rollcall)).toMatchObject({ state: "paused", problem: { params: { allowed: 0 } } });
  });
});

test("exactly as many as the limit are let through", async () => {
  const company = await inDirectory(companyOf(20));
  sendOnLeave(company, ...idsFrom(16, 20));
  expect(await sync(rollcall)).toMatchObject({
    state: "succeeded",
    counts: { deactivated: 5 },
    problem: null,
  });
  expect(await statesOf(rollcall.db, [15, 16, 20])).toEqual(["active", "deactivated", "deactivated"]);
});

test("people who are gone count like people who left", async () => {
  const company = await inDirectory(companyOf(20));
  for (const id of idsFrom(15, 17)) company.delete(id);
  for (const id of idsFrom(18, 20)) company.end(id);
  const run = await sync(rollcall);
  expect(run).toMatchObject({ state: "paused", problem: { params: { planned: 6 } } });
  const reasons = (await changesOf(rollcall, run.id)).map(({ kind, reason }) => `${kind} ${reason.code}`);
  expect(reasons.filter((it) => it === "deactivate gone-from-personio")).toHaveLength(3);
  expect(reasons.filter((it) => it === "deactivate status-inactive")).toHaveLength(3);
});

test.each([
  { of: 3, leaving: 3, state: "succeeded" },
  { of: 4, leaving: 2, state: "succeeded" },
  { of: 4, leaving: 3, state: "paused" },
  { of: 9, leaving: 4, state: "succeeded" },
  { of: 9, leaving: 5, state: "paused" },
])("of $of people $leaving leave: $state", async ({ of, leaving, state }) => {
  const company = await inDirectory(companyOf(of));
  sendOnLeave(company, ...idsFrom(1, leaving));
  expect((await sync(rollcall)).state).toBe(state);
});

describe("rehired people, whose accounts change their Personio ID", () => {
  async function rehire(count: number): Promise<void> {
    const company = await inDirectory(companyOf(20));
    for (const id of idsFrom(11, 10 + count)) {
      company.end(id);
      company.rehire(id);
    }
  }

  test("are let through up to the limit", async () => {
    await rehire(5);
    expect(await sync(rollcall)).toMatchObject({
      state: "succeeded",
      counts: { updated: 5, created: 0, deactivated: 0 },
    });
  });

  test("pause the run beyond it", async () => {
    await rehire(6);
    const before = await tablesOf(rollcall.db);
    expect(await sync(rollcall)).toMatchObject({
      state: "paused",
      problem: { code: "too-many-relinks", params: { planned: 6, allowed: 5, of: 20 } },
    });
    expect(await tablesOf(rollcall.db)).toEqual(before);
  });
});
