/** The hourly tick's part: once a day both sides are compared, and reviews that died are written off. */
import type { Database } from "../../../db/database.ts";
import { loadDestination, type StoredDestination } from "../destination-store.ts";
import { type LaunchReview, startDailyReview, startReview } from "./start-review.ts";

/** A little less than a day, so that the hour of the tick doesn't wander. */
const AGAIN_AFTER_MS = 23 * 3_600_000;

export async function tendReviews(
  db: Database,
  launch: LaunchReview,
  scheduledAt: number,
): Promise<"started" | "busy" | null> {
  await writeOffDead(db, scheduledAt);
  const stored = await loadDestination(db);
  if (stored === null || !stored.enabled || stored.sealedToken === null) return null;
  if (isRefused(stored)) return null;
  const id = reviewId(scheduledAt, "tick");
  const isNew = stored.state === "new";
  const lastAt = isNew ? await lastReviewAt(db) : stored.reconciledAt;
  if (lastAt !== null && scheduledAt - lastAt < AGAIN_AFTER_MS) return null;
  const started = isNew
    ? await startReview(db, launch, { id, now: scheduledAt, trigger: "schedule", startedBy: null })
    : await startDailyReview(db, launch, id);
  return started.ok ? "started" : "busy";
}

/** It is asked no more until somebody saves, tests or compares. One that stopped for another token still has to be compared. */
const isRefused = ({ state, problem }: StoredDestination): boolean =>
  state === "stopped" && problem?.code === "destination-refused";

/** Time-ordered, and never that of a run of the sync. */
export const reviewId = (at: number, suffix: string): string =>
  `${new Date(at).toISOString().replace(/[-:]|\.\d+/gu, "")}-push-${suffix}`;

async function lastReviewAt(db: Database): Promise<number | null> {
  const row = await db.$client
    .prepare("SELECT max(started_at) AS at FROM run WHERE mode = 'push'")
    .first<{ at: number | null }>();
  return row?.at ?? null;
}

const writeOffDead = (db: Database, now: number): Promise<unknown> =>
  db.$client
    .prepare(
      `UPDATE run SET state = 'failed', finished_at = ?1, problem = '{"code":"interrupted","params":{}}'
       WHERE mode = 'push' AND state IN ('queued', 'reading', 'planning', 'applying') AND NOT EXISTS
         (SELECT 1 FROM lease WHERE name = 'destination' AND owner = run.id AND expires_at > unixepoch())`,
    )
    .bind(now)
    .run();
