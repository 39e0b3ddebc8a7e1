/**
 * Approval of a paused run: exactly the plan that was shown, made again from the same read and today's directory and
 * settings. If the result differs, the new plan takes its place on record and the admin has to look again.
 */
import type { Database } from "../../db/database.ts";
import { failUnless } from "../../db/fail-unless.ts";
import { loadConfig } from "../config/load-config.ts";
import { type Approval, recordApproval } from "../config/record-approval.ts";
import { err, type Result } from "../core/result.ts";
import { isResumable, type NotResumed, resumeRun } from "../directory/resume-run.ts";
import { changeStatements, recountStatement } from "../directory/save-plan.ts";
import { LEASE_SECONDS } from "./lease.ts";
import { type Planned, planCompany } from "./plan-company.ts";
import { guardProblem, storedProblem } from "./plan-run.ts";
import { isReadStillGood } from "./read-still-good.ts";
import type { Problem } from "./run-ports.ts";
import { loadRun, type RunRow } from "./run-row.ts";
import type { LaunchRun } from "./start-run.ts";

export type ApprovalFailure =
  | NotResumed
  | { readonly reason: "not-found" | "plan-expired" | "disabled" }
  | { readonly reason: "plan-changed"; readonly fingerprint: string }
  /** People to hold whom the plan does not change. */
  | { readonly reason: "unknown-hold"; readonly ids: readonly string[] };

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
  if (!isReadStillGood(row, config)) return err({ reason: "plan-expired" });
  const planned = await planCompany(db, row, { config, heldBack: new Set() });
  if (planned.fingerprint !== row.fingerprint) {
    const why = guardProblem(planned.plan, config) ?? storedProblem(row);
    if (!(await replacePlan(db, row, { planned, why }))) return err({ reason: "not-paused" });
  }
  if (planned.fingerprint !== approval.fingerprint) {
    return err({ reason: "plan-changed", fingerprint: planned.fingerprint });
  }
  const changed = new Set<string | null>(planned.plan.changes.map((change) => change.employeeId));
  const ids = approval.heldBack.filter((id) => !changed.has(id));
  if (ids.length > 0) return err({ reason: "unknown-hold", ids });
  return resumeRun(db, {
    ...{ ...approval, attempt: row.attempt + 1, place: "directory", leaseSeconds: LEASE_SECONDS, launch },
    record: recordApproval(db, approval, isResumable("?7", "directory")),
  });
}

type Shown = { readonly planned: Planned; readonly why: Problem | null };

/** What was shown is not what would happen: what would happen is shown from now on. False: the run waits no more. */
async function replacePlan(db: Database, row: RunRow, { planned, why }: Shown): Promise<boolean> {
  const { plan, fingerprint } = planned;
  const record = db.$client
    .prepare(
      "UPDATE run SET fingerprint = ?2, counts = ?3, people = ?4, planned = ?5, problem = ?6 WHERE id = ?1",
    )
    .bind(
      row.id,
      fingerprint,
      JSON.stringify(plan.counts),
      JSON.stringify(plan.people),
      row.applied + plan.changes.length,
      why === null ? null : JSON.stringify(why),
    );
  const recount = row.applied > 0 ? [recountStatement(db, row.id)] : [];
  const changes = changeStatements(db, { runId: row.id, applied: row.applied }, plan.changes);
  try {
    await db.$client.batch([stillPaused(db, row.id), ...changes, record, ...recount]);
    return true;
  } catch (error) {
    if ((await loadRun(db, row.id))?.state === "paused") throw error;
    return false;
  }
}

/** Another approval may have been quicker, and its record is not ours to touch. Fails the batch as in lease.ts. */
const stillPaused = (db: Database, id: string): D1PreparedStatement =>
  failUnless(db, "EXISTS (SELECT 1 FROM run WHERE id = ?1 AND state = 'paused')", [id]);
