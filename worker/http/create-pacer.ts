/**
 * Keeps requests under a server's limits (Personio: 15 a second and 300 a minute, Leapsome: 30 a second; above that 429):
 * no window of time ever holds more than agreed. A second, small window spreads requests evenly. Waiting here is our own
 * choice and costs no patience.
 */
export type PaceWindow = { readonly requests: number; readonly perMs: number };
export type Pace = readonly PaceWindow[];

export type Pacer = {
  /** Resolves when a request may be sent, and counts it as sent. */
  turn(): Promise<void>;
  /** Nobody's turn comes before this time has passed: the server said 429. */
  pause(ms: number): void;
};

export type Clock = { readonly now: () => number; readonly sleep: (ms: number) => Promise<void> };

export function createPacer(pace: Pace, { now, sleep }: Clock): Pacer {
  const longest = Math.max(...pace.map(({ requests }) => requests));
  let sentAt: readonly number[] = [];
  let pausedUntil = 0;

  /** When the request leaves the window that has to before the next one may enter it. */
  const freeAt = ({ requests, perMs }: PaceWindow): number => (sentAt.at(-requests) ?? -perMs) + perMs;
  const waitMs = (): number => Math.max(pausedUntil, ...pace.map(freeAt)) - now();

  return {
    async turn() {
      for (let wait = waitMs(); wait > 0; wait = waitMs()) await sleep(wait);
      sentAt = [...sentAt, now()].slice(-longest);
    },
    pause(ms) {
      pausedUntil = Math.max(pausedUntil, now() + ms);
    },
  };
}
