/**
 * One-time codes sent by mail, in D1. An address that is on no list gets a row too, with no code that is right, so that
 * nothing an outsider sees or measures depends on the list. A code is good for the browser that asked (its cookie's
 * SHA-256 is the key), ten minutes, five guesses; in that time three codes an admin for whoever asks from one network,
 * and ten from all of them: a stranger uses up their own three, not the admin's.
 */
import type { Database } from "../../../db/database.ts";
import { type CodeHasher, newMailCode, newToken, tokenHash } from "../../auth/secret-text.ts";
import { emailKey } from "../../core/account.ts";

export const CODE_MINUTES = 10;
const MAX_GUESSES = 5;
const MAX_CODES = 3;
const MAX_CODES_FROM_ANYWHERE = 10;

type Asked = {
  readonly email: string;
  /** Whom the limits count; kept as its HMAC. */
  readonly network: string;
  readonly at: number;
  readonly hashCode: CodeHasher;
};

export type MailCode = {
  readonly cookie: string;
  readonly code: string;
  /** Whom to send it to; `null`: nobody. */
  readonly adminId: string | null;
};

/** One statement, whoever asks. */
export async function createMailCode(db: Database, asked: Asked): Promise<MailCode> {
  const { email, network, at, hashCode } = asked;
  const [cookie, code] = [newToken("rcs_"), newMailCode()];
  const challengeHash = await tokenHash(cookie);
  const row = await db.$client
    .prepare(
      `INSERT INTO mail_code (challenge_hash, code_hash, admin_id, network_hash, guesses, created_at, expires_at)
       VALUES (?1, ?2, (
         SELECT id FROM admin WHERE email_key = ?3 AND (
           SELECT count(*) < ?6 AND count(*) FILTER (WHERE earlier.network_hash = ?8) < ?9
           FROM mail_code AS earlier WHERE earlier.admin_id = admin.id AND earlier.created_at > ?7)
       ), ?8, 0, ?4, ?5) RETURNING admin_id AS adminId`,
    )
    .bind(
      ...[challengeHash, await hashOf(hashCode, challengeHash, code), emailKey(email)],
      ...[at, at + CODE_MINUTES * 60_000, MAX_CODES_FROM_ANYWHERE, at - CODE_MINUTES * 60_000],
      ...[await hashCode("network", network), MAX_CODES],
    )
    .first<{ adminId: string | null }>();
  return { cookie, code, adminId: row?.adminId ?? null };
}

export type CodeOwner = { readonly id: string; readonly email: string };

export type GuessOutcome =
  | { readonly kind: "right"; readonly admin: CodeOwner }
  /** `admin`: whose code it was, for the record. */
  | { readonly kind: "wrong" | "used-up"; readonly admin: CodeOwner | null }
  /** No code is asked for in this browser, or not any more. */
  | { readonly kind: "none" };

type Row = {
  readonly id: string | null;
  readonly email: string | null;
  readonly codeHash: string;
  readonly guesses: number;
};

type GuessedCode = {
  readonly cookie: string;
  readonly code: string;
  readonly at: number;
  readonly hashCode: CodeHasher;
};

/**
 * The guess is counted before it is looked at, so that guesses at the same time are counted too. Whose code it is comes
 * with the same statement: another one for admins only would show, by the time it takes, who is one.
 */
export async function guessMailCode(db: Database, guess: GuessedCode): Promise<GuessOutcome> {
  const challengeHash = await tokenHash(guess.cookie);
  const row = await db.$client
    .prepare(
      `UPDATE mail_code SET guesses = guesses + 1
       WHERE challenge_hash = ?1 AND expires_at > ?2 AND guesses < ?3
       RETURNING (SELECT id FROM admin WHERE admin.id = mail_code.admin_id) AS id,
         (SELECT email FROM admin WHERE admin.id = mail_code.admin_id) AS email, code_hash AS codeHash, guesses`,
    )
    .bind(challengeHash, guess.at, MAX_GUESSES)
    .first<Row>();
  if (row === null) return { kind: "none" };
  const { id, email, codeHash, guesses } = row;
  const admin = id === null || email === null ? null : { id, email };
  const isRight = codeHash === (await hashOf(guess.hashCode, challengeHash, guess.code));
  if (!isRight || admin === null) return { kind: guesses < MAX_GUESSES ? "wrong" : "used-up", admin };
  return (await isSpent(db, challengeHash)) ? { kind: "right", admin } : { kind: "none" };
}

/** True once: it stays a row, for it counts among the codes of these ten minutes, but has no guesses left. */
async function isSpent(db: Database, challengeHash: string): Promise<boolean> {
  const { meta } = await db.$client
    .prepare(
      "UPDATE mail_code SET guesses = ?2, code_hash = '' WHERE challenge_hash = ?1 AND code_hash <> ''",
    )
    .bind(challengeHash, MAX_GUESSES)
    .run();
  return meta.changes === 1;
}

/** Bound to its browser: the same digits make another hash in another one. Compared as HMACs, whose bytes nobody can aim at. */
const hashOf = (hashCode: CodeHasher, challengeHash: string, code: string): Promise<string> =>
  hashCode("mail-code", `${challengeHash}:${code}`);
