/**
 * The link of an invitation. Only the newest one is good, until it expires, for an active account. Whoever is given
 * another address loses theirs in the same transaction (worker/directory/keep-invitations.ts). Looking at it changes
 * nothing: scanners open links, and only people press buttons.
 */
import type { Database } from "../../db/database.ts";
import { tokenHash } from "../auth/secret-text.ts";

const GOOD = `token_hash = ?1 AND invitation.state IN ('queued', 'sending', 'sent', 'unknown', 'failed')
  AND expires_at > ?2 AND EXISTS (
    SELECT 1 FROM account WHERE account.id = invitation.account_id AND account.state = 'active')`;

const TOKEN = /^rci_[\w-]{43}$/u;

export async function isOpenLink(db: Database, token: string, now: number): Promise<boolean> {
  if (!TOKEN.test(token)) return false;
  const row = await db.$client
    .prepare(`SELECT 1 FROM invitation WHERE ${GOOD}`)
    .bind(await tokenHash(token), now)
    .first();
  return row !== null;
}

/** People press buttons twice, and the browser shows what came of the second time. */
const DOUBLE_CLICK_MS = 60_000;

/** Accepts it once; whoever presses the button again in the minute after goes where the first press led. */
export async function acceptByLink(db: Database, token: string, now: number): Promise<boolean> {
  if (!TOKEN.test(token)) return false;
  const hash = await tokenHash(token);
  const { meta } = await db.$client
    .prepare(
      `UPDATE invitation SET state = 'accepted', accepted_at = ?2, next_try_at = NULL, problem = NULL WHERE ${GOOD}`,
    )
    .bind(hash, now)
    .run();
  if (meta.changes > 0) return true;
  const again = await db.$client
    .prepare("SELECT 1 FROM invitation WHERE token_hash = ?1 AND state = 'accepted' AND accepted_at > ?2")
    .bind(hash, now - DOUBLE_CLICK_MS)
    .first();
  return again !== null;
}
