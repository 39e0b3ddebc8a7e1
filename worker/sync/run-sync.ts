/**
 * A run: read, plan, guard, apply. Each step can be repeated and is remembered; whatever happens between two of them,
 * the run goes on where it was, or the next one repeats it with the same end.
 */
import { applyRun } from "./apply-run.ts";
import { endRun } from "./end-run.ts";
import { openRun } from "./open-run.ts";
import { planRun } from "./plan-run.ts";
import { readCompany } from "./read-company.ts";
import { problem, type RunPorts, type Steps } from "./run-ports.ts";

/** How often a plan is made anew because somebody edits while it is applied. */
const MAX_PLANS = 10;

export async function runSync(steps: Steps, ports: RunPorts): Promise<void> {
  try {
    await carryOut(steps, ports);
  } catch (error) {
    ports.log("run.crashed", { run: ports.runId, error: error instanceof Error ? error.name : "unknown" });
    await steps.do("give up", () => endRun(ports, { state: "failed", problem: problem("internal") }));
  }
}

async function carryOut(steps: Steps, ports: RunPorts): Promise<void> {
  const opened = await steps.do("open", () => openRun(ports));
  if (opened.next === "over") return;
  if (opened.next === "read") {
    const failure = await readCompany(steps, ports, opened.attributes);
    if (failure !== null) {
      await steps.do("fail", () => endRun(ports, { state: "failed", problem: failure }));
      return;
    }
  }
  for (let round = 1; round <= MAX_PLANS; round++) {
    const planned = await steps.do(`plan ${round}`, () => planRun(ports));
    if (planned.next === "over") return;
    const applied = await steps.do(`apply ${round}`, () => applyRun(ports, planned.last));
    if (applied !== "stale") return;
  }
  await steps.do("give up", () => endRun(ports, { state: "failed", problem: problem("superseded") }));
}
