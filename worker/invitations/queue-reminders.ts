import type { Database } from "../../db/database.ts";
import { REMINDER, remindBefore } from "../core/invitations.ts";

/** At most so many an hour: about what a tick sends. */
const MAX_REMINDERS = 450;

/** `due`: by this instant they are counted; `now`: when it happens. */
export type Reminding = { readonly remindAfterDays: number; readonly due: number; readonly now: number };

/**
 * Open invitations that were sent long enough ago wait for one more mail; each only once in its life, however often it
 * was sent by hand. One whose mail nobody knows anything of is a person's to decide.
 */
export async function queueReminders(
  db: Database,
  { remindAfterDays, due, now }: Reminding,
): Promise<number> {
  const { meta } = await db.$client
    .prepare(
      `UPDATE invitation SET state = 'queued', tries = 0, next_try_at = ?1, reminded_at = ?1, created_by = ?3
       WHERE account_id IN (
         SELECT invitation.account_id FROM invitation JOIN account ON account.id = invitation.account_id
         WHERE invitation.state = 'sent' AND invitation.reminded_at IS NULL AND invitation.sent_at <= ?2
           AND invitation.expires_at > ?4 AND account.state = 'active'
         ORDER BY invitation.sent_at LIMIT ${MAX_REMINDERS})`,
    )
    .bind(now, remindBefore(remindAfterDays, due), REMINDER, due)
    .run();
  return meta.changes;
}
