/**
 * Claims: before anything is sent, a row says who is about to send it and by which link, in one transaction. So of two
 * that want to send the same invitation one does; and whatever dies between the claim and its outcome leaves a row that
 * says so. What the row said before comes along: a mail that certainly did not go out must not kill an older link.
 */
import type { Database } from "../../db/database.ts";
import { newToken, tokenHash } from "../auth/secret-text.ts";
import { CLAIM_LOST_AFTER_MS, COOLDOWN_MS, expiresAt, REMINDER } from "../core/invitations.ts";

export type Claim = {
  readonly accountId: string;
  readonly email: string;
  readonly firstName: string;
  /** Of the link in this mail. */
  readonly token: string;
  readonly tokenHash: string;
  readonly isReminder: boolean;
  readonly tries: number;
  /** The run, the admin or the reminder behind it. */
  readonly by: string;
  readonly before: {
    readonly tokenHash: string | null;
    readonly expiresAt: number | null;
    readonly sentAt: number | null;
  };
};

export type Claiming = {
  /** Names this attempt: what an earlier attempt of the same name left behind is known to be lost at once. */
  readonly claimer: string;
  readonly now: number;
  readonly expireAfterDays: number;
  /** False: somebody has just looked for what dead claimers left behind. */
  readonly writesOff?: boolean;
};

type Fresh = { readonly token: string; readonly hash: string };

/** Those that wait and whose time has come, the longest waiting first; at most `count`. */
export async function claimQueued(
  db: Database,
  claiming: Claiming & { readonly count: number; readonly due: number },
): Promise<readonly Claim[]> {
  const { claimer, now, expireAfterDays, count, due } = claiming;
  const fresh = await freshTokens(count);
  const turn = `SELECT invitation.account_id,
      row_number() OVER (ORDER BY next_try_at, invitation.account_id) - 1 AS place
    FROM invitation JOIN account ON account.id = invitation.account_id AND account.state = 'active'
    WHERE invitation.state = 'queued' AND next_try_at <= ?1 ORDER BY 2 LIMIT ?2`;
  const before = db.$client
    .prepare(`SELECT ${BEFORE} FROM (${turn}) AS turn JOIN account ON account.id = turn.account_id
      JOIN invitation ON invitation.account_id = turn.account_id`)
    .bind(due, count);
  const claim = db.$client
    .prepare(
      `UPDATE invitation SET state = 'sending', token_hash = fresh.value, claimed_at = ?6, claimed_by = ?4, expires_at = ?5,
         next_try_at = NULL, email = (SELECT email FROM account WHERE account.id = invitation.account_id)
       FROM (${turn}) AS turn JOIN json_each(?3) AS fresh ON fresh.key = turn.place
       WHERE invitation.account_id = turn.account_id
       RETURNING account_id AS accountId, email, token_hash AS tokenHash`,
    )
    .bind(due, count, hashesOf(fresh), claimer, expiresAt(expireAfterDays, now), now);
  return carryOut(db, claiming, { before, claim, fresh });
}

/** Of these accounts, those that may be invited now (`mayInvite` of worker/core/invitations.ts says the same). */
export async function claimByHand(
  db: Database,
  claiming: Claiming & { readonly accountIds: readonly string[]; readonly by: string },
): Promise<readonly Claim[]> {
  const { claimer, now, expireAfterDays, accountIds, by } = claiming;
  const fresh = await freshTokens(accountIds.length);
  const pairs = JSON.stringify(accountIds.map((id, index) => [id, fresh[index]?.hash]));
  const before = db.$client
    .prepare(`SELECT ${BEFORE} FROM json_each(?1) AS wanted JOIN account ON account.id = wanted.value
      LEFT JOIN invitation ON invitation.account_id = account.id`)
    .bind(JSON.stringify(accountIds));
  const claim = db.$client
    .prepare(
      `INSERT INTO invitation (account_id, state, token_hash, email, times, tries, claimed_at, claimed_by, expires_at,
                               created_at, created_by)
       SELECT account.id, 'sending', fresh.value ->> 1, account.email, 0, 0, ?2, ?3, ?4, ?2, ?5
       FROM json_each(?1) AS fresh JOIN account ON account.id = fresh.value ->> 0 WHERE account.state = 'active'
       ON CONFLICT (account_id) DO UPDATE SET state = 'sending', token_hash = excluded.token_hash,
         email = excluded.email, tries = 0, claimed_at = excluded.claimed_at, claimed_by = excluded.claimed_by,
         expires_at = excluded.expires_at, created_by = excluded.created_by, next_try_at = NULL, problem = NULL,
         reminded_at = iif(invitation.state = 'revoked', NULL, invitation.reminded_at)
       WHERE invitation.state <> 'accepted' AND coalesce(invitation.sent_at, 0) <= ?6
         AND NOT (invitation.state IN ('sending', 'unknown') AND invitation.claimed_at > ?6)
       RETURNING account_id AS accountId, email, token_hash AS tokenHash`,
    )
    .bind(pairs, now, claimer, expiresAt(expireAfterDays, now), by, now - COOLDOWN_MS);
  const claims = await carryOut(db, claiming, { before, claim, fresh });
  return claims.map((it) => ({ ...it, by, tries: 0, isReminder: false }));
}

const BEFORE = `account.id AS accountId, account.first_name AS firstName, invitation.token_hash AS tokenHash,
  invitation.expires_at AS expiresAt, invitation.sent_at AS sentAt, invitation.tries, invitation.created_by AS createdBy`;

type BeforeRow = {
  readonly accountId: string;
  readonly firstName: string | null;
  readonly tokenHash: string | null;
  readonly expiresAt: number | null;
  readonly sentAt: number | null;
  readonly tries: number | null;
  readonly createdBy: string | null;
};

type ClaimedRow = { readonly accountId: string; readonly email: string; readonly tokenHash: string };

type Statements = {
  readonly before: D1PreparedStatement;
  readonly claim: D1PreparedStatement;
  readonly fresh: readonly Fresh[];
};

async function carryOut(
  db: Database,
  claiming: Claiming,
  { before, claim, fresh }: Statements,
): Promise<readonly Claim[]> {
  const lost = claiming.writesOff === false ? [] : [writeOffLost(db, claiming)];
  const [old, claimed] = await answersOr(
    async () => (await db.$client.batch([...lost, before, claim])).slice(-2),
    () => readBack(db, claiming, fresh),
  );
  const olds = new Map(((old?.results ?? []) as BeforeRow[]).map((row) => [row.accountId, row]));
  const tokens = new Map(fresh.map(({ token, hash }) => [hash, token]));
  return ((claimed?.results ?? []) as ClaimedRow[]).flatMap((row) => {
    const was = olds.get(row.accountId);
    const token = tokens.get(row.tokenHash);
    return was === undefined || token === undefined ? [] : [toClaim(row, was, token)];
  });
}

type Answers = ReadonlyArray<{ readonly results: readonly unknown[] }>;

/** The claim may be made although its answer was lost; then nothing was handed over yet, and it is ours to carry out. */
async function answersOr(ask: () => Promise<Answers>, otherwise: () => Promise<Answers>): Promise<Answers> {
  try {
    return await ask();
  } catch (error) {
    const answers = await otherwise().catch(() => []);
    if (answers.every(({ results }) => results.length === 0)) throw error;
    return answers;
  }
}

/** What the claim has changed – the older link and its expiry – is lost with the answer. */
async function readBack(db: Database, { claimer }: Claiming, fresh: readonly Fresh[]): Promise<Answers> {
  const own = await db.$client
    .prepare(
      `SELECT account.id AS accountId, account.first_name AS firstName, NULL AS tokenHash, NULL AS expiresAt,
         invitation.sent_at AS sentAt, invitation.tries, invitation.created_by AS createdBy,
         invitation.email, invitation.token_hash AS ownHash
       FROM json_each(?1) AS fresh JOIN invitation ON invitation.token_hash = fresh.value
       JOIN account ON account.id = invitation.account_id
       WHERE invitation.state = 'sending' AND invitation.claimed_by = ?2`,
    )
    .bind(hashesOf(fresh), claimer)
    .all<BeforeRow & { readonly email: string; readonly ownHash: string }>();
  const claimed = own.results.map(({ accountId, email, ownHash: hash }) => ({
    accountId,
    email,
    tokenHash: hash,
  }));
  return [own, { results: claimed }];
}

const toClaim = (
  { accountId, email, tokenHash: hash }: ClaimedRow,
  was: BeforeRow,
  token: string,
): Claim => ({
  ...{ accountId, email, token, tokenHash: hash },
  firstName: was.firstName ?? "",
  isReminder: was.createdBy === REMINDER,
  tries: was.tries ?? 0,
  by: was.createdBy ?? "",
  before: { tokenHash: was.tokenHash, expiresAt: was.expiresAt, sentAt: was.sentAt },
});

/** Claims whose claimer died: their mails may have gone out, so nobody sends them again but a person. */
function writeOffLost(db: Database, { claimer, now }: Claiming): D1PreparedStatement {
  return db.$client
    .prepare(
      `UPDATE invitation SET state = 'unknown', times = times + 1, sent_at = claimed_at, problem = 'interrupted'
       WHERE state = 'sending' AND (claimed_by = ?1 OR claimed_at <= ?2)`,
    )
    .bind(claimer, now - CLAIM_LOST_AFTER_MS);
}

const hashesOf = (fresh: readonly Fresh[]): string => JSON.stringify(fresh.map(({ hash }) => hash));

const freshTokens = (count: number): Promise<Fresh[]> =>
  Promise.all(
    Array.from({ length: count }, async () => {
      const token = newToken("rci_");
      return { token, hash: await tokenHash(token) };
    }),
  );
