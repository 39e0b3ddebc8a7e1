/** Writes the mails of a claim, hands them to the mailer and records what became of them. */
import type { Settings } from "../core/settings.ts";
import { invitationMail } from "../mail/invitation-mail.ts";
import { allStopped, type Mail, type MailOutcome, NO_ANSWER } from "../mail/mailer.ts";
import type { Claim } from "./claim.ts";
import type { InvitationPorts } from "./invitation-ports.ts";
import { type Result, recordOutcomes, toResult } from "./record-outcomes.ts";

/** In one go: claimed, sent and recorded together, so that a Worker that dies leaves at most so many in doubt. */
export const BATCH_MAILS = 45;

export async function sendClaimed(
  ports: InvitationPorts,
  claims: readonly Claim[],
  by: { readonly settings: Settings; readonly claimer: string; readonly mayWait: boolean },
): Promise<readonly Result[]> {
  if (claims.length === 0) return [];
  const { db, now } = ports;
  const outcomes = await send(ports, claims, by.settings);
  const at = now();
  const results = claims.map((claim, index) =>
    toResult(claim, outcomes[index] ?? NO_ANSWER, { now: at, mayWait: by.mayWait }),
  );
  await recordOutcomes(db, results, { claimer: by.claimer, at });
  ports.log("invitations.sent", { claimer: by.claimer, ...countsOf(results) });
  return results;
}

/** After a claim nothing may be thrown: who asks again would find it taken, and nobody would know why. */
async function send(
  { mailer, publicUrl }: InvitationPorts,
  claims: readonly Claim[],
  settings: Settings,
): Promise<readonly MailOutcome[]> {
  if (publicUrl === "") return allStopped(claims, { kind: "refused", code: "public-url-not-set" });
  let isHandedOver = false;
  try {
    const mails = claims.map((claim) => toMail(claim, settings, publicUrl));
    isHandedOver = true;
    return await mailer.send(mails);
  } catch {
    return isHandedOver ? claims.map(() => NO_ANSWER) : claims.map(() => NOT_WRITTEN);
  }
}

const NOT_WRITTEN: MailOutcome = { kind: "unreachable", code: "internal" };

function toMail(claim: Claim, { companyName, invitations }: Settings, publicUrl: string): Mail {
  const { language, senderName, expireAfterDays } = invitations;
  const url = `${publicUrl.replace(/\/+$/u, "")}/i/${claim.token}`;
  const { firstName, isReminder, email } = claim;
  const content = invitationMail({
    ...{ language, companyName, senderName, firstName, url, expireAfterDays, isReminder },
  });
  return { to: email, senderName, ...content };
}

function countsOf(results: readonly Result[]): Readonly<Record<MailOutcome["kind"], number>> {
  const counts = { sent: 0, refused: 0, unreachable: 0, unknown: 0 };
  for (const { outcome } of results) counts[outcome.kind] += 1;
  return counts;
}
