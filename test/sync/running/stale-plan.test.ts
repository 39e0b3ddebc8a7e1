/** Somebody edits by hand while a run is between its plan and the last of its changes. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Rollcall, startRollcall } from "../../worker/start-rollcall.ts";
import { edit, exclude, saveSettings } from "./configure.ts";
import { type Interlude, runInNode, switchOn } from "./in-node.ts";
import { companyOf, sendOnLeave } from "./small-company.ts";
import { accountsOf, bookmark, statesOf, tablesOf } from "./snapshots.ts";

let rollcall: Rollcall;
let rewind: () => Promise<void>;

const RUN = "20261122T040700Z-stale";

/** Ten in the directory; then person 2 gets another position and 3 to 5 go on leave. */
beforeAll(async () => {
  const company = companyOf(10);
  rollcall = await startRollcall({ company });
  await switchOn(rollcall);
  await runInNode(rollcall, "20261121T040700Z-first");
  company.promote(2, { position: "Leitung" });
  sendOnLeave(company, 3, 4, 5);
  rewind = await bookmark(rollcall.db);
});
afterAll(() => rollcall.close());

beforeEach(() => rewind());

/** Something that happens once, right behind a step. */
const behind =
  (step: string, happens: () => Promise<unknown>): Interlude =>
  async (name) => {
    if (name === step) await happens();
  };

const changes = () =>
  rollcall.rows(
    "SELECT kind, employee_id AS employee, after FROM run_change WHERE run_id = ? ORDER BY seq",
    RUN,
  );

describe("an edit between the plan and its changes", () => {
  test("that doesn't matter to the plan doesn't disturb it", async () => {
    const sql = "INSERT INTO team (id, name, origin, created_at) VALUES ('t', 'Lauftreff', 'manual', 0)";
    const run = await runInNode(rollcall, RUN, { after: behind("plan 1", () => edit(rollcall.db, sql)) });
    expect(run).toMatchObject({ state: "succeeded", applied: 4, planned: 4 });
    expect(await changes()).toHaveLength(4);
    expect(await statesOf(rollcall.db, [3, 4, 5, 6])).toEqual([...Array(3).fill("deactivated"), "active"]);
    expect(await rollcall.rows("SELECT name FROM team WHERE origin = 'manual'")).toEqual([
      { name: "Lauftreff" },
    ]);
  });

  test("of a field that comes from Personio is part of the new plan, and on record as it was", async () => {
    const edited = () =>
      edit(rollcall.db, "UPDATE account SET job_title = 'Von Hand' WHERE external_id = '2'");
    await runInNode(rollcall, RUN, { after: behind("plan 1", edited) });
    const updates = await rollcall.rows(
      "SELECT before, after FROM run_change WHERE run_id = ? AND kind = 'update'",
      RUN,
    );
    expect(updates).toEqual([
      { before: JSON.stringify({ jobTitle: "Von Hand" }), after: JSON.stringify({ jobTitle: "Leitung" }) },
    ]);
  });

  test("that excludes somebody spares them", async () => {
    const excluded = () => exclude(rollcall.db, "email", "person4@beispiel.example");
    const run = await runInNode(rollcall, RUN, { after: behind("plan 1", excluded) });
    expect(run.state).toBe("succeeded");
    expect(await statesOf(rollcall.db, [3, 4, 5])).toEqual(["deactivated", "active", "deactivated"]);
    expect(await changes()).toContainEqual({ kind: "exclude", employee: "4", after: '{"link":"excluded"}' });
  });

  test("that lowers the limits makes the guard look again", async () => {
    const before = await accountsOf(rollcall.db);
    const limits = { deactivations: { count: 2, percent: 0 }, relinks: { count: 5, percent: 5 } };
    const lowered = () => saveSettings(rollcall.db, { limits });
    const run = await runInNode(rollcall, RUN, { after: behind("plan 1", lowered) });
    expect(run).toMatchObject({ state: "paused", applied: 0 });
    expect(JSON.parse(String(run.problem))).toEqual({
      code: "too-many-deactivations",
      params: { planned: 3, allowed: 2, of: 10 },
    });
    expect(await accountsOf(rollcall.db)).toEqual(before);
  });

  test.each([
    ["switched off", "UPDATE connection SET enabled = 0"],
    ["disconnected", "DELETE FROM connection"],
  ])("that leaves it %s ends the run as cancelled, with nothing changed", async (_, sql) => {
    const before = await tablesOf(rollcall.db);
    const run = await runInNode(rollcall, RUN, { after: behind("plan 1", () => edit(rollcall.db, sql)) });
    expect(run).toMatchObject({ state: "cancelled", problem: null, applied: 0 });
    expect(await tablesOf(rollcall.db)).toEqual(before);
    expect(await rollcall.rows("SELECT owner FROM lease WHERE name = 'directory'")).toEqual([{ owner: "" }]);
  });
});

test("an edit behind every plan ends the run after ten of them, with nothing changed", async () => {
  const before = await tablesOf(rollcall.db);
  let plans = 0;
  const always: Interlude = async (step) => {
    if (!step.startsWith("plan")) return;
    plans++;
    await edit(rollcall.db, "UPDATE team SET created_at = created_at");
  };
  const run = await runInNode(rollcall, RUN, { after: always });
  expect(plans).toBe(10);
  expect(run).toMatchObject({ state: "failed", applied: 0 });
  expect(await tablesOf(rollcall.db)).toEqual(before);
  expect(await runInNode(rollcall, `${RUN}-again`)).toMatchObject({ state: "succeeded", applied: 4 });
});

test("an edit before the plan is simply part of it", async () => {
  const edited = () => edit(rollcall.db, "UPDATE account SET job_title = 'Von Hand' WHERE external_id = '6'");
  const run = await runInNode(rollcall, RUN, { after: behind("read 1, page 1", edited) });
  expect(run).toMatchObject({ state: "succeeded", applied: 5 });
  const [account] = await rollcall.rows("SELECT job_title AS jobTitle FROM account WHERE external_id = '6'");
  expect(account).toEqual({ jobTitle: "Fachkraft" });
});

test("the record says what the run went by, not what there was when it began", async () => {
  const meanwhile = async () => {
    await exclude(rollcall.db, "email", "person4@beispiel.example");
    await saveSettings(rollcall.db, { autoReactivate: true });
  };
  await runInNode(rollcall, RUN, { after: behind("attributes", meanwhile) });
  const [row] = await rollcall.rows<{ config: string }>("SELECT config FROM run WHERE id = ?", RUN);
  expect(JSON.parse(row?.config ?? "")).toMatchObject({
    settings: { autoReactivate: true },
    exclusions: [{ key: "email", value: "person4@beispiel.example" }],
  });
});
