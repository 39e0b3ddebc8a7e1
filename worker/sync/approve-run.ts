/**
 * Approval of a paused run: exactly the plan that was shown, made again from the same read and today's directory and
 * settings. If the result differs, the new plan takes its place on record and the admin has to look again.
 */
import type { Database } from "../../db/database.ts";
import { loadConfig } from "../config/load-config.ts";
import { err, ok, type Result } from "../core/result.ts";
import { changeStatements } from "../directory/save-plan.ts";
import { LEASE_SECONDS } from "./lease.ts";
import { type Planned, planCompany } from "./plan-company.ts";
import { loadRun, type RunRow } from "./run-row.ts";
import type { LaunchRun } from "./start-run.ts";

export type Approval = {
  readonly runId: string;
  readonly fingerprint: string;
  readonly heldBack: readonly string[];
  readonly by: string;
  readonly now: number;
};

export type ApprovalFailure =
  | { readonly reason: "not-found" | "not-paused" | "plan-expired" | "disabled" }
  | { readonly reason: "plan-changed"; readonly fingerprint: string }
  | { readonly reason: "run-in-progress"; readonly runId: string };

const READ_GOOD_FOR_MS = 24 * 3_600_000;

export async function approveRun(
  db: Database,
  launch: LaunchRun,
  approval: Approval,
): Promise<Result<null, ApprovalFailure>> {
  const row = await loadRun(db, approval.runId);
  if (row === null) return err({ reason: "not-found" });
  if (row.state !== "paused") return err({ reason: "not-paused" });
  if (approval.now - (row.readAt ?? 0) > READ_GOOD_FOR_MS) return err({ reason: "plan-expired" });
  const config = await loadConfig(db);
  if (!config.enabled) return err({ reason: "disabled" });
  const planned = await planCompany(db, row, { config, heldBack: new Set() });
  if (planned.fingerprint !== row.fingerprint) await replacePlan(db, row, planned);
  if (planned.fingerprint !== approval.fingerprint) {
    return err({ reason: "plan-changed", fingerprint: planned.fingerprint });
  }
  return resume(db, launch, { approval, attempt: row.attempt + 1 });
}

/** What was shown is not what would happen: what would happen is shown from now on. */
async function replacePlan(db: Database, row: RunRow, { plan, fingerprint }: Planned): Promise<void> {
  const record = db.$client
    .prepare("UPDATE run SET fingerprint = ?2, counts = ?3, planned = ?4 WHERE id = ?1 AND state = 'paused'")
    .bind(row.id, fingerprint, JSON.stringify(plan.counts), row.applied + plan.changes.length);
  const at = { runId: row.id, applied: row.applied };
  await db.$client.batch([...changeStatements(db, at, plan.changes), record]);
}

type Resumption = { readonly approval: Approval; readonly attempt: number };

/** Takes the place and moves the run on in one transaction, so that two approvals start one run. */
async function resume(
  db: Database,
  launch: LaunchRun,
  { approval, attempt }: Resumption,
): Promise<Result<null, ApprovalFailure>> {
  const d1 = db.$client;
  const { runId, fingerprint, heldBack, by } = approval;
  await d1.batch([
    d1
      .prepare(
        `UPDATE lease SET owner = ?1, fence = fence + 1, expires_at = unixepoch() + ${LEASE_SECONDS}
         WHERE name = 'directory' AND expires_at <= unixepoch()
           AND EXISTS (SELECT 1 FROM run WHERE id = ?1 AND state = 'paused' AND attempt = ?2 - 1)`,
      )
      .bind(runId, attempt),
    d1
      .prepare(
        `UPDATE run SET state = 'planning', attempt = ?2, approved_by = ?3, approved_fingerprint = ?4, held_back = ?5
         WHERE id = ?1 AND state = 'paused'
           AND EXISTS (SELECT 1 FROM lease WHERE name = 'directory' AND owner = ?1 AND expires_at > unixepoch())`,
      )
      .bind(runId, attempt, by, fingerprint, JSON.stringify(heldBack)),
  ]);
  const held = await d1
    .prepare("SELECT owner FROM lease WHERE name = 'directory' AND expires_at > unixepoch()")
    .first<{ owner: string }>();
  if (held !== null && held.owner !== runId) return err({ reason: "run-in-progress", runId: held.owner });
  const now = await loadRun(db, runId);
  if (now?.attempt !== attempt || now.approvedFingerprint !== fingerprint) return err({ reason: "not-paused" });
  await launch(`${runId}-${attempt}`, runId);
  return ok(null);
}
