/**
 * The guard (product.md, rule 32): the last look at a plan before the first change. It never changes a plan,
 * it lets it through or says why not; a plan over the limits waits for a person.
 */
import type { Plan } from "./plan.ts";

export type Limit = { readonly count: number; readonly percent: number };
export type GuardLimits = { readonly deactivations: Limit; readonly relinks: Limit };

/** Why a plan waits: `planned` of what `allowed` are, measured by `of` accounts. */
export type Refusal = {
  readonly code: "too-many-deactivations" | "too-many-relinks";
  readonly planned: number;
  readonly allowed: number;
  readonly of: number;
};

/** What was let through since the last full run, a few people at a time: many small plans must not do what one large may not. */
export type LetThrough = { readonly deactivated: number; readonly relinks: number };

/** From this many accounts on, half of them is the most that leaves at once, whatever the settings say. */
export const HALF_RULE_FROM = 4;

export function guard(
  plan: Pick<Plan, "counts" | "relinks" | "linkedActive">,
  limits: GuardLimits,
  before: LetThrough = { deactivated: 0, relinks: 0 },
): Refusal | null {
  const of = plan.linkedActive + before.deactivated;
  const deactivated = plan.counts.deactivated + before.deactivated;
  const allowed = allowedDeactivations(limits.deactivations, of);
  if (plan.counts.deactivated > 0 && deactivated > allowed)
    return { code: "too-many-deactivations", planned: deactivated, allowed, of };
  const relinked = plan.relinks + before.relinks;
  const relinks = allowedBy(limits.relinks, of);
  if (plan.relinks > 0 && relinked > relinks)
    return { code: "too-many-relinks", planned: relinked, allowed: relinks, of };
  return null;
}

const allowedBy = ({ count, percent }: Limit, of: number): number =>
  Math.max(count, Math.floor((of * percent) / 100));

function allowedDeactivations(limit: Limit, of: number): number {
  const allowed = allowedBy(limit, of);
  return of >= HALF_RULE_FROM ? Math.min(allowed, Math.floor(of / 2)) : allowed;
}
