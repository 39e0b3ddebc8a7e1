/** Exponential backoff with full jitter, so that Workers that failed together do not come back together. */
const BASE_MS = 1_000;
export const MAX_BACKOFF_MS = 20_000;
/** Chance may say “at once”; a server in trouble gets a moment nevertheless. */
const MIN_BACKOFF_MS = 100;

/** The pause after the nth failure, counted from 1. */
export function backoffMs(failures: number, random: () => number): number {
  const ceiling = Math.min(MAX_BACKOFF_MS, BASE_MS * 2 ** (failures - 1));
  return Math.max(MIN_BACKOFF_MS, Math.round(random() * ceiling));
}
