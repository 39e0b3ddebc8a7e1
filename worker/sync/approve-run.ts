/**
 * Approval of a paused run: exactly the plan that was shown, made again from the same read and today's directory and
 * settings. If the result differs, the new plan takes its place on record and the admin has to look again.
 */
import type { Database } from "../../db/database.ts";
import { loadConfig } from "../config/load-config.ts";
import { recordChangeWhere } from "../config/record-change.ts";
import { err, ok, type Result } from "../core/result.ts";
import { changeStatements, recountStatement } from "../directory/save-plan.ts";
import { LEASE_SECONDS } from "./lease.ts";
import { type Planned, planCompany } from "./plan-company.ts";
import { guardProblem, storedProblem } from "./plan-run.ts";
import { isReadStillGood } from "./read-still-good.ts";
import type { Problem } from "./run-ports.ts";
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
  /** People to hold whom the plan does not change. */
  | { readonly reason: "unknown-hold"; readonly ids: readonly string[] }
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
  return resume(db, launch, { approval, attempt: row.attempt + 1 });
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
  db.$client
    .prepare(
      `SELECT json(CASE WHEN EXISTS (SELECT 1 FROM run WHERE id = ?1 AND state = 'paused')
       THEN 'true' ELSE 'no longer paused' END)`,
    )
    .bind(id);

type Resumption = { readonly approval: Approval; readonly attempt: number };

/** Takes the place and moves the run on in one transaction, so that two approvals start one run. */
async function resume(
  db: Database,
  launch: LaunchRun,
  { approval, attempt }: Resumption,
): Promise<Result<null, ApprovalFailure>> {
  const d1 = db.$client;
  const { runId, fingerprint, heldBack, by } = approval;
  const [, , moved] = await d1.batch([
    d1
      .prepare(
        `UPDATE lease SET owner = ?1, fence = fence + 1, expires_at = unixepoch() + ${LEASE_SECONDS}
         WHERE name = 'directory' AND expires_at <= unixepoch()
           AND EXISTS (SELECT 1 FROM run WHERE id = ?1 AND state = 'paused' AND attempt = ?2 - 1)`,
      )
      .bind(runId, attempt),
    recordApproval(db, approval),
    d1
      .prepare(
        `UPDATE run SET state = 'planning', attempt = ?2, approved_by = ?3, approved_fingerprint = ?4, held_back = ?5
         WHERE id = ?1 AND state = 'paused' AND ${holdsPlace("?1")}`,
      )
      .bind(runId, attempt, by, fingerprint, JSON.stringify(heldBack)),
  ]);
  if ((moved?.meta.changes ?? 0) === 0) return err(await whatIsInTheWay(db, runId));
  try {
    await launch(`${runId}-${attempt}`, runId);
  } catch (error) {
    await undoResume(db, approval, attempt);
    throw error;
  }
  return ok(null);
}

const holdsPlace = (id: string): string =>
  `EXISTS (SELECT 1 FROM lease WHERE name = 'directory' AND owner = ${id} AND expires_at > unixepoch())`;

/** Of two approvals at once only the one that moves the run on is on record. */
function recordApproval(
  db: Database,
  { runId, fingerprint, heldBack, by, now }: Approval,
): D1PreparedStatement {
  const after = { fingerprint, hold: heldBack };
  const change = { at: now, actor: by, action: "run.approved", subject: runId, before: null, after };
  const sql = `EXISTS (SELECT 1 FROM run WHERE id = ?7 AND state = 'paused') AND ${holdsPlace("?7")}`;
  return recordChangeWhere(db, change, { sql, values: [runId] });
}

async function whatIsInTheWay(db: Database, runId: string): Promise<ApprovalFailure> {
  const held = await db.$client
    .prepare("SELECT owner FROM lease WHERE name = 'directory' AND expires_at > unixepoch()")
    .first<{ owner: string }>();
  if (held === null || held.owner === runId) return { reason: "not-paused" };
  return { reason: "run-in-progress", runId: held.owner };
}

/** No instance came of it: the run waits again, and its next instance has another name. */
async function undoResume(db: Database, { runId, now }: Approval, attempt: number): Promise<void> {
  const d1 = db.$client;
  await d1.batch([
    d1
      .prepare("DELETE FROM audit_event WHERE subject = ?1 AND action = 'run.approved' AND at = ?2")
      .bind(runId, now),
    d1
      .prepare(
        `UPDATE run SET state = 'paused', approved_by = NULL, approved_fingerprint = NULL, held_back = NULL
         WHERE id = ?1 AND state = 'planning' AND attempt = ?2`,
      )
      .bind(runId, attempt),
    d1
      .prepare(
        `UPDATE lease SET owner = '', expires_at = 0 WHERE name = 'directory' AND owner = ?1
         AND EXISTS (SELECT 1 FROM run WHERE id = ?1 AND state = 'paused')`,
      )
      .bind(runId),
  ]);
}
