/**
 * Approval of a review's plan. Over there things change without a word, so the plan is made again from a fresh read, and is
 * carried out only if it is exactly the one that was shown; else the new one waits (`plan-changed`). Nobody waits for that
 * read here: the run says how it went.
 */
import { z } from "zod";
import type { Database } from "../../../db/database.ts";
import { type Approval, recordApproval } from "../../config/record-approval.ts";
import { err, type Result } from "../../core/result.ts";
import { isResumable, type NotResumed, resumeRun } from "../../directory/resume-run.ts";
import { loadDestination } from "../destination-store.ts";
import { PUSH_LEASE_SECONDS } from "../push/push-lease.ts";
import type { LaunchReview } from "./start-review.ts";

export type ReviewApprovalFailure =
  | NotResumed
  | { readonly reason: "plan-expired" | "disabled" }
  | { readonly reason: "plan-changed"; readonly fingerprint: string }
  | { readonly reason: "unknown-hold"; readonly ids: readonly string[] };

const PLAN_GOOD_FOR_MS = 24 * 3_600_000;

export async function approveReview(
  db: Database,
  launch: LaunchReview,
  approval: Approval,
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
  return resumeRun(db, {
    ...{
      ...approval,
      attempt: row.attempt + 1,
      place: "destination",
      leaseSeconds: PUSH_LEASE_SECONDS,
      launch,
    },
    record: recordApproval(db, approval, isResumable("?7", "destination")),
  });
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
