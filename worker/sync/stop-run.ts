/** Ends a run from outside: rejecting one that waits for approval, cancelling one that has not begun to write. */
import type { Database } from "../../db/database.ts";
import { recordChangeWhere } from "../config/record-change.ts";
import { err, ok, type Result } from "../core/result.ts";
import { loadRun } from "./run-row.ts";

export type StopFailure = { readonly reason: "not-found" | "not-paused" | "too-late" };

export type Stop = { readonly runId: string; readonly by: string; readonly now: number };

/** Nothing is changed; the run is `cancelled`. */
export async function rejectRun(db: Database, stop: Stop): Promise<Result<null, StopFailure>> {
  const { runId, now } = stop;
  const [, rejected] = await db.$client.batch([
    recordStop(db, stop, { action: "run.rejected", while: WAITING }),
    endStatement(db, { runId, now, while: WAITING }),
    switchOffUnadopted(db, runId),
  ]);
  if ((rejected?.meta.changes ?? 0) > 0) return ok(null);
  return err({ reason: (await loadRun(db, runId)) === null ? "not-found" : "not-paused" });
}

/** Takes the run's place away: whatever its Workflow does next, it writes nothing any more. Part of it may not be done yet. */
export async function cancelRun(db: Database, stop: Stop): Promise<Result<null, StopFailure>> {
  const d1 = db.$client;
  const { runId, now } = stop;
  const [, cancelled] = await d1.batch([
    recordStop(db, stop, { action: "run.cancelled", while: EARLY }),
    endStatement(db, { runId, now, while: EARLY }),
    d1
      .prepare(
        `UPDATE lease SET owner = '', fence = fence + 1, expires_at = 0 WHERE name IN ('directory', 'destination')
         AND owner = ?1 AND EXISTS (SELECT 1 FROM run WHERE id = ?1 AND state = 'cancelled')`,
      )
      .bind(runId),
    switchOffUnadopted(db, runId),
    d1.prepare("DELETE FROM read_chunk WHERE run_id = ?1").bind(runId),
  ]);
  if ((cancelled?.meta.changes ?? 0) > 0) return ok(null);
  return err({ reason: (await loadRun(db, runId)) === null ? "not-found" : "too-late" });
}

const WAITING = "state = 'paused'";
/** A plan can be made anew in the middle of being carried out. */
const EARLY = "state IN ('queued', 'reading', 'planning') AND applied = 0";

const endStatement = (
  db: Database,
  { runId, now, while: state }: { readonly runId: string; readonly now: number; readonly while: string },
): D1PreparedStatement =>
  db.$client
    .prepare(`UPDATE run SET state = 'cancelled', finished_at = ?2 WHERE id = ?1 AND ${state}`)
    .bind(runId, now);

/** Who doesn't want the first push, to whatever a token opens, doesn't want another one tomorrow: it is off until it is saved again. */
const switchOffUnadopted = (db: Database, runId: string): D1PreparedStatement =>
  db.$client
    .prepare(
      `UPDATE destination SET enabled = 0 WHERE state <> 'active'
       AND EXISTS (SELECT 1 FROM run WHERE id = ?1 AND mode = 'push' AND state = 'cancelled')`,
    )
    .bind(runId);

/** Before the end itself: afterwards nobody could tell whether it was this one. */
function recordStop(
  db: Database,
  { runId, by, now }: Stop,
  { action, while: state }: { readonly action: string; readonly while: string },
): D1PreparedStatement {
  const change = { at: now, actor: by, action, subject: runId, before: null, after: null };
  const sql = `EXISTS (SELECT 1 FROM run WHERE id = ?7 AND ${state})`;
  return recordChangeWhere(db, change, { sql, values: [runId] });
}
