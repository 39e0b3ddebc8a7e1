/**
 * Approval of a review's plan. Over there things change without a word, so the plan is made again from a fresh read, and is
 * carried out only if it is exactly the one that was shown; else the new one waits (`plan-changed`). Nobody waits for that
 * read here: the run says how it went.
 */
import { z } from "zod";
import type { Database } from "../../../db/database.ts";
import { recordChangeWhere } from "../../config/record-change.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { loadDestination } from "../destination-store.ts";
import type { LaunchReview } from "./start-review.ts";

export type ReviewApproval = {
  readonly runId: string;
  readonly fingerprint: string;
  /** Employees' ids, or accounts' where there is no employee. */
  readonly heldBack: readonly string[];
  readonly by: string;
  readonly now: number;
};

export type ReviewApprovalFailure =
  | { readonly reason: "not-paused" | "plan-expired" | "disabled" }
  | { readonly reason: "plan-changed"; readonly fingerprint: string }
  | { readonly reason: "unknown-hold"; readonly ids: readonly string[] }
  | { readonly reason: "run-in-progress"; readonly runId: string };

const PLAN_GOOD_FOR_MS = 24 * 3_600_000;

export async function approveReview(
  db: Database,
  launch: LaunchReview,
  approval: ReviewApproval,
): Promise<Result<null, ReviewApprovalFailure>> {
  const { runId, fingerprint, heldBack, now } = approval;
  const row = await loadPaused(db, runId);
  if (row === null) return err({ reason: "not-paused" });
  if (now - row.read_at > PLAN_GOOD_FOR_MS) return err({ reason: "plan-expired" });
  const stored = await loadDestination(db);
  if (stored === null || !stored.enabled) return err({ reason: "disabled" });
  if (row.fingerprint !== fingerprint) return err({ reason: "plan-changed", fingerprint: row.fingerprint });
  const ids = await unknownHolds(db, runId, heldBack);
  if (ids.length > 0) return err({ reason: "unknown-hold", ids });
  return resume(db, launch, { approval, attempt: row.attempt + 1 });
}

const Paused = z.object({ fingerprint: z.string(), read_at: z.number(), attempt: z.number() });

async function loadPaused(db: Database, runId: string): Promise<z.infer<typeof Paused> | null> {
  const row = await db.$client
    .prepare(
      "SELECT fingerprint, read_at, attempt FROM run WHERE id = ?1 AND mode = 'push' AND state = 'paused'",
    )
    .bind(runId)
    .first();
  return row === null ? null : Paused.parse(row);
}

async function unknownHolds(db: Database, runId: string, ids: readonly string[]): Promise<readonly string[]> {
  const { results } = await db.$client
    .prepare(
      `SELECT value AS id FROM json_each(?2) WHERE NOT EXISTS
         (SELECT 1 FROM run_change WHERE run_id = ?1 AND (employee_id = value OR account_id = value))`,
    )
    .bind(runId, JSON.stringify(ids))
    .all<{ id: string }>();
  return results.map(({ id }) => id);
}

type Resumption = { readonly approval: ReviewApproval; readonly attempt: number };

/** Takes the place and moves the run on in one transaction, so that two approvals start one. */
async function resume(
  db: Database,
  launch: LaunchReview,
  { approval, attempt }: Resumption,
): Promise<Result<null, ReviewApprovalFailure>> {
  const d1 = db.$client;
  const { runId, fingerprint, heldBack, by } = approval;
  const [, , moved] = await d1.batch([
    d1
      .prepare(
        `INSERT INTO lease (name, owner, fence, expires_at)
         SELECT 'destination', ?1, 1, unixepoch() + 120 WHERE ${PAUSED}
         ON CONFLICT (name) DO UPDATE SET owner = ?1, fence = fence + 1, expires_at = excluded.expires_at
         WHERE expires_at <= unixepoch()`,
      )
      .bind(runId, attempt - 1),
    recordApproval(db, approval),
    d1
      .prepare(
        `UPDATE run SET state = 'planning', attempt = ?2 + 1, approved_by = ?3, approved_fingerprint = ?4,
                        held_back = ?5 WHERE id = ?1 AND ${PAUSED} AND ${holdsPlace("?1")}`,
      )
      .bind(runId, attempt - 1, by, fingerprint, JSON.stringify(heldBack)),
  ]);
  if ((moved?.meta.changes ?? 0) === 0) return err(await whatIsInTheWay(db, runId));
  try {
    await launch(`${runId}-${attempt}`, runId);
  } catch (error) {
    await undoResume(db, approval);
    throw error;
  }
  return ok(null);
}

const PAUSED = "EXISTS (SELECT 1 FROM run WHERE id = ?1 AND state = 'paused' AND attempt = ?2)";

const holdsPlace = (id: string): string =>
  `EXISTS (SELECT 1 FROM lease WHERE name = 'destination' AND owner = ${id} AND expires_at > unixepoch())`;

function recordApproval(
  db: Database,
  { runId, fingerprint, heldBack, by, now }: ReviewApproval,
): D1PreparedStatement {
  const after = { fingerprint, hold: heldBack };
  const change = { at: now, actor: by, action: "run.approved", subject: runId, before: null, after };
  const sql = `EXISTS (SELECT 1 FROM run WHERE id = ?7 AND state = 'paused') AND ${holdsPlace("?7")}`;
  return recordChangeWhere(db, change, { sql, values: [runId] });
}

async function whatIsInTheWay(db: Database, runId: string): Promise<ReviewApprovalFailure> {
  const held = await db.$client
    .prepare("SELECT owner FROM lease WHERE name = 'destination' AND expires_at > unixepoch()")
    .first<{ owner: string }>();
  if (held === null || held.owner === runId) return { reason: "not-paused" };
  return { reason: "run-in-progress", runId: held.owner };
}

/** No instance came of it: the plan waits again, and its next instance has another name. */
async function undoResume(db: Database, { runId, now }: ReviewApproval): Promise<void> {
  const d1 = db.$client;
  await d1.batch([
    d1
      .prepare("DELETE FROM audit_event WHERE subject = ?1 AND action = 'run.approved' AND at = ?2")
      .bind(runId, now),
    d1
      .prepare(
        `UPDATE run SET state = 'paused', approved_by = NULL, approved_fingerprint = NULL, held_back = NULL
         WHERE id = ?1 AND state = 'planning'`,
      )
      .bind(runId),
    d1
      .prepare("UPDATE lease SET owner = '', expires_at = 0 WHERE name = 'destination' AND owner = ?1")
      .bind(runId),
  ]);
}
