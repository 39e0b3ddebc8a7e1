/**
 * A device and its tokens, in D1, by SHA-256. Making the device of a code, and exchanging a refresh token for the next,
 * are one batch each: a batch whose premise no longer holds fails as a whole and leaves nothing behind.
 */
import type { Database } from "../../../db/database.ts";
import { failUnless } from "../../../db/fail-unless.ts";
import { recordChange } from "../../config/record-change.ts";

/** Hashes and instants of one pair of tokens. */
export type TokenPair = {
  readonly access: { readonly hash: string; readonly expiresAt: number };
  readonly refresh: { readonly hash: string; readonly expiresAt: number };
};

export type NewDevice = {
  readonly grantHash: string;
  readonly deviceId: string;
  /** The admin's address, for the record. */
  readonly email: string;
  readonly given: {
    readonly name: string;
    readonly via: "oauth" | "pairing";
    /** How the admin had signed in, for the record. */
    readonly signedInVia: string | undefined;
  };
  readonly tokens: TokenPair;
  readonly at: number;
};

/** False when somebody has used the code too, or the admin was removed: both take the code away. */
export async function addDevice(db: Database, device: NewDevice): Promise<boolean> {
  const { grantHash, deviceId, email, tokens, at } = device;
  const { name, via, signedInVia } = device.given;
  const premise = `SELECT 1 FROM grant_code AS code JOIN admin ON admin.id = code.admin_id
    WHERE code.hash = ?1 AND code.used_at IS NOT NULL`;
  return isDone(db, { premise, hash: grantHash, tokens }, [
    db.$client
      .prepare(
        `INSERT INTO device (id, admin_id, name, via, created_at, last_used_at, expires_at)
         SELECT device_id, admin_id, ?2, ?3, ?4, ?4, ?5 FROM grant_code WHERE hash = ?1`,
      )
      .bind(grantHash, name, via, at, tokens.refresh.expiresAt),
    ...insertTokens(db, deviceId, tokens),
    recordChange(db, {
      ...{ at, actor: email, action: "device.added", subject: deviceId },
      ...{ before: null, after: { name, via, signedInVia } },
    }),
  ]);
}

export type Rotation = {
  /** Of the refresh token that is given up. */
  readonly usedHash: string;
  readonly deviceId: string;
  readonly tokens: TokenPair;
  readonly at: number;
};

/** False when the refresh token was used meanwhile, or its device ended. Access tokens run out by themselves. */
export async function rotateTokens(db: Database, rotation: Rotation): Promise<boolean> {
  const { usedHash, deviceId, tokens, at } = rotation;
  const premise = `SELECT 1 FROM token JOIN device ON device.id = token.device_id
    JOIN admin ON admin.id = device.admin_id WHERE token.hash = ?1 AND token.used_at IS NULL`;
  return isDone(db, { premise, hash: usedHash, tokens }, [
    db.$client.prepare("UPDATE token SET used_at = ?2 WHERE hash = ?1").bind(usedHash, at),
    ...insertTokens(db, deviceId, tokens),
    db.$client
      .prepare("UPDATE device SET expires_at = ?2, last_used_at = ?3 WHERE id = ?1")
      .bind(deviceId, tokens.refresh.expiresAt, at),
  ]);
}

export type StoredToken = {
  readonly hash: string;
  readonly deviceId: string;
  readonly adminId: string;
  readonly email: string;
  readonly kind: "access" | "refresh";
  readonly expiresAt: number;
  readonly usedAt: number | null;
};

export const findToken = (db: Database, hash: string): Promise<StoredToken | null> =>
  db.$client
    .prepare(
      `SELECT token.hash, token.device_id AS deviceId, admin.id AS adminId, admin.email, token.kind,
              token.expires_at AS expiresAt, token.used_at AS usedAt
       FROM token JOIN device ON device.id = token.device_id JOIN admin ON admin.id = device.admin_id
       WHERE token.hash = ?1`,
    )
    .bind(hash)
    .first<StoredToken>();

function insertTokens(db: Database, deviceId: string, tokens: TokenPair): D1PreparedStatement[] {
  return (["access", "refresh"] as const).map((kind) =>
    db.$client
      .prepare("INSERT INTO token (hash, device_id, kind, expires_at) VALUES (?1, ?2, ?3, ?4)")
      .bind(tokens[kind].hash, deviceId, kind, tokens[kind].expiresAt),
  );
}

/** `tokens`: what is stored if it is done. */
type Premise = { readonly premise: string; readonly hash: string; readonly tokens: TokenPair };

/**
 * Text that is no JSON makes `json()` fail, and with it the whole batch (see worker/sync/lease.ts). When only the answer
 * was lost, our own token is there: then it was done, by us and nobody else.
 */
async function isDone(
  db: Database,
  { premise, hash, tokens }: Premise,
  statements: readonly D1PreparedStatement[],
): Promise<boolean> {
  const check = failUnless(db, `EXISTS (${premise})`, [hash]);
  try {
    await db.$client.batch([check, ...statements]);
    return true;
  } catch (error) {
    if ((await findToken(db, tokens.access.hash)) !== null) return true;
    if ((await db.$client.prepare(premise).bind(hash).first()) !== null) throw error;
    return false;
  }
}
