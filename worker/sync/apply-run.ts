/** Carries out the plan on record, batch by batch. Nothing is decided here. */
import { type ApplyBatch, applyBatches } from "../directory/apply-plan.ts";
import { loadPlan } from "../directory/load-plan.ts";
import { type Written, whileHolding, writeFenced } from "./lease.ts";
import type { Run } from "./run-ports.ts";
import { endStatements } from "./run-row.ts";

/** `stale`: somebody changed the directory or the configuration meanwhile, so a plan has to be made anew. */
export async function applyRun(run: Run, last: number): Promise<Written> {
  const { db, runId, now, log } = run;
  const plan = await loadPlan(db, runId);
  if (plan?.state === "succeeded") return "written";
  const lease = await run.hold();
  if (lease === null || plan === null || plan.revision === null) return "lost";
  const fence = { lease, revision: plan.revision };
  return whileHolding(db, lease, async () => {
    const batches = applyBatches(db, { ...plan, last, now: now() });
    for (const [index, { statements, applied }] of batches.entries()) {
      const isLast = index === batches.length - 1;
      const moveOn = isLast
        ? endStatements(db, lease, { state: "succeeded", problem: null, now: now(), applied })
        : [progressStatement(run, applied)];
      const written = await writeFenced(db, fence, [...statements, ...moveOn]);
      if (written !== "written") return written;
    }
    log("run.ended", { run: runId, state: "succeeded", changes: last });
    return "written";
  });
}

const progressStatement = ({ db, runId }: Run, applied: ApplyBatch["applied"]): D1PreparedStatement =>
  db.$client
    .prepare("UPDATE run SET state = 'applying', applied = max(applied, ?2) WHERE id = ?1")
    .bind(runId, applied);
