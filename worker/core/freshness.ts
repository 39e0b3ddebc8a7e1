/** How soon a change in Personio is right here: what the settings ask for, and what came of it. */

/** `daily`: with the full run alone. `hourly`: and an hourly look at who changed. `instant`: and Personio's own hints. */
export const FRESHNESS = ["daily", "hourly", "instant"] as const;
export type FreshnessSetting = (typeof FRESHNESS)[number];

export type Freshness = {
  readonly medianSeconds: number;
  readonly p95Seconds: number;
  /** How many changes the two are of. */
  readonly changes: number;
};

/** The changes that the figures are of. */
export const FRESHNESS_SAMPLES = 100;

/** `null`: nothing has changed yet. Both are times that really were: of the middle one, and of the 95th in a hundred. */
export function freshnessOf(seconds: readonly number[]): Freshness | null {
  const sorted = [...seconds].sort((a, b) => a - b);
  const [median, p95] = [0.5, 0.95].map((share) => sorted[Math.ceil(sorted.length * share) - 1]);
  if (median === undefined || p95 === undefined) return null;
  return { medianSeconds: median, p95Seconds: p95, changes: sorted.length };
}

/** From the change to the account being right; `changedAt` may be of a clock that is ahead. */
export const delaySeconds = (changedAt: number, appliedAt: number): number =>
  Math.max(0, Math.round((appliedAt - changedAt) / 1000));
