import { loadConfig } from "../config/load-config.ts";
import { holdLease, type Written, writeFenced } from "./lease.ts";
import type { RunPorts } from "./run-ports.ts";
import { type Ending, endStatements } from "./run-row.ts";

/** Ends the run where it stands. A run that lost its place is somebody else's to end. */
export async function endRun(ports: RunPorts, ending: Omit<Ending, "now">): Promise<Written> {
  const { db, runId, now, log } = ports;
  const lease = await holdLease(db, runId);
  if (lease === null) return "lost";
  const { settings } = await loadConfig(db);
  const at = { lease, retentionDays: settings.retentionDays };
  const written = await writeFenced(db, { lease }, endStatements(db, at, { ...ending, now: now() }));
  log("run.ended", { run: runId, state: ending.state, problem: ending.problem?.code ?? null });
  return written;
}
