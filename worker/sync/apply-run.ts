/** Carries out the plan on record, batch by batch. Nothing is decided here. */
import { loadConfig } from "../config/load-config.ts";
import { type ApplyBatch, applyBatches } from "../directory/apply-plan.ts";
import { loadUndividedEnd } from "../directory/save-plan.ts";
import { holdLease, type Lease, type Written, whileHolding, writeFenced } from "./lease.ts";
import type { RunPorts } from "./run-ports.ts";
import { endStatements, loadRun } from "./run-row.ts";

/** `stale`: somebody changed the directory or the configuration meanwhile, so a plan has to be made anew. */
export async function applyRun(ports: RunPorts, last: number): Promise<Written> {
  const { db, runId, now, log } = ports;
  const row = await loadRun(db, runId);
  if (row?.state === "succeeded") return "written";
  const lease = await holdLease(db, runId);
  if (lease === null || row === null || row.planRevision === null) return "lost";
  const fence = { lease, revision: row.planRevision };
  const undividedTo = await loadUndividedEnd(db, runId);
  const plan = { runId, after: row.planFrom ?? 0, undividedTo, last, now: now() };
  return whileHolding(db, lease, async () => {
    const ending = await endingOf(ports, lease);
    const batches = applyBatches(db, plan);
    for (const [index, batch] of batches.entries()) {
      const isLast = index === batches.length - 1;
      const statements = [...batch.statements, progressOf(ports, batch), ...(isLast ? ending : [])];
      const written = await writeFenced(db, fence, statements);
      if (written !== "written") return written;
    }
    log("run.ended", { run: runId, state: "succeeded", changes: last });
    return "written";
  });
}

const progressOf = ({ db, runId }: RunPorts, { applied }: ApplyBatch): D1PreparedStatement =>
  db.$client
    .prepare("UPDATE run SET state = 'applying', applied = max(applied, ?2) WHERE id = ?1")
    .bind(runId, applied);

async function endingOf({ db, now }: RunPorts, lease: Lease): Promise<D1PreparedStatement[]> {
  const { settings } = await loadConfig(db);
  const at = { lease, retentionDays: settings.retentionDays };
  return endStatements(db, at, { state: "succeeded", problem: null, now: now() });
}
