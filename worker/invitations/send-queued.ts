/** Sends a batch of the invitations that wait: in the run that created the accounts, and on every tick. */
import { loadConfig } from "../config/load-config.ts";
import type { Settings } from "../core/settings.ts";
import { isOursToMend, type MailOutcome, PUT_OFF } from "../mail/mailer.ts";
import { claimQueued } from "./claim.ts";
import type { InvitationPorts } from "./invitation-ports.ts";
import { BATCH_MAILS, sendClaimed } from "./send-claimed.ts";

/** `more`: others may be waiting, and the mail server takes mails. */
export type BatchEnd = { readonly more: boolean };

/** `claimer`: the same for a step that is repeated, so that what its first attempt left behind is found at once. */
export async function sendQueued(ports: InvitationPorts, claimer: string): Promise<BatchEnd> {
  const { settings } = await loadConfig(ports.db);
  return sendBatch(ports, { settings, claimer, due: ports.now(), isFirst: true });
}

export type Batch = {
  readonly settings: Settings;
  readonly claimer: string;
  /** Whose time has come by this instant. */
  readonly due: number;
  /** Of a series: what dead claimers left behind is looked for once. */
  readonly isFirst: boolean;
};

export async function sendBatch(
  ports: InvitationPorts,
  { settings, claimer, due, isFirst }: Batch,
): Promise<BatchEnd> {
  const { db, now } = ports;
  const { expireAfterDays } = settings.invitations;
  const claiming = { claimer, now: now(), expireAfterDays, due, count: BATCH_MAILS };
  const claims = await claimQueued(db, { ...claiming, writesOff: isFirst });
  const results = await sendClaimed(ports, claims, { settings, claimer, mayWait: true });
  // Of a server that is down or unsure, one batch is enough; the next tick tries again.
  const isWell = results.every(({ outcome }) => isOwn(outcome));
  return { more: isWell && claims.length === BATCH_MAILS };
}

/** What became of this one mail says nothing against the next. */
const isOwn = (outcome: MailOutcome): boolean =>
  outcome.kind === "sent" ||
  (outcome.kind === "refused" && !isOursToMend(outcome)) ||
  (outcome.kind === "unreachable" && outcome.code === PUT_OFF.code);
