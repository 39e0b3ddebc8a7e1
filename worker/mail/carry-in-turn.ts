/**
 * Carries mails a few at a time, and not for ever: each has its time, and so has the batch, for who claimed the mails is
 * believed dead after a while. Once one of them meets trouble that isn't its own – the connection broke, nobody knows what
 * became of it, a setting of ours is wrong – the rest of the batch is not even tried: they certainly did not go out, and a
 * carrier in trouble turns at most a handful of mails into riddles.
 */
import { isOursToMend, type Mail, type MailOutcome, NO_ANSWER, NOT_TRIED, PUT_OFF } from "./mailer.ts";
import { within } from "./within.ts";

export type Carry = (mail: Mail) => Promise<MailOutcome>;

export type MailTimes = { readonly mailMs: number; readonly batchMs: number };

/** The batch is over well before its claim counts as lost (`CLAIM_LOST_AFTER_MS` of worker/core/invitations.ts). */
export const MAIL_TIMES: MailTimes = { mailMs: 30_000, batchMs: 4 * 60_000 };

export type Carrying = {
  readonly carry: Carry;
  readonly atOnce: number;
  readonly times?: MailTimes;
};

export async function carryInTurn(
  mails: readonly Mail[],
  { carry, atOnce, times = MAIL_TIMES }: Carrying,
): Promise<readonly MailOutcome[]> {
  const outcomes: MailOutcome[] = mails.map(() => NOT_TRIED);
  const waiting = [...mails.entries()].reverse();
  let isInTrouble = false;
  const work = async (): Promise<void> => {
    for (let next = isInTrouble ? undefined : waiting.pop(); next !== undefined; ) {
      const [index, mail] = next;
      outcomes[index] = NO_ANSWER;
      const outcome = await within<MailOutcome>(times.mailMs, unlessThrown(carry, mail), NO_ANSWER);
      outcomes[index] = outcome;
      isInTrouble ||= isEverybodysTrouble(outcome);
      next = isInTrouble ? undefined : waiting.pop();
    }
  };
  const all = Promise.all(Array.from({ length: Math.min(atOnce, mails.length) }, work));
  await within<unknown>(times.batchMs, all, null);
  isInTrouble = true;
  return [...outcomes];
}

/** A mail that makes its carrier throw may have gone out, as far as anybody knows; it is no reason to lose the others. */
async function unlessThrown(carry: Carry, mail: Mail): Promise<MailOutcome> {
  try {
    return await carry(mail);
  } catch {
    return { kind: "unknown", code: "carrier-error" };
  }
}

function isEverybodysTrouble(outcome: MailOutcome): boolean {
  if (outcome.kind === "unknown") return true;
  if (outcome.kind === "unreachable") return outcome.code !== PUT_OFF.code;
  return isOursToMend(outcome);
}
