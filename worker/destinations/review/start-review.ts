/**
 * Has both sides compared: a place is taken, a row made where somebody will look for it, and an instance of the Workflow
 * started. A destination that nobody has adopted yet is reviewed anew whenever it is saved, whatever was at work.
 */
import type { Database } from "../../../db/database.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { releasePushLease } from "../push/push-lease.ts";

/** Makes the Workflow instance that carries a review. */
export type LaunchReview = (instanceId: string, reviewId: string) => Promise<void>;

export type ReviewRequest = {
  readonly id: string;
  readonly now: number;
  readonly trigger: "manual" | "schedule";
  readonly startedBy: string | null;
};

/** The pusher is at work, or another review. */
export type ReviewBusy = { readonly reason: "run-in-progress"; readonly runId: string };

export async function startReview(
  db: Database,
  launch: LaunchReview,
  request: ReviewRequest,
): Promise<Result<string, ReviewBusy>> {
  const { id, now, trigger, startedBy } = request;
  const d1 = db.$client;
  await d1.batch([
    takePlace(d1, id),
    d1
      .prepare(
        `UPDATE run SET state = 'cancelled', finished_at = ?2, problem = '{"code":"superseded","params":{}}'
         WHERE mode = 'push' AND state IN ('queued', 'reading', 'planning', 'paused', 'applying') AND id <> ?1
           AND ${HAS_PLACE}`,
      )
      .bind(id, now),
    ...[forgetUnapproved(d1, id), releaseUnapproved(d1, id)],
    d1
      .prepare(
        `INSERT INTO run (id, trigger, mode, state, started_at, started_by, attempt, progress_read, progress_total,
                          planned, applied)
         SELECT ?1, ?3, 'push', 'queued', ?2, ?4, 1, 0, 0, 0, 0 WHERE ${HAS_PLACE} ON CONFLICT DO NOTHING`,
      )
      .bind(id, now, trigger, startedBy),
  ]);
  return launchIfOurs(db, launch, id);
}

/** The daily one: it has no row until there is something to tell, so that an unchanged company leaves none. */
export async function startDailyReview(
  db: Database,
  launch: LaunchReview,
  id: string,
): Promise<Result<string, ReviewBusy>> {
  await takePlace(db.$client, id).run();
  return launchIfOurs(db, launch, id);
}

async function launchIfOurs(
  db: Database,
  launch: LaunchReview,
  id: string,
): Promise<Result<string, ReviewBusy>> {
  const place = await db.$client
    .prepare("SELECT owner FROM lease WHERE name = 'destination'")
    .first<{ owner: string }>();
  if (place?.owner !== id) return err({ reason: "run-in-progress", runId: place?.owner ?? "" });
  try {
    await launch(id, id);
  } catch (error) {
    await db.$client.batch([
      db.$client.prepare("DELETE FROM run WHERE id = ?1 AND state = 'queued'").bind(id),
      releasePushLease(db, id),
    ]);
    throw error;
  }
  return ok(id);
}

const HAS_PLACE = "EXISTS (SELECT 1 FROM lease WHERE name = 'destination' AND owner = ?1)";
const IS_NEW = "EXISTS (SELECT 1 FROM destination WHERE state = 'new')";
const IS_SILENT = "EXISTS (SELECT 1 FROM destination WHERE state <> 'active')";

/** Nobody pushes to a destination that is new, or stopped: what has the place then works for what was saved before. */
const takePlace = (d1: D1Database, id: string): D1PreparedStatement =>
  d1
    .prepare(
      `INSERT INTO lease (name, owner, fence, expires_at) VALUES ('destination', ?1, 1, unixepoch() + 120)
       ON CONFLICT (name) DO UPDATE SET owner = ?1, fence = fence + 1, expires_at = excluded.expires_at
       WHERE expires_at <= unixepoch() OR ${IS_SILENT}`,
    )
    .bind(id);

/** What an approval that was cut off half way had written down already. */
const forgetUnapproved = (d1: D1Database, id: string): D1PreparedStatement =>
  d1.prepare(`DELETE FROM destination_account WHERE ${IS_NEW} AND ${HAS_PLACE}`).bind(id);

const releaseUnapproved = (d1: D1Database, id: string): D1PreparedStatement =>
  d1.prepare(`DELETE FROM outbox WHERE ${IS_NEW} AND ${HAS_PLACE}`).bind(id);
