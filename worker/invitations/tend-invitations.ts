/** What the hourly tick does for invitations: reminders are queued, and what waits is sent, a bounded number of batches. */
import { loadConfig } from "../config/load-config.ts";
import type { InvitationPorts } from "./invitation-ports.ts";
import { queueReminders } from "./queue-reminders.ts";
import { sendBatch } from "./send-queued.ts";

const MAX_BATCHES = 10;

/**
 * `scheduledAt` says what is due, and nothing else: claims and mails are told by the clock that everybody else tells
 * theirs by, or those of a late tick would look like a dead one's.
 */
export async function tendInvitations(
  ports: InvitationPorts,
  scheduledAt: number,
): Promise<{ readonly reminders: number }> {
  const { db, now } = ports;
  const { settings } = await loadConfig(db);
  const { remindAfterDays } = settings.invitations;
  const due = Math.max(scheduledAt, now());
  const reminders =
    remindAfterDays === null ? 0 : await queueReminders(db, { remindAfterDays, due, now: now() });
  const claimer = `tick:${crypto.randomUUID()}`;
  for (let batch = 1; batch <= MAX_BATCHES; batch++) {
    const batchOf = { settings, claimer: `${claimer}:${batch}`, due, isFirst: batch === 1 };
    const { more } = await sendBatch(ports, batchOf);
    if (!more) break;
  }
  await forgetAnswers(ports);
  return { reminders };
}

const ANSWERS_KEPT_MS = 24 * 3_600_000;

/** What `Idempotency-Key` remembers names accounts; after its time it is of no use (worker/api/http/answer-once.ts). */
async function forgetAnswers({ db, now }: InvitationPorts): Promise<void> {
  const forget = db.$client.prepare("DELETE FROM idempotent_answer WHERE created_at <= ?1");
  await forget.bind(now() - ANSWERS_KEPT_MS).run();
}
