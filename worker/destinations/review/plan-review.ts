/**
 * What a comparison comes to: the changes it would bring, and whether they may be brought. The first push, and whatever the
 * guard refuses, waits for somebody to approve exactly this plan. Pure.
 */
import { createHash } from "node:crypto";
import type { AccountId } from "../../core/account.ts";
import { canonicalPlan } from "../../core/canonical.ts";
import type { Counts } from "../../core/counts.ts";
import type { Limit } from "../../core/guard.ts";
import type { PushChange, PushKind } from "../../core/push-change.ts";
import { type ReviewTally, reviewGuard } from "../../core/review-guard.ts";
import type { Comparison } from "./compare.ts";
import { type GroupDrift, groupChanges } from "./compare-groups.ts";
import type { OurSide } from "./load-ours.ts";
import type { Review, ReviewProblem } from "./review-ports.ts";
import { toChanges, whoIs } from "./to-changes.ts";

export type ReviewPlan = {
  /** What nobody has queued yet. */
  readonly news: Comparison;
  readonly changes: readonly PushChange[];
  /** SHA-256 of the canonical plan, hexadecimal. */
  readonly fingerprint: string;
  readonly counts: Counts;
  readonly tally: ReviewTally;
};

type Sides = {
  readonly ours: OurSide;
  readonly comparison: Comparison;
  readonly groups: readonly GroupDrift[];
  readonly read: number;
};

export function planReview({ stored }: Pick<Review, "stored">, sides: Sides): ReviewPlan {
  const { ours, comparison, groups, read } = sides;
  const news = newsOf(comparison, ours, stored.state === "new");
  const changes = [
    ...groupChanges(groups, ownersOf(ours, comparison)),
    ...toChanges(news, { accounts: ours.accounts, attributes: stored.customAttributes }),
  ];
  const fingerprint = createHash("sha256").update(canonicalPlan(changes)).digest("hex");
  const isGone = ({ accountId }: { readonly accountId: AccountId }) => comparison.gone.has(accountId);
  const isActiveThere = ({ remote }: Comparison["pairs"][number]) => remote.isActive ?? true;
  return {
    ...{ news, changes, fingerprint },
    counts: { ...countsOf(changes, read, comparison), ...groupCounts(changes) },
    tally: {
      deactivate: news.pairs.filter(({ changes }) => changes?.isActive === false).length,
      // Whoever waits counts as well: in another company everybody may.
      recreate: comparison.missing.filter(isGone).length,
      relink:
        comparison.pairs.filter(({ wanted }) => isGone(wanted)).length +
        comparison.conflicts.filter(isGone).length,
      of: comparison.pairs.filter(isActiveThere).length + comparison.gone.size,
    },
  };
}

/** Their id of a person → whose account that is. */
function ownersOf({ accounts }: OurSide, { pairs }: Comparison): Parameters<typeof groupChanges>[1] {
  const rows = new Map(accounts.map((row) => [row.id, row]));
  const owners = new Map(pairs.map(({ wanted, remote }) => [remote.remoteId, rows.get(wanted.accountId)]));
  return (remoteId) => {
    const row = owners.get(remoteId);
    return row === undefined ? null : whoIs(row);
  };
}

const groupCounts = (changes: readonly PushChange[]) => ({
  teamsCreated: changes.filter(({ kind }) => kind === "team-create").length,
  teamsRenamed: changes.filter(({ kind }) => kind === "team-rename").length,
  memberships: changes.filter(isMembership).length,
});

/** Somebody comes into a group, or leaves it. */
const isMembership = ({ after }: PushChange): boolean => after["teams"] !== undefined;

/**
 * Who waits in the outbox is on their way already. After the first push nobody is taken on only to be deactivated, or while
 * they are excluded: for that, somebody has to look.
 */
function newsOf(comparison: Comparison, { waiting, accounts }: OurSide, isFirst: boolean): Comparison {
  const isOurs = ({ state, link }: OurSide["accounts"][number]) => state === "active" && link !== "excluded";
  const active = new Set(accounts.filter(isOurs).map(({ id }) => id));
  const concernsUs = (id: string) => isFirst || active.has(id);
  return {
    ...comparison,
    pairs: comparison.pairs.filter(
      ({ wanted: { accountId }, by }) => !waiting.has(accountId) && (by === "known" || concernsUs(accountId)),
    ),
    missing: comparison.missing.filter(({ accountId }) => !waiting.has(accountId)),
    conflicts: comparison.conflicts.filter(
      ({ accountId }) => waiting.get(accountId) !== "conflict" && concernsUs(accountId),
    ),
  };
}

function countsOf(changes: readonly PushChange[], read: number, { pairs }: Comparison): Counts {
  const count = (kind: PushKind) =>
    changes.filter((change) => change.kind === kind && !isMembership(change)).length;
  return {
    ...{ read, created: count("create"), updated: count("update") + adoptedChanges(changes) },
    ...{ reactivated: count("reactivate"), deactivated: count("deactivate"), held: count("hold") },
    ...{ teamsCreated: 0, teamsRenamed: 0, memberships: 0, invited: 0, excluded: 0, failed: 0 },
    unchanged: pairs.filter((pair) => pair.changes === null).length,
  };
}

const adoptedChanges = (changes: readonly PushChange[]): number =>
  changes.filter(({ kind, after }) => kind === "adopt" && Object.keys(after).length > 0).length;

export type Verdict =
  | { readonly next: "pause"; readonly problem: ReviewProblem }
  /** Approved: also whoever has been held back is put on record. */
  | { readonly next: "approved" }
  | { readonly next: "settle" };

export function verdictOf(
  { stored, run }: Pick<Review, "stored" | "run">,
  plan: ReviewPlan,
  limit: Limit,
): Verdict {
  // It was cut off while what is approved was being carried out.
  if (run?.state === "applying") return { next: "approved" };
  const approved = run?.approvedFingerprint ?? null;
  if (approved === plan.fingerprint) return { next: "approved" };
  // Another token: whoever isn't there any more may be a sign that it opens another company.
  const refusal = reviewGuard(plan.tally, stored.state === "stopped" ? { ...limit, count: 0 } : limit);
  const numbers = { ...numbersOf(plan), ...(refusal === null ? {} : limitsOf(refusal)) };
  const isChanged = approved !== null;
  if (stored.state === "new")
    return { next: "pause", problem: { code: isChanged ? "plan-changed" : "first-push", params: numbers } };
  if (refusal === null) return { next: "settle" };
  return {
    next: "pause",
    problem: { code: isChanged ? "plan-changed" : "destination-drift", params: numbers },
  };
}

const numbersOf = ({ changes, counts, tally }: ReviewPlan): ReviewProblem["params"] => ({
  adopt: changes.filter(({ kind }) => kind === "adopt").length,
  create: counts.created,
  update: counts.updated,
  deactivate: counts.deactivated,
  hold: counts.held,
  ...(tally.recreate > 0 ? { recreate: tally.recreate } : {}),
  ...(tally.relink > 0 ? { relink: tally.relink } : {}),
});

const limitsOf = ({ planned, allowed, of }: { planned: number; allowed: number; of: number }) => ({
  ...{ planned, allowed, of },
});
