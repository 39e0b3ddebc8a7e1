/**
 * The guard towards a destination (product.md, rule 32): how much may happen over there because both sides were compared,
 * before somebody is asked. What the sync itself decided has passed the sync's guard already.
 */
import type { Limit } from "./guard.ts";

export type ReviewTally = {
  readonly deactivate: number;
  /** Known over there once, and to be made anew. */
  readonly recreate: number;
  /** People of ours who are active over there. */
  readonly of: number;
};

export type ReviewRefusal = ReviewTally & { readonly planned: number; readonly allowed: number };

/** `null`: it may. */
export function reviewGuard(tally: ReviewTally, { count, percent }: Limit): ReviewRefusal | null {
  const planned = tally.deactivate + tally.recreate;
  const allowed = Math.max(count, Math.floor((tally.of * percent) / 100));
  return planned > allowed ? { ...tally, planned, allowed } : null;
}
