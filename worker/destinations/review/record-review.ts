/** What a review leaves on record of itself: its row, its changes, and its place given back. */
import type { Database } from "../../../db/database.ts";
import { failUnless } from "../../../db/fail-unless.ts";
import { changeStatements } from "../../directory/save-plan.ts";
import { stopDestination } from "../destination-store.ts";
import { releasePushLease } from "../push/push-lease.ts";
import type { ReviewPlan } from "./plan-review.ts";
import type { Review, ReviewProblem } from "./review-ports.ts";

/** In a batch of at most so many statements: each carries up to 2 MB. */
const STATEMENTS_PER_BATCH = 8;

/** Somebody saved the destination meanwhile, or the place is somebody else's: nothing was written. */
export type Written = "written" | "stale";

/** In order, the last ones together with as many before them as fit one transaction. */
export async function writeReview(
  review: Review,
  statements: readonly D1PreparedStatement[],
): Promise<Written> {
  const { db } = review;
  for (let from = 0; from < statements.length; from += STATEMENTS_PER_BATCH) {
    try {
      await db.$client.batch([stillOurs(review), ...statements.slice(from, from + STATEMENTS_PER_BATCH)]);
    } catch (error) {
      if (await isOurs(review)) throw error;
      return "stale";
    }
  }
  return "written";
}

const OURS = `EXISTS (SELECT 1 FROM lease WHERE name = 'destination' AND owner = ?1)
  AND EXISTS (SELECT 1 FROM destination WHERE updated_at = ?2 AND enabled = 1)`;

const stillOurs = ({ db, id, stored }: Review): D1PreparedStatement =>
  failUnless(db, OURS, [id, stored.updatedAt]);

async function isOurs({ db, id, stored }: Review): Promise<boolean> {
  const row = await db.$client
    .prepare(`SELECT ${OURS} AS ours`)
    .bind(id, stored.updatedAt)
    .first<{ ours: number }>();
  return row?.ours === 1;
}

/** The plan waits. It counts as today's comparison, so that it isn't made again every hour. */
export function pauseStatements(
  review: Review,
  plan: ReviewPlan,
  problem: ReviewProblem,
): D1PreparedStatement[] {
  const { db, id, now } = review;
  return [
    ...changeStatements(db, { runId: id, applied: 0 }, plan.changes),
    rowStatement(review, plan, { state: "paused", problem }),
    ...[supersedeStatement(review), comparedStatement(db, now()), releasePushLease(db, id)],
  ];
}

/** What was compared last counts: an older plan that waits shows what isn't so any more. */
export const supersedeStatement = ({ db, id, now }: Review): D1PreparedStatement =>
  db.$client
    .prepare(
      `UPDATE run SET state = 'cancelled', finished_at = ?2, problem = '{"code":"superseded","params":{}}'
       WHERE mode = 'push' AND state = 'paused' AND id <> ?1`,
    )
    .bind(id, now());

/** Compared, and not yet settled: one that had stopped stays so. */
const comparedStatement = (db: Database, now: number): D1PreparedStatement =>
  db.$client.prepare("UPDATE destination SET reconciled_at = ?1, problem = NULL").bind(now);

/** Nobody needs a record of nothing, unless somebody asked. */
export function recordStatements(review: Review, plan: ReviewPlan): D1PreparedStatement[] {
  if (review.run === null && plan.changes.length === 0) return [];
  if ((review.run?.approvedFingerprint ?? null) !== null) return carriedOut(review);
  return [
    ...changeStatements(review.db, { runId: review.id, applied: 0 }, plan.changes),
    rowStatement(review, plan, { state: "succeeded", problem: null }),
  ];
}

/** What was approved is on record already; those who were held back are named. */
function carriedOut({ db, id, now, run }: Review): D1PreparedStatement[] {
  const d1 = db.$client;
  const held = d1
    .prepare(
      `UPDATE run_change SET state = 'held' WHERE run_id = ?1
       AND EXISTS (SELECT 1 FROM json_each(?2) WHERE value = account_id OR value = employee_id)`,
    )
    .bind(id, JSON.stringify(run?.heldBack ?? []));
  const done = d1
    .prepare(
      `UPDATE run SET state = 'succeeded', applied = planned, problem = NULL, finished_at = ?2 WHERE id = ?1`,
    )
    .bind(id, now());
  return [held, done];
}

export const reconciledStatement = (db: Database, now: number): D1PreparedStatement =>
  db.$client
    .prepare(
      `UPDATE destination SET reconciled_at = ?1, problem = NULL, state = iif(state = 'stopped', 'active', state)`,
    )
    .bind(now);

type End = { readonly state: "paused" | "succeeded"; readonly problem: ReviewProblem | null };

function rowStatement(
  { db, id, now }: Review,
  plan: ReviewPlan,
  { state, problem }: End,
): D1PreparedStatement {
  const at = now();
  const planned = plan.changes.length;
  const applied = state === "succeeded" ? planned : 0;
  return db.$client
    .prepare(
      `INSERT INTO run (id, trigger, mode, state, started_at, attempt, progress_read, progress_total, planned, applied,
                        counts, fingerprint, read_at, problem, finished_at)
       VALUES (?1, 'schedule', 'push', ?2, ?3, 1, ?4, ?4, ?5, ?6, ?7, ?8, ?3, ?9, ?10)
       ON CONFLICT (id) DO UPDATE SET state = excluded.state, progress_read = excluded.progress_read,
         progress_total = excluded.progress_total, planned = excluded.planned, applied = excluded.applied,
         counts = excluded.counts, fingerprint = excluded.fingerprint, read_at = excluded.read_at,
         problem = excluded.problem, finished_at = excluded.finished_at, approved_fingerprint = NULL`,
    )
    .bind(
      ...[id, state, at, plan.counts.read, planned, applied, JSON.stringify(plan.counts), plan.fingerprint],
      ...[problem === null ? null : JSON.stringify(problem), state === "paused" ? null : at],
    );
}

/** Nothing was changed on either side. */
export async function failReview(
  { db, id, now, log }: Pick<Review, "db" | "id" | "now" | "log">,
  problem: ReviewProblem,
  stored: Review["stored"] | null,
): Promise<void> {
  const d1 = db.$client;
  const json = JSON.stringify(problem);
  const isRefused = problem.code === "destination-refused";
  await d1.batch([
    d1
      .prepare(
        `UPDATE run SET state = 'failed', problem = ?2, finished_at = ?3
         WHERE id = ?1 AND state IN ('queued', 'reading', 'planning', 'applying')`,
      )
      .bind(id, json, now()),
    ...(stored !== null && isRefused ? [stopDestination(db, problem, stored)] : []),
    d1
      .prepare("UPDATE destination SET problem = ?1 WHERE problem IS NULL AND updated_at = ?2")
      .bind(json, stored?.updatedAt ?? -1),
    releasePushLease(db, id),
  ]);
  log("review.failed", { review: id, problem: problem.code });
}
