/**
 * Keeps requests under Personio's limits (v1: 15 a second, 300 a minute; above that 429): no window of a second, and none
 * of a minute, ever holds more than agreed. Waiting here is our own choice and costs no patience.
 */
export type Pace = { readonly perSecond: number; readonly perMinute: number };

export type Pacer = {
  /** Resolves when a request may be sent, and counts it as sent. */
  turn(): Promise<void>;
  /** Nobody's turn comes before this time has passed: Personio said 429. */
  pause(ms: number): void;
};

export type Clock = { readonly now: () => number; readonly sleep: (ms: number) => Promise<void> };

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;

export function createPacer(pace: Pace, { now, sleep }: Clock): Pacer {
  let sentAt: readonly number[] = [];
  let pausedUntil = 0;

  /** The request that has to leave a window before the next one may enter it. */
  const freeAt = (count: number, windowMs: number): number => (sentAt.at(-count) ?? -windowMs) + windowMs;
  const waitMs = (): number =>
    Math.max(pausedUntil, freeAt(pace.perSecond, SECOND_MS), freeAt(pace.perMinute, MINUTE_MS)) - now();

  return {
    async turn() {
      for (let wait = waitMs(); wait > 0; wait = waitMs()) await sleep(wait);
      sentAt = [...sentAt.slice(1 - pace.perMinute), now()];
    },
    pause(ms) {
      pausedUntil = Math.max(pausedUntil, now() + ms);
    },
  };
}
