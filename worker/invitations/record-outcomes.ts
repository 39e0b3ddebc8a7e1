/** What became of the mails of a claim, in one transaction; and on record, who had them sent. */
import type { Database } from "../../db/database.ts";
import { nextTryAt } from "../core/invitations.ts";
import { isOursToMend, type MailOutcome, NOT_TRIED } from "../mail/mailer.ts";
import type { Claim } from "./claim.ts";

/** A claim and what became of its mail. `nextTryAt`: when it is tried again by itself; `null`: it isn't. */
export type Result = {
  readonly claim: Claim;
  readonly outcome: MailOutcome;
  readonly nextTryAt: number | null;
};

/** `mayWait`: nobody waits for the answer, so what is refused for a setting of ours is tried again once that is mended. */
export type Judging = { readonly now: number; readonly mayWait: boolean };

export const toResult = (claim: Claim, outcome: MailOutcome, { now, mayWait }: Judging): Result => {
  const isTriedAgain = outcome.kind === "unreachable" || (mayWait && isOursToMend(outcome));
  return { claim, outcome, nextTryAt: isTriedAgain ? nextTryAt(triesOf(claim, outcome), now) : null };
};

/** One that was not even tried waits as long as if it had been for the first time, and is not given up for it. */
const triesOf = ({ tries }: Claim, outcome: MailOutcome): number =>
  isTried(outcome) ? tries + 1 : Math.max(1, tries);

const isTried = (outcome: MailOutcome): boolean =>
  isOursToMend(outcome) || (outcome.kind === "unreachable" && outcome.code !== NOT_TRIED.code);

type Recording = { readonly claimer: string; readonly at: number };

/** The mails are out; a database that is away for a moment must not make riddles of them. */
const WAITS_MS = [200, 1_000, 3_000];

export async function recordOutcomes(
  db: Database,
  results: readonly Result[],
  recording: Recording,
): Promise<void> {
  for (const wait of WAITS_MS) {
    try {
      await write(db, results, recording);
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
  await write(db, results, recording);
}

/**
 * Repeatable: a row that has its outcome is left alone. One that was written off meanwhile, because its claimer seemed
 * dead, is put right: this is the claimer. A mail that did not go out leaves link and expiry as they were before.
 */
async function write(db: Database, results: readonly Result[], { claimer, at }: Recording): Promise<void> {
  const d1 = db.$client;
  const outcomes = d1
    .prepare(
      `UPDATE invitation SET
         state = result.value ->> 2,
         problem = result.value ->> 3,
         next_try_at = result.value ->> 4,
         times = times + (result.value ->> 5) - (invitation.state = 'unknown'),
         tries = tries + (result.value ->> 6),
         sent_at = iif(result.value ->> 5, claimed_at, result.value ->> 7),
         token_hash = iif(result.value ->> 5, token_hash, result.value ->> 8),
         expires_at = iif(result.value ->> 5, expires_at, result.value ->> 9)
       FROM json_each(?1) AS result
       WHERE invitation.account_id = result.value ->> 0 AND invitation.token_hash = result.value ->> 1
         AND invitation.claimed_by = ?2 AND (invitation.state = 'sending'
           OR (invitation.state = 'unknown' AND invitation.problem = 'interrupted'))`,
    )
    .bind(JSON.stringify(results.map(rowOf)), claimer);
  await d1.batch([outcomes, auditStatement(d1, results, at)]);
}

/** In the order in which the statement reads it. */
function rowOf({ claim, outcome, nextTryAt: next }: Result): readonly unknown[] {
  const { accountId, tokenHash, before } = claim;
  const problem = outcome.kind === "sent" ? null : outcome.code;
  const hasLeft = mayHaveLeft(outcome) ? 1 : 0;
  const old = [before.sentAt, before.tokenHash, before.expiresAt];
  return [
    accountId,
    tokenHash,
    stateOf(outcome, next),
    problem,
    next,
    hasLeft,
    isTried(outcome) ? 1 : 0,
    ...old,
  ];
}

const mayHaveLeft = ({ kind }: MailOutcome): boolean => kind === "sent" || kind === "unknown";

function stateOf({ kind }: MailOutcome, next: number | null): string {
  if (kind === "sent" || kind === "unknown") return kind;
  return next === null ? "failed" : "queued";
}

function auditStatement(d1: D1Database, results: readonly Result[], at: number): D1PreparedStatement {
  const left = results.filter(({ outcome }) => mayHaveLeft(outcome));
  const rows = left.map(({ claim, outcome }) => [
    claim.by,
    claim.accountId,
    { outcome: outcome.kind, reminder: claim.isReminder },
  ]);
  return d1
    .prepare(
      `INSERT INTO audit_event (at, actor, action, subject, after)
       SELECT ?1, value ->> 0, 'invitation.sent', value ->> 1, value -> 2 FROM json_each(?2)`,
    )
    .bind(at, JSON.stringify(rows));
}
