/**
 * Codes that become a device, in D1: an authorization code by its SHA-256, a pairing code by its HMAC. Each is claimed
 * once, by one statement. The device it becomes is named in advance, so that whoever presents a code a second time can
 * end it (RFC 6749 §4.1.2: tokens made from a code that was used twice are to be revoked).
 */
import { z } from "zod";
import type { Database } from "../../../db/database.ts";
import { parseJson } from "../../config/load-config.ts";

export type GrantKind = "authorization" | "pairing";

export type NewGrant = {
  readonly hash: string;
  readonly kind: GrantKind;
  readonly adminId: string;
  readonly request: GrantRequest;
  readonly expiresAt: number;
};

/** What the client asked for; a pairing code was asked for by no client. */
const grantRequest = z.object({
  redirectUri: z.string().optional(),
  codeChallenge: z.string().optional(),
  deviceName: z.string().optional(),
  /** How the admin who agreed had signed in. */
  signedInVia: z.string().optional(),
});
export type GrantRequest = z.output<typeof grantRequest>;

export type Grant = {
  readonly hash: string;
  readonly adminId: string;
  /** The admin's address. */
  readonly email: string;
  readonly deviceId: string;
  readonly request: GrantRequest;
  readonly expiresAt: number;
  readonly isUsed: boolean;
};

export function insertGrant(db: Database, grant: NewGrant): D1PreparedStatement {
  const { hash, kind, adminId, request, expiresAt } = grant;
  return db.$client
    .prepare(
      `INSERT INTO grant_code (hash, kind, admin_id, device_id, request, expires_at)
       VALUES (?1, ?2, ?3, ?4, ?5, ?6)`,
    )
    .bind(hash, kind, adminId, crypto.randomUUID(), JSON.stringify(request), expiresAt);
}

type Row = Omit<Grant, "request" | "isUsed"> & { readonly request: string; readonly usedAt: number | null };

/** Codes of an admin who was removed are gone with them. */
export async function findGrant(db: Database, kind: GrantKind, hash: string): Promise<Grant | null> {
  const row = await db.$client
    .prepare(
      `SELECT code.hash, admin.id AS adminId, admin.email, code.device_id AS deviceId, code.request,
              code.expires_at AS expiresAt, code.used_at AS usedAt
       FROM grant_code AS code JOIN admin ON admin.id = code.admin_id
       WHERE code.hash = ?1 AND code.kind = ?2`,
    )
    .bind(hash, kind)
    .first<Row>();
  if (row === null) return null;
  const { usedAt, request, ...rest } = row;
  const parsed = grantRequest.safeParse(parseJson(request));
  return parsed.success ? { ...rest, request: parsed.data, isUsed: usedAt !== null } : null;
}

/** True for exactly one of all who ask. */
export async function claimGrant(db: Database, hash: string, now: number): Promise<boolean> {
  const { meta } = await db.$client
    .prepare("UPDATE grant_code SET used_at = ?2 WHERE hash = ?1 AND used_at IS NULL AND expires_at > ?2")
    .bind(hash, now)
    .run();
  return meta.changes === 1;
}
