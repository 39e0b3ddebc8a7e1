/**
 * Devices: the extensions that admins signed in with, and the tokens that open the API for them. What a device may do
 * is read together with its token, so a role taken away, an admin removed or a device ended counts with the very next
 * request.
 */
import type { Database } from "../../db/database.ts";
import type { Principal } from "./principal.ts";
import type { Role } from "./role.ts";
import { tokenHash } from "./secret-text.ts";

const HOUR_MS = 3_600_000;

/** What `newToken("rca_")` makes; for anything else the database need not be asked. */
const ACCESS_TOKEN = /^rca_[\w-]{43}$/u;

export type Recognised = {
  readonly principal: Principal & { readonly kind: "admin" };
  /** The device's last use is on record to the hour. */
  readonly isTouchDue: boolean;
};

type TokenRow = {
  readonly adminId: string;
  readonly email: string;
  readonly role: Role;
  readonly deviceId: string;
  readonly lastUsedAt: number;
};

/** Whose access token this is, in one statement; `null`: nobody's, or not any more. */
export async function verifyAccessToken(
  db: Database,
  token: string,
  now: number,
): Promise<Recognised | null> {
  if (!ACCESS_TOKEN.test(token)) return null;
  const row = await db.$client
    .prepare(
      `SELECT admin.id AS adminId, admin.email, admin.role, device.id AS deviceId, device.last_used_at AS lastUsedAt
       FROM token JOIN device ON device.id = token.device_id JOIN admin ON admin.id = device.admin_id
       WHERE token.hash = ?1 AND token.kind = 'access' AND token.expires_at > ?2`,
    )
    .bind(await tokenHash(token), now)
    .first<TokenRow>();
  if (row === null) return null;
  const { adminId, email, role, deviceId, lastUsedAt } = row;
  return {
    principal: { kind: "admin", name: email, role, adminId, deviceId },
    isTouchDue: lastUsedAt <= now - HOUR_MS,
  };
}

/** Writes at most once an hour, however often it is asked to. */
export async function touchDevice(db: Database, deviceId: string, now: number): Promise<void> {
  await db.$client
    .prepare("UPDATE device SET last_used_at = ?2 WHERE id = ?1 AND last_used_at <= ?3")
    .bind(deviceId, now, now - HOUR_MS)
    .run();
}

export type Device = {
  readonly id: string;
  readonly name: string;
  readonly via: "oauth" | "pairing";
  readonly createdAt: number;
  readonly lastUsedAt: number;
  readonly expiresAt: number;
  readonly adminId: string;
  readonly email: string;
};

const DEVICES = `SELECT device.id, device.name, device.via, device.created_at AS createdAt,
    device.last_used_at AS lastUsedAt, device.expires_at AS expiresAt, admin.id AS adminId, admin.email
  FROM device JOIN admin ON admin.id = device.admin_id`;

/** A device's place in the list. */
export type DeviceKey = readonly [createdAt: number, id: string];

/** An admin's, or everybody's (`null`): the newest first, without those whose time is over. */
export async function listDevices(
  db: Database,
  { adminId, now }: { readonly adminId: string | null; readonly now: number },
  { after, limit }: { readonly after: DeviceKey | null; readonly limit: number } = { after: null, limit: -1 },
): Promise<readonly Device[]> {
  const [createdAt, id] = after ?? [Number.MAX_SAFE_INTEGER, ""];
  const { results } = await db.$client
    .prepare(
      `${DEVICES} WHERE (?1 IS NULL OR device.admin_id = ?1) AND device.expires_at > ?2
         AND (device.created_at, device.id) < (?3, ?4)
       ORDER BY device.created_at DESC, device.id DESC LIMIT ?5`,
    )
    .bind(adminId, now, createdAt, id, limit)
    .all<Device>();
  return results;
}

export const findDevice = (db: Database, id: string): Promise<Device | null> =>
  db.$client.prepare(`${DEVICES} WHERE device.id = ?1`).bind(id).first<Device>();

/** The device, its tokens and the codes that would become it: statements for the batch that records why. */
export const endDevice = (db: Database, deviceId: string): readonly D1PreparedStatement[] =>
  [
    "DELETE FROM token WHERE device_id = ?1",
    "DELETE FROM grant_code WHERE device_id = ?1",
    "DELETE FROM device WHERE id = ?1",
  ].map((sql) => db.$client.prepare(sql).bind(deviceId));

export type DeviceEnding = {
  readonly deviceId: string;
  readonly by: string;
  readonly at: number;
  readonly reason: "revoked" | "reuse" | "signed-out";
};

/**
 * Ends a device and says why; on record once, also when several end it at the same moment. Unless its owner just signed
 * out, somebody else may have had it in their hands: whatever they had begun in the admin's name ends with it.
 */
export async function endDeviceOnRecord(
  db: Database,
  { deviceId, by, at, reason }: DeviceEnding,
): Promise<void> {
  const record = db.$client.prepare(`${RECORD_ENDING} WHERE device.id = ?1`).bind(deviceId, at, by, reason);
  const others = reason === "signed-out" ? [] : endOtherWays(db, deviceId);
  await db.$client.batch([record, ...others, ...endDevice(db, deviceId)]);
}

/** Sessions, codes by mail, and codes that have not become a device, of the admin whose device it is or would become. */
function endOtherWays(db: Database, deviceId: string): readonly D1PreparedStatement[] {
  const whose = `admin_id IN (SELECT admin_id FROM device WHERE id = ?1
    UNION SELECT admin_id FROM grant_code WHERE device_id = ?1)`;
  return [
    `DELETE FROM browser_session WHERE ${whose}`,
    `DELETE FROM mail_code WHERE ${whose}`,
    `DELETE FROM grant_code WHERE ${whose} AND NOT EXISTS (SELECT 1 FROM device WHERE device.id = grant_code.device_id)`,
  ].map((sql) => db.$client.prepare(sql).bind(deviceId));
}

/** `?2` when, `?3` who, `?4` why. */
const RECORD_ENDING = `INSERT INTO audit_event (at, actor, action, subject, before, after)
  SELECT ?2, ?3, 'device.ended', device.id, json_object('name', device.name, 'email', admin.email),
    json_object('reason', ?4)
  FROM device JOIN admin ON admin.id = device.admin_id`;

export type DevicesEnding = {
  readonly adminId: string;
  readonly by: string;
  readonly at: number;
  /** SQL that must hold; `?1` is the admin's id. */
  readonly condition: string;
};

/** Everything an admin could come in with, each device on record as ended; statements for the batch that removes them. */
export function endDevicesOf(
  db: Database,
  { adminId, by, at, condition }: DevicesEnding,
): readonly D1PreparedStatement[] {
  const record = db.$client
    .prepare(`${RECORD_ENDING} WHERE device.admin_id = ?1 AND ${condition}`)
    .bind(adminId, at, by, "admin-removed");
  const deletions = [
    "DELETE FROM token WHERE device_id IN (SELECT id FROM device WHERE admin_id = ?1)",
    ...["grant_code", "mail_code", "browser_session", "device"].map(
      (table) => `DELETE FROM ${table} WHERE admin_id = ?1`,
    ),
  ].map((sql) => db.$client.prepare(`${sql} AND ${condition}`).bind(adminId));
  return [record, ...deletions];
}

/** What the hourly tick forgets: everything whose time is over. Writes nothing where there is nothing. */
export const purgeExpired = (db: Database, now: number): readonly D1PreparedStatement[] =>
  ["token", "grant_code", "mail_code", "browser_session", "device"].map((table) =>
    db.$client.prepare(`DELETE FROM ${table} WHERE expires_at <= ?1`).bind(now),
  );
