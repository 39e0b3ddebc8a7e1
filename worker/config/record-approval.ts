/** That somebody approved a paused run, in the audit record. */
import type { Database } from "../../db/database.ts";
import { recordChangeWhere } from "./record-change.ts";

export type Approval = {
  readonly runId: string;
  readonly fingerprint: string;
  /** Employees' ids, or accounts' where there is no employee. */
  readonly heldBack: readonly string[];
  readonly by: string;
  readonly now: number;
};

/** `where`: a condition about the run, whose id is `?7`: of two approvals at once only the one that moves it on is on record. */
export function recordApproval(db: Database, approval: Approval, where: string): D1PreparedStatement {
  const { runId, fingerprint, heldBack, by, now } = approval;
  const after = { fingerprint, hold: heldBack };
  const change = { at: now, actor: by, action: "run.approved", subject: runId, before: null, after };
  return recordChangeWhere(db, change, { sql: where, values: [runId] });
}
