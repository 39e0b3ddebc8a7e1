/**
 * An invitation as people see it, from its row and the clock. In SQL, because lists are filtered and counted by it; the
 * columns are those of `table`, which may be the NULL side of a join.
 */
import { CLAIM_LOST_AFTER_MS } from "../core/invitations.ts";

export const SHOWN_STATES = ["none", "pending", "expired", "accepted", "failed", "unknown"] as const;
export type ShownState = (typeof SHOWN_STATES)[number];

const NOW = "(unixepoch('subsec') * 1000)";

/** A claim left behind is one of which nobody knows what became of it, whether or not somebody has written that down. */
export const shownState = (table: string): string => `CASE
  WHEN ${table}.state IS NULL OR ${table}.state = 'revoked' THEN 'none'
  WHEN ${table}.state = 'queued' THEN 'pending'
  WHEN ${table}.state = 'sending' THEN iif(${table}.claimed_at <= ${NOW} - ${CLAIM_LOST_AFTER_MS}, 'unknown', 'pending')
  WHEN ${table}.state = 'sent' THEN iif(${table}.expires_at <= ${NOW}, 'expired', 'pending')
  ELSE ${table}.state END`;

/** The stored states behind a shown one: what the index finds, before the clock is asked. */
const STORED: Readonly<Record<Exclude<ShownState, "none">, readonly string[]>> = {
  pending: ["queued", "sending", "sent"],
  expired: ["sent"],
  accepted: ["accepted"],
  failed: ["failed"],
  unknown: ["unknown", "sending"],
};

/** SQL: true of rows of `table` that are shown in this state. `none` has no rows: ask for those that are not. */
export const isShownAs = (table: string, state: Exclude<ShownState, "none">): string =>
  `(${table}.state IN (${STORED[state].map((it) => `'${it}'`).join(", ")}) AND ${shownState(table)} = '${state}')`;

/** SQL: true of rows of `table` that stand for an invitation at all. */
export const isInvitation = (table: string): string => `${table}.state <> 'revoked'`;
