/** Guessing, ten thousand times, as fast as it goes. */

export const GUESSES = 10_000;
const AT_ONCE = 100;

export type Tally = ReadonlyMap<number, number>;

/** How often each status was answered. */
export async function guessAll(guess: (number: number) => Promise<number>): Promise<Tally> {
  const tally = new Map<number, number>();
  for (let from = 0; from < GUESSES; from += AT_ONCE) {
    const statuses = await Promise.all(Array.from({ length: AT_ONCE }, (_, index) => guess(from + index)));
    for (const status of statuses) tally.set(status, (tally.get(status) ?? 0) + 1);
  }
  return tally;
}

/** The bucket is that of a minute of the clock: begins where there are so many seconds left of one. */
export async function earlyInMinute(seconds: number): Promise<void> {
  const leftMs = 60_000 - (Date.now() % 60_000);
  if (leftMs < seconds * 1000) await new Promise((resolve) => setTimeout(resolve, leftMs + 100));
}

/** How many minutes of the clock something took part in. */
export const minutesSince = (startedAt: number): number =>
  Math.floor(Date.now() / 60_000) - Math.floor(startedAt / 60_000) + 1;
