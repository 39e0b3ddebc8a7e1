import { type Written, writeFenced } from "./lease.ts";
import type { Run } from "./run-ports.ts";
import { type Ending, endStatements } from "./run-row.ts";

/** Ends the run where it stands. A run that lost its place is somebody else's to end. */
export async function endRun(run: Run, ending: Omit<Ending, "now">): Promise<Written> {
  const { db, runId, now, log } = run;
  const lease = await run.hold();
  if (lease === null) return "lost";
  const written = await writeFenced(db, { lease }, endStatements(db, lease, { ...ending, now: now() }));
  log("run.ended", { run: runId, state: ending.state, problem: ending.problem?.code ?? null });
  return written;
}
