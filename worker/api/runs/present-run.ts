/** A run's row → the run of the contract. */
import { readStored } from "../http/stored-json.ts";
import { toInstant, toInstantOrNull } from "../http/wire.ts";
import { type RunRecord, standingOf } from "./run-record.ts";
import { type Counts, countsSchema, type Run } from "./run-schema.ts";

export function presentRun(row: RunRecord): Run {
  const { state, problem } = standingOf(row);
  return {
    id: row.id,
    trigger: row.trigger,
    mode: row.mode === "push" ? "apply" : row.mode,
    purpose: row.mode === "push" ? "push" : "sync",
    scope: row.scope,
    state,
    startedAt: toInstant(row.startedAt),
    finishedAt: toInstantOrNull(row.finishedAt),
    by: row.startedBy,
    approvedBy: row.approvedBy,
    progress: {
      read: row.progressRead,
      total: row.progressTotal,
      applied: row.applied,
      planned: row.planned,
    },
    counts: presentCounts(row),
    fingerprint: row.fingerprint,
    problem,
  };
}

const NOTHING: Counts = {
  read: 0,
  created: 0,
  updated: 0,
  reactivated: 0,
  deactivated: 0,
  teamsCreated: 0,
  teamsRenamed: 0,
  memberships: 0,
  invited: 0,
  excluded: 0,
  held: 0,
  unchanged: 0,
  failed: 0,
};

/** Until there is a plan, all that is known is how many people were read. */
export function presentCounts({ counts, progressRead }: Pick<RunRecord, "counts" | "progressRead">): Counts {
  return readStored(countsSchema, counts, { ...NOTHING, read: progressRead });
}
