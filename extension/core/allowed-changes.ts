/** How many changes the guard lets through: the larger of a number and a share (product.md, rule 32). */

type Limit = {
  readonly count: string;
  readonly percent: string;
  /** Deactivations: from four accounts on never more than half of them. */
  readonly isHalfMost: boolean;
};

const HALF_RULE_FROM = 4;

/** `null`: what was entered is no number. */
export function allowedChanges({ count, percent, isHalfMost }: Limit, accounts: number): number | null {
  const share = Math.floor((accounts * Number(percent)) / 100);
  const allowed = Math.max(Number(count), share);
  if (count === "" || percent === "" || !Number.isFinite(allowed)) return null;
  return isHalfMost && accounts >= HALF_RULE_FROM ? Math.min(allowed, Math.floor(accounts / 2)) : allowed;
}
