/**
 * The token that Personio's webhook presents: made here, shown once, kept as its SHA-256. Personio signs nothing, so
 * whoever has it can make us read somebody anew, and nothing else.
 */
import type { Database } from "../../db/database.ts";
import { recordChange, recordChangeWhere } from "../config/record-change.ts";
import { newToken, tokenHash } from "./secret-text.ts";
import { isSameText } from "./verify-admin-token.ts";

/** What `newToken("rch_")` makes; for anything else the database need not be asked. */
const HOOK_TOKEN = /^rch_[\w-]{43}$/u;

export type Webhook = {
  readonly createdAt: number;
  readonly createdBy: string;
  /** When Personio last sent a `ping` with the token. */
  readonly pingedAt: number | null;
};

type Editing = { readonly by: string; readonly at: number };

export async function loadWebhook(db: Database): Promise<Webhook | null> {
  return db.$client
    .prepare(
      "SELECT created_at AS createdAt, created_by AS createdBy, pinged_at AS pingedAt FROM webhook WHERE id = 1",
    )
    .first<Webhook>();
}

/**
 * A new token; the one in use is good until this one is used, so that nothing is lost while it is entered at Personio. One
 * that was made in between and never used is good no more.
 */
export async function makeWebhookToken(db: Database, { by, at }: Editing): Promise<string> {
  const token = newToken("rch_");
  const upsert = db.$client
    .prepare(
      `INSERT INTO webhook (id, token_hash, created_at, created_by) VALUES (1, ?1, ?2, ?3)
       ON CONFLICT (id) DO UPDATE SET former_hash = coalesce(webhook.former_hash, webhook.token_hash), token_hash = excluded.token_hash,
         created_at = excluded.created_at, created_by = excluded.created_by, pinged_at = NULL`,
    )
    .bind(await tokenHash(token), at, by);
  await db.$client.batch([
    upsert,
    recordChange(db, { at, actor: by, action: "webhook.made", subject: null, before: null, after: null }),
  ]);
  return token;
}

export async function forgetWebhook(db: Database, { by, at }: Editing): Promise<void> {
  const change = { at, actor: by, action: "webhook.forgotten", subject: null, before: null, after: null };
  await db.$client.batch([
    recordChangeWhere(db, change, { sql: "EXISTS (SELECT 1 FROM webhook)", values: [] }),
    db.$client.prepare("DELETE FROM webhook"),
  ]);
}

type Hashes = { readonly tokenHash: string; readonly formerHash: string | null };

/** Takes the same time whatever token is presented, and whether there is a webhook or not. */
export async function verifyWebhookToken(db: Database, presented: string): Promise<boolean> {
  if (!HOOK_TOKEN.test(presented)) return false;
  const hashes = await db.$client
    .prepare("SELECT token_hash AS tokenHash, former_hash AS formerHash FROM webhook WHERE id = 1")
    .first<Hashes>();
  const hash = await tokenHash(presented);
  const isCurrent = await isSameText(hash, hashes?.tokenHash ?? "");
  const isFormer = await isSameText(hash, hashes?.formerHash ?? "");
  if (isCurrent && hashes?.formerHash != null)
    await db.$client.prepare("UPDATE webhook SET former_hash = NULL WHERE token_hash = ?1").bind(hash).run();
  return isCurrent || isFormer;
}

export async function recordPing(db: Database, at: number): Promise<void> {
  await db.$client.prepare("UPDATE webhook SET pinged_at = ?1 WHERE id = 1").bind(at).run();
}
