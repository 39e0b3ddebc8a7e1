/**
 * On duty: round after round until ten seconds have passed without a hint. One instance is on duty at a time; should it
 * be cut off, the engine carries it on, and the next hint or tick after half a minute makes another.
 */
import type { Steps } from "../run-ports.ts";
import type { HintCall } from "./keep-hint.ts";
import { type HintPorts, takeHints } from "./take-hints.ts";

/** Then another takes over, with the next hint or tick: an instance may not have steps without end. */
const MAX_ROUNDS = 200;
const MAX_INVITE_STEPS = 10;

export async function gatherHints(steps: Steps, ports: HintPorts, call: HintCall): Promise<void> {
  for (let round = 1; round <= MAX_ROUNDS; round++) {
    const { next, invites, wrote } = await steps.do(`round ${round}`, () => takeHints(ports, call));
    if (wrote) await pushOn(steps, ports, round);
    if (invites) await invite(steps, ports, `run:${call.id}:round ${round}`);
    if (next === "over") return;
  }
}

/** A destination that can't be told now is told by the hourly tick. */
const pushOn = (steps: Steps, ports: HintPorts, round: number): Promise<null> =>
  steps.do(`push on ${round}`, async () => {
    await ports.pushOn();
    return null;
  });

/** What can't be sent now goes out with the hourly tick. */
async function invite(steps: Steps, ports: HintPorts, claimer: string): Promise<void> {
  for (let batch = 1; batch <= MAX_INVITE_STEPS; batch++) {
    const name = `${claimer}, invite ${batch}`;
    const { more } = await steps.do(name, () => ports.sendInvitations(name));
    if (!more) return;
  }
}
