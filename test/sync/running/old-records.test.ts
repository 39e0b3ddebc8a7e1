/** Records are kept as long as the settings say (rule 35), whether anything is synced or not. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { openDatabase } from "../../../db/database.ts";
import { tick } from "../../../worker/sync/tick.ts";
import { type Rollcall, startRollcall } from "../../worker/start-rollcall.ts";
import { saveSettings } from "./configure.ts";
import { NOW } from "./in-node.ts";
import { companyOf } from "./small-company.ts";

let rollcall: Rollcall;

const DAY_MS = 24 * 3_600_000;

beforeEach(async () => {
  rollcall = await startRollcall({ company: companyOf(1) });
  await saveSettings(rollcall.db, { retentionDays: 30 });
});
afterEach(() => rollcall.close());

async function recordRun(id: string, daysAgo: number, state = "succeeded"): Promise<void> {
  await rollcall.rows(
    `INSERT INTO run (id, trigger, mode, state, started_at, attempt, progress_read, progress_total, planned, applied)
     VALUES (?, 'manual', 'apply', ?, ?, 1, 0, 0, 1, 1)`,
    ...[id, state, NOW - daysAgo * DAY_MS],
  );
  await rollcall.rows(
    `INSERT INTO run_change (run_id, seq, kind, before, after, reason_code, reason_params)
     VALUES (?, 1, 'create', '{}', '{}', 'status-active', '{}')`,
    id,
  );
}

const recordEdit = (action: string, daysAgo: number) =>
  rollcall.rows(
    "INSERT INTO audit_event (at, actor, action) VALUES (?, 'admin', ?)",
    ...[NOW - daysAgo * DAY_MS, action],
  );

const tickNow = () => tick(openDatabase(rollcall.db), async () => undefined, NOW);
const listed = async (sql: string) => (await rollcall.rows(sql)).map((row) => Object.values(row)[0]);

test("what is older is forgotten by the next tick, also where nothing is synced", async () => {
  await recordRun("old", 31);
  await recordRun("young", 29);
  await recordEdit("config.old", 31);
  await recordEdit("config.young", 29);
  expect(await tickNow()).toBe("off");
  expect(await listed("SELECT id FROM run")).toEqual(["young"]);
  expect(await listed("SELECT run_id FROM run_change")).toEqual(["young"]);
  expect(
    await listed("SELECT action FROM audit_event WHERE action GLOB 'config.*ld' OR action GLOB '*young'"),
  ).toEqual(["config.young"]);
});

test("who did what stays for 30 days, however short the rest is kept", async () => {
  await saveSettings(rollcall.db, { retentionDays: 1 });
  await recordEdit("config.old", 31);
  await recordEdit("config.young", 29);
  await tickNow();
  expect(
    await listed("SELECT action FROM audit_event WHERE action IN ('config.old', 'config.young')"),
  ).toEqual(["config.young"]);
});

test("the last run that succeeded stays, without its changes", async () => {
  await recordRun("good", 40);
  await recordRun("failed", 35, "failed");
  await tickNow();
  expect(await listed("SELECT id FROM run")).toEqual(["good"]);
  expect(await listed("SELECT run_id FROM run_change")).toEqual([]);
});

test("what a run that died had read is forgotten, what a run at work has read is not", async () => {
  await rollcall.rows(
    "INSERT INTO read_chunk (run_id, seq, rows) VALUES ('dead', 0, '[]'), ('alive', 0, '[]')",
  );
  await rollcall.rows("UPDATE lease SET owner = 'alive', expires_at = unixepoch() + 60");
  await tickNow();
  expect(await listed("SELECT run_id FROM read_chunk")).toEqual(["alive"]);
});
