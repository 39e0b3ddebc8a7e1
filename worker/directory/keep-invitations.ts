/**
 * What becomes of invitations when accounts come, go or move: statements for the very batch that changes the accounts, so
 * that nobody is created without being queued, and no link outlives the address it was sent to. Sending is
 * worker/invitations.
 */
import type { Database } from "../../db/database.ts";
import { REMINDER } from "../core/invitations.ts";

type Slice = { readonly runId: string; readonly from: number; readonly to: number; readonly now: number };

const IN_SLICE = "change.run_id = ?1 AND change.seq BETWEEN ?2 AND ?3";

/** Everybody a slice of a plan creates waits for an invitation; whoever has one keeps it, however often this is repeated. */
export const queueInvitations = (d1: D1Database, { runId, from, to, now }: Slice): D1PreparedStatement =>
  d1
    .prepare(
      `INSERT INTO invitation (account_id, state, email, times, tries, next_try_at, created_at, created_by)
       SELECT change.account_id, 'queued', change.after ->> '$.email', 0, 0, ?4, ?4, ?1 FROM run_change AS change
       WHERE ${IN_SLICE} AND change.kind = 'create' ON CONFLICT (account_id) DO NOTHING`,
    )
    .bind(runId, from, to, now);

/** Who still waits for a first mail goes on waiting when they move, and gets it at the new address. A reminder is none. */
const WAITS = `state = 'queued' AND created_by <> '${REMINDER}'`;

/**
 * SQL: ends what is open – a link that was accepted has done its work, and one that is revoked can't be more so – but for
 * those that go on waiting. A mail on its way may arrive, so from it on the cool-down counts. The address it went to is of
 * no use any more.
 */
const endOf = (goesOn: string): string => `UPDATE invitation SET state = iif(${goesOn}, 'queued', 'revoked'),
    next_try_at = iif(${goesOn}, next_try_at, NULL), reminded_at = iif(${goesOn}, NULL, reminded_at),
    sent_at = iif(state = 'sending', claimed_at, sent_at), times = times + (state = 'sending'),
    token_hash = NULL, problem = NULL, email = ''
  WHERE state NOT IN ('accepted', 'revoked')`;

const LEAVERS = `SELECT change.account_id FROM run_change AS change WHERE ${IN_SLICE} AND change.kind = 'deactivate'`;
const MOVERS = `SELECT change.account_id FROM run_change AS change JOIN account ON account.id = change.account_id
  WHERE ${IN_SLICE} AND change.kind = 'update' AND change.after ->> '$.emailKey' IS NOT NULL
    AND account.email_key IS NOT change.after ->> '$.emailKey'`;
/** Of those a slice of a plan deactivates or moves to another address; to be run while the accounts still have the old one. */
export const revokeInvitations = (d1: D1Database, { runId, from, to }: Slice): D1PreparedStatement =>
  d1
    .prepare(
      `${endOf(`${WAITS} AND account_id NOT IN (${LEAVERS})`)} AND account_id IN (${LEAVERS} UNION ALL ${MOVERS})`,
    )
    .bind(runId, from, to);

/** Of one account that is deactivated by hand. */
export const revokeOfLeaver = (db: Database, accountId: string): D1PreparedStatement =>
  db.$client.prepare(`${endOf("0")} AND account_id = ?1`).bind(accountId);

/** Of one account that is given another address by hand. */
export const revokeOfMover = (db: Database, accountId: string): D1PreparedStatement =>
  db.$client.prepare(`${endOf(WAITS)} AND account_id = ?1`).bind(accountId);
