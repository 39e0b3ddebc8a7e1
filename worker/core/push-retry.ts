/** What becomes of what the destination didn't take, and when it is asked again. */

export type PushTrouble =
  /** It may go well next time; `retryAt`, where the destination said when. */
  | { readonly kind: "passing"; readonly retryAt: number | null }
  /** It takes this one person not, as they are. Another try helps once something changed, there or here. */
  | { readonly kind: "person" };

const FIRST_MS = 60_000;
const LONGEST_MS = 6 * 3_600_000;
/** Whoever mends it over there doesn't tell us; a day is soon enough, and the reconcile comes first. */
const PERSON_AGAIN_MS = 24 * 3_600_000;

/** `tries`: those that came to nothing, this one included. Tried for as long as it takes: nothing is given up. */
export function dueAgainAt(trouble: PushTrouble, tries: number, now: number): number {
  if (trouble.kind === "person") return now + PERSON_AGAIN_MS;
  return Math.max(believed(trouble.retryAt, now), now + backoff(tries, LONGEST_MS));
}

/** A destination that wants to be left alone for a year has made a mistake, and is asked again the same day. */
const believed = (retryAt: number | null, now: number): number => Math.min(retryAt ?? 0, now + LONGEST_MS);

const backoff = (tries: number, longestMs: number): number =>
  Math.min(longestMs, FIRST_MS * 2 ** Math.min(tries - 1, 10));

/** The destination as a whole is away: since when, how often it was asked meanwhile, and when it is asked again. */
export type Outage = { readonly since: number; readonly tries: number; readonly retryAt: number };

/** Everybody waits for this one, so it is asked at least twice an hour: once asked, a destination that is down costs little. */
const LONGEST_OUTAGE_MS = 30 * 60_000;

/** `retryAt`: when the destination itself said. */
export function outageAfter(
  before: Outage | null,
  { now, retryAt }: { readonly now: number; readonly retryAt: number | null },
): Outage {
  const tries = (before?.tries ?? 0) + 1;
  const again = Math.max(believed(retryAt, now), now + backoff(tries, LONGEST_OUTAGE_MS));
  return { since: before?.since ?? now, tries, retryAt: again };
}
