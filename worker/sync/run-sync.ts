/**
 * A run: read, plan, guard, apply; then the push and the mails that follow from it. Each step can be repeated and is remembered;
 * whatever happens between two of them, the run goes on where it was, or the next one repeats it with the same end.
 */

import { failureName } from "../core/failure-name.ts";
import { applyRun } from "./apply-run.ts";
import { endRun } from "./end-run.ts";
import { rememberLease } from "./lease.ts";
import { openRun } from "./open-run.ts";
import { planRun } from "./plan-run.ts";
import { readCompany } from "./read-company.ts";
import { problem, type Run, type RunPorts, type Steps } from "./run-ports.ts";

/** How often a plan is made anew because somebody edits while it is applied. */
const MAX_PLANS = 10;
/** Invitations that one run sends at most, in batches; the rest goes out with the hourly tick. */
const MAX_INVITE_STEPS = 100;
/** How often the company is read anew because somebody changes meanwhile what is to be read. */
const MAX_READINGS = 3;

export async function runSync(steps: Steps, ports: RunPorts): Promise<void> {
  const run: Run = { ...ports, hold: rememberLease(ports.db, ports.runId, ports.now) };
  let end: End = "over";
  try {
    end = await carryOut(steps, run);
  } catch (error) {
    run.log("run.crashed", { run: run.runId, error: failureName(error) });
    await steps.do("give up", () => endRun(run, { state: "failed", problem: problem("internal") }));
  }
  if (end === "applied") await attempt(run, "run.push-failed", () => pushOn(steps, run));
  await attempt(run, "run.mails-failed", () => mailWhatFollows(steps, run, end));
}

/** The run is over, well or not; no mail server and nothing else that happens now makes it another. */
async function attempt(run: Run, event: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    run.log(event, { run: run.runId, error: failureName(error) });
  }
}

type End = "applied" | "over";

async function pushOn(steps: Steps, run: Run): Promise<void> {
  await steps.do("push on", async () => {
    await run.pushOn();
    return null;
  });
}

async function mailWhatFollows(steps: Steps, run: Run, end: End): Promise<void> {
  for (let batch = 1; end === "applied" && batch <= MAX_INVITE_STEPS; batch++) {
    const name = `invite ${batch}`;
    const { more } = await steps.do(name, () => run.sendInvitations(`run:${run.runId}:${name}`));
    if (!more) break;
  }
  await steps.do("tell admins", async () => {
    await run.tellAdmins();
    return null;
  });
}

async function carryOut(steps: Steps, run: Run): Promise<End> {
  for (let reading = 1; reading <= MAX_READINGS; reading++) {
    const own = reading === 1 ? steps : namedApart(steps, reading);
    const end = await readAndApply(own, run);
    if (end !== "read-again") return end;
  }
  await giveUp(steps, run);
  return "over";
}

async function readAndApply(steps: Steps, run: Run): Promise<End | "read-again"> {
  const opened = await steps.do("open", () => openRun(run));
  if (opened.next === "over") return "over";
  if (opened.next === "read") {
    const failure = await readCompany(steps, run, opened);
    if (failure !== null) {
      await steps.do("fail", () => endRun(run, { state: "failed", problem: failure }));
      return "over";
    }
  }
  for (let round = 1; round <= MAX_PLANS; round++) {
    const planned = await steps.do(`plan ${round}`, () => planRun(run));
    if (planned.next === "read") return "read-again";
    if (planned.next === "over") return "over";
    const applied = await steps.do(`apply ${round}`, () => applyRun(run, planned.last));
    if (applied !== "stale") return applied === "written" ? "applied" : "over";
  }
  await giveUp(steps, run);
  return "over";
}

const giveUp = (steps: Steps, run: Run) =>
  steps.do("give up", () => endRun(run, { state: "failed", problem: problem("superseded") }));

/** A step's name is what its result is remembered by. */
const namedApart = (steps: Steps, reading: number): Steps => ({
  do: (name, work) => steps.do(`${name}, reading ${reading}`, work),
});
