/**
 * Sends a request until there is an answer to it, or the patience is used up. Backing off holds no place at the gate, so
 * others go on meanwhile.
 */
import { backoffMs } from "./backoff.ts";
import type { Attempt, PersonioRequest } from "./create-attempt.ts";
import type { Patience } from "./create-patience.ts";
import type { Exchange, Trouble } from "./exchange.ts";

export type Settled = Exclude<Exchange, Trouble>;
/** `stop` ends the waiting for a request whose answer nobody needs any more. */
export type Send = (request: PersonioRequest, stop?: AbortSignal) => Promise<Settled>;

export type SenderOptions = {
  readonly attempt: Attempt;
  readonly patience: Patience;
  readonly sleep: (ms: number) => Promise<void>;
  readonly random: () => number;
};

/** How often an answer without `success: true` is believed to be an accident. */
const MAX_DELIBERATE_TRIES = 4;

export function createSender(options: SenderOptions): Send {
  const { attempt, patience, sleep } = options;

  async function insist(request: PersonioRequest, first: Trouble, stop?: AbortSignal): Promise<Settled> {
    let trouble = first;
    let deliberate = Number(first.isDeliberate);
    for (let failures = 1; deliberate < MAX_DELIBERATE_TRIES && !stop?.aborted; failures += 1) {
      const pauseMs = pauseAfter(trouble, failures, options);
      if (pauseMs === null) break;
      await sleep(pauseMs);
      if (stop?.aborted) break;
      const { result } = await attempt(request, stop);
      if (result.kind !== "trouble") return result;
      trouble = result;
      deliberate += Number(result.isDeliberate);
    }
    return givenUp(trouble);
  }

  return async function send(request, stop) {
    const { result, sentAt } = await attempt(request, stop);
    if (result.kind !== "trouble") return result;
    if (stop?.aborted) return givenUp(result);
    patience.enter(sentAt);
    try {
      return await insist(request, result, stop);
    } finally {
      patience.leave();
    }
  };
}

/** `null`: there is no time left for a pause and a try after it. */
function pauseAfter(trouble: Trouble, failures: number, { patience, random }: SenderOptions): number | null {
  const spareMs = patience.spareMs();
  if (spareMs <= 0 || spareMs < trouble.atLeastMs) return null;
  return Math.min(spareMs, Math.max(trouble.atLeastMs, backoffMs(failures, random)));
}

const givenUp = ({ failure }: Trouble): Settled => ({ kind: "failed", failure });
