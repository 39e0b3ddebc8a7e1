/**
 * The rules of invitations (product.md, rule 28): when one may be sent again, when a mail that could not be sent is
 * tried again, and when it is given up. Instants are epoch milliseconds.
 */
import { err, ok, type Result } from "./result.ts";

export type InvitationState = "queued" | "sending" | "sent" | "unknown" | "failed" | "accepted" | "revoked";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Between two mails to one person. */
export const COOLDOWN_MS = 10 * MINUTE_MS;
/** A claim this old was left behind by somebody who died: nobody knows whether its mail went out. */
export const CLAIM_LOST_AFTER_MS = 10 * MINUTE_MS;
/** After so many tries that came to nothing it is up to a person. */
export const MAX_TRIES = 8;

/** `created_by` of an invitation that is due for its reminder: who is behind the mail. */
export const REMINDER = "reminder";

/** When to try again after the `tries`-th try came to nothing; `null`: not by itself. */
export function nextTryAt(tries: number, now: number): number | null {
  return tries >= MAX_TRIES ? null : now + Math.min(2 ** (tries - 1), 24) * HOUR_MS;
}

export const expiresAt = (expireAfterDays: number, now: number): number => now + expireAfterDays * DAY_MS;

/** Open invitations that were sent at or before this instant are due for their reminder. */
export const remindBefore = (remindAfterDays: number, now: number): number => now - remindAfterDays * DAY_MS;

export type Invitable = {
  readonly accountState: "active" | "deactivated";
  /** `null`: never invited. */
  readonly invitation: {
    readonly state: InvitationState;
    readonly sentAt: number | null;
    readonly claimedAt: number | null;
  } | null;
};

export type Uninvitable =
  | { readonly code: "not-found" | "deactivated" | "already-accepted" }
  | { readonly code: "cooldown"; readonly retryAt: number };

/** May a person send it now? `null`: there is no such account. */
export function mayInvite(who: Invitable | null, now: number): Result<null, Uninvitable> {
  if (who === null) return err({ code: "not-found" });
  if (who.accountState !== "active") return err({ code: "deactivated" });
  if (who.invitation === null) return ok(null);
  if (who.invitation.state === "accepted") return err({ code: "already-accepted" });
  const retryAt = (lastMailAt(who.invitation) ?? Number.NEGATIVE_INFINITY) + COOLDOWN_MS;
  return retryAt > now ? err({ code: "cooldown", retryAt }) : ok(null);
}

/** When a mail last went out, or may have: a claim counts as long as its outcome is not known. */
function lastMailAt({ state, sentAt, claimedAt }: NonNullable<Invitable["invitation"]>): number | null {
  const open = state === "sending" || state === "unknown" ? claimedAt : null;
  return sentAt === null || open === null ? (sentAt ?? open) : Math.max(sentAt, open);
}
