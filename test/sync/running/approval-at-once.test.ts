/** Two admins, or one who clicks twice: approvals that overlap, statement by statement. */
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openDatabase } from "../../../db/database.ts";
import { approveRun } from "../../../worker/sync/approve-run.ts";
import { type Rollcall, startRollcall } from "../../worker/start-rollcall.ts";
import { edit } from "./configure.ts";
import { carryOn, NOW, runInNode, runRow, switchOn } from "./in-node.ts";
import { watched } from "./mishaps.ts";
import { companyOf, idsFrom, sendOnLeave } from "./small-company.ts";
import { bookmark, statesOf } from "./snapshots.ts";

let rollcall: Rollcall;
let rewind: () => Promise<void>;

const RUN = "20261122T040700Z-paused";
const LEAVING = idsFrom(15, 20);

beforeAll(async () => {
  const company = companyOf(20);
  rollcall = await startRollcall({ company });
  await switchOn(rollcall);
  await runInNode(rollcall, "20261121T040700Z-first");
  sendOnLeave(company, ...LEAVING);
  expect(await runInNode(rollcall, RUN)).toMatchObject({ state: "paused" });
  rewind = await bookmark(rollcall.db);
});
afterAll(() => rollcall.close());

beforeEach(() => rewind());

const onRecord = () => rollcall.rows("SELECT actor, action, subject FROM audit_event");
const APPROVED = { actor: "ada@beispiel.example", action: "run.approved", subject: RUN };

const approval = async (by = "ada@beispiel.example") => {
  const { fingerprint } = await runRow(rollcall, RUN);
  return { runId: RUN, fingerprint: String(fingerprint), heldBack: [], by, now: NOW };
};

test("of two approvals at once one launches the run, and the other is told that it isn't paused any more", async () => {
  const launched: string[] = [];
  const launch = async (instanceId: string) => void launched.push(instanceId);
  const db = openDatabase(rollcall.db);
  const given = await approval();
  const results = await Promise.all([1, 2, 3].map(() => approveRun(db, launch, given)));
  expect(launched).toEqual([`${RUN}-2`]);
  expect(results.filter((it) => it.ok)).toHaveLength(1);
  expect(await onRecord()).toEqual([APPROVED]);
  expect(results.filter((it) => !it.ok)).toEqual(
    Array(2).fill({ ok: false, error: { reason: "not-paused" } }),
  );
});

test("an approval that is overtaken by a whole run leaves the record of that run alone", async () => {
  const given = await approval();
  const db = openDatabase(rollcall.db);
  let overtaken = false;
  const slow = watched(rollcall.db, async (call, kind) => {
    if (kind === "batch" && !overtaken) {
      overtaken = true;
      await approveRun(db, async () => carryOn(rollcall, RUN), given);
    }
    return call();
  });
  const late = await approveRun(openDatabase(slow), async () => undefined, given);
  expect(overtaken).toBe(true);
  expect(late).toEqual({ ok: false, error: { reason: "not-paused" } });
  expect(await runRow(rollcall, RUN)).toMatchObject({ state: "succeeded", planned: 6, applied: 6 });
  const kept = await rollcall.rows("SELECT seq FROM run_change WHERE run_id = ?", RUN);
  expect(kept).toHaveLength(6);
});

test("an approval that can't be launched leaves the run paused, and can be given again", async () => {
  const db = openDatabase(rollcall.db);
  const given = await approval();
  const failing = async () => {
    throw new Error("the engine is away");
  };
  await expect(approveRun(db, failing, given)).rejects.toThrow("the engine is away");
  expect(await runRow(rollcall, RUN)).toMatchObject({ state: "paused" });
  expect(await rollcall.rows("SELECT owner FROM lease WHERE name = 'directory'")).toEqual([{ owner: "" }]);
  expect(await onRecord()).toEqual([]);
  const launched: string[] = [];
  const launch = async (instanceId: string) => {
    launched.push(instanceId);
    await carryOn(rollcall, RUN);
  };
  expect(await approveRun(db, launch, given)).toEqual({ ok: true, value: null });
  expect(launched).toEqual([`${RUN}-3`]);
  expect(await onRecord()).toEqual([APPROVED]);
  expect(await statesOf(rollcall.db, LEAVING)).toEqual(LEAVING.map(() => "deactivated"));
});

test("a directory that is edited between an approval and its run makes the run wait again", async () => {
  const db = openDatabase(rollcall.db);
  const launch = async () => {
    await edit(rollcall.db, "UPDATE account SET job_title = 'Von Hand' WHERE external_id = '5'");
    await carryOn(rollcall, RUN);
  };
  const given = await approval();
  expect(await approveRun(db, launch, given)).toEqual({ ok: true, value: null });
  const row = await runRow(rollcall, RUN);
  expect(row).toMatchObject({ state: "paused", applied: 0, planned: 7, approved_fingerprint: null });
  expect(row.fingerprint).not.toBe(given.fingerprint);
  expect(await statesOf(rollcall.db, LEAVING)).toEqual(LEAVING.map(() => "active"));
  expect(await approveRun(db, () => carryOn(rollcall, RUN), await approval())).toEqual({
    ok: true,
    value: null,
  });
  expect(await statesOf(rollcall.db, LEAVING)).toEqual(LEAVING.map(() => "deactivated"));
});

test("a run that waits after part of it was applied is approved as it is shown", async () => {
  await rollcall.db.batch(
    [
      "UPDATE run_change SET seq = -seq",
      "UPDATE run_change SET seq = 1 - seq",
      `INSERT INTO run_change (run_id, seq, kind, before, after, reason_code, reason_params)
       VALUES ('${RUN}', 1, 'update', '{"jobTitle":"A"}', '{"jobTitle":"B"}', 'changed-in-personio', '{}')`,
      "UPDATE run SET applied = 1, plan_from = 1, planned = 7 WHERE state = 'paused'",
    ].map((sql) => rollcall.db.prepare(sql)),
  );
  const approved = approveRun(openDatabase(rollcall.db), () => carryOn(rollcall, RUN), await approval());
  expect(await approved).toEqual({ ok: true, value: null });
  const row = await runRow(rollcall, RUN);
  expect(row).toMatchObject({ state: "succeeded", applied: 7, planned: 7 });
  expect(JSON.parse(String(row.counts))).toMatchObject({ updated: 1, deactivated: 6 });
  expect(await statesOf(rollcall.db, LEAVING)).toEqual(LEAVING.map(() => "deactivated"));
});
