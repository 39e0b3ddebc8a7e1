/** Ends a run from outside: rejecting one that waits for approval, cancelling one that has not begun to write. */
import type { Database } from "../../db/database.ts";
import { err, ok, type Result } from "../core/result.ts";
import { loadRun } from "./run-row.ts";

export type StopFailure = { readonly reason: "not-found" | "not-paused" | "too-late" };

/** Nothing is changed; the run is `cancelled`. */
export async function rejectRun(db: Database, id: string, now: number): Promise<Result<null, StopFailure>> {
  const { meta } = await db.$client
    .prepare("UPDATE run SET state = 'cancelled', finished_at = ?2 WHERE id = ?1 AND state = 'paused'")
    .bind(id, now)
    .run();
  if (meta.changes > 0) return ok(null);
  return err({ reason: (await loadRun(db, id)) === null ? "not-found" : "not-paused" });
}

/** Takes the run's place away: whatever its Workflow does next, it writes nothing any more. */
export async function cancelRun(db: Database, id: string, now: number): Promise<Result<null, StopFailure>> {
  const d1 = db.$client;
  const early = "state IN ('queued', 'reading', 'planning')";
  const [cancelled] = await d1.batch([
    d1
      .prepare(`UPDATE run SET state = 'cancelled', finished_at = ?2 WHERE id = ?1 AND ${early}`)
      .bind(id, now),
    d1
      .prepare(
        `UPDATE lease SET owner = '', fence = fence + 1, expires_at = 0 WHERE name = 'directory' AND owner = ?1
         AND EXISTS (SELECT 1 FROM run WHERE id = ?1 AND state = 'cancelled')`,
      )
      .bind(id),
    d1.prepare("DELETE FROM read_chunk WHERE run_id = ?1").bind(id),
  ]);
  if ((cancelled?.meta.changes ?? 0) > 0) return ok(null);
  return err({ reason: (await loadRun(db, id)) === null ? "not-found" : "too-late" });
}
