/**
 * A run's row as the API reads it, and what it says to a reader. A run that died still stands in the table as if it
 * were at work until the next tick or run writes it off; readers are told at once that it was interrupted.
 */
import { z } from "@hono/zod-openapi";
import type { InferSelectModel } from "drizzle-orm";
import type { run } from "../../../db/schema.ts";
import { ACTIVE_STATES, type RunState } from "../../core/status.ts";
import { readStored } from "../http/stored-json.ts";
import { params } from "../http/wire.ts";

type Columns =
  | "id"
  | "trigger"
  | "mode"
  | "scope"
  | "state"
  | "startedAt"
  | "startedBy"
  | "approvedBy"
  | "finishedAt"
  | "progressRead"
  | "progressTotal"
  | "planned"
  | "applied"
  | "counts"
  | "people"
  | "fingerprint"
  | "problem";

/** `holdsLease`: 1 while the run's place is its own. */
export type RunRecord = Pick<InferSelectModel<typeof run>, Columns> & { readonly holdsLease: number };

/** SQL: true of a run whose place is its own. */
export const HOLDS_LEASE = `EXISTS (SELECT 1 FROM lease
  WHERE lease.name = iif(run.mode = 'push', 'destination', 'directory') AND lease.owner = run.id
    AND lease.expires_at > unixepoch())`;

/** SQL: true of a run of the sync at work. */
export const AT_WORK = `(run.mode <> 'push' AND run.state IN (${ACTIVE_STATES.map((state) => `'${state}'`).join(", ")}) AND ${HOLDS_LEASE})`;

/** SQL: the runs where the newest is looked for. Left alone, SQLite would sort all there are. */
export const NEWEST_RUNS = "run INDEXED BY run_started_at";

/** SQL: the columns of a `RunRecord`. */
export const RUN_COLUMNS = `id, trigger, mode, scope, state, started_at AS startedAt, started_by AS startedBy,
  approved_by AS approvedBy, finished_at AS finishedAt, progress_read AS progressRead, progress_total AS progressTotal, planned, applied,
  counts, people, fingerprint, problem, ${HOLDS_LEASE} AS holdsLease`;

export type RunProblem = z.infer<typeof storedProblem>;
const storedProblem = z.object({ code: z.string(), params });

const INTERRUPTED: RunProblem = { code: "interrupted", params: {} };

/** State and problem as they are now. */
export function standingOf(row: Pick<RunRecord, "state" | "problem" | "holdsLease">): {
  readonly state: RunState;
  readonly problem: RunProblem | null;
} {
  const isDead = ACTIVE_STATES.includes(row.state) && row.holdsLease !== 1;
  if (isDead) return { state: "failed", problem: INTERRUPTED };
  return { state: row.state, problem: readStored(storedProblem.nullable(), row.problem, null) };
}
