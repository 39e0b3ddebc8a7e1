/**
 * The guard towards a destination (product.md, rule 32): how much may happen over there because both sides were compared,
 * before somebody is asked. What the sync itself decided has passed the sync's guard already.
 */
import { HALF_RULE_FROM, type Limit } from "./guard.ts";

export type ReviewTally = {
  readonly deactivate: number;
  /** Known over there once, and to be made anew. */
  readonly recreate: number;
  /** Known over there once, and by their id or address now somebody else there, or several. */
  readonly relink: number;
  /** People of ours who are active over there. */
  readonly of: number;
};

export type ReviewRefusal = ReviewTally & { readonly planned: number; readonly allowed: number };

/** `null`: it may. */
export function reviewGuard(tally: ReviewTally, { count, percent }: Limit): ReviewRefusal | null {
  const planned = tally.deactivate + tally.recreate + tally.relink;
  const most = Math.max(count, Math.floor((tally.of * percent) / 100));
  const allowed = tally.of >= HALF_RULE_FROM ? Math.min(most, Math.floor(tally.of / 2)) : most;
  return planned > allowed ? { ...tally, planned, allowed } : null;
}
