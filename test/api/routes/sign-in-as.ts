/** An admin with a device and its access token, put straight into the database: what a sign-in leaves behind. */
import type { D1Database } from "@cloudflare/workers-types";
import { newToken, tokenHash } from "../../../worker/auth/secret-text.ts";
import { HOUR_MS, insertRows, type Row } from "./rows.ts";

export type TestRole = "viewer" | "editor" | "owner";

export type SignedIn = {
  readonly adminId: string;
  readonly email: string;
  readonly deviceId: string;
  readonly token: string;
};

export type SignInOptions = {
  readonly role: TestRole;
  /** The name before the @; admin and device are named after it. */
  readonly name?: string;
  /** Another device of the same admin. */
  readonly device?: string;
  readonly tokenRow?: Row;
  readonly deviceRow?: Row;
};

export async function signInAs(
  db: D1Database,
  { role, name = role, device = name, tokenRow = {}, deviceRow = {} }: SignInOptions,
): Promise<SignedIn> {
  const adminId = `admin-${name}`;
  const deviceId = `device-${device}`;
  const email = `${name}@beispiel.example`;
  const token = newToken("rca_");
  const now = Date.now();
  await db
    .prepare(
      `INSERT INTO admin (id, email, email_key, role, created_at, created_by) VALUES (?, ?, ?, ?, ?, 'ADMIN_TOKEN')
       ON CONFLICT DO NOTHING`,
    )
    .bind(adminId, email, email, role, now)
    .run();
  await insertRows(db, "device", [
    {
      ...{ id: deviceId, admin_id: adminId, name: `Chrome of ${device}`, via: "oauth" },
      ...{ created_at: now, last_used_at: now, expires_at: now + 24 * HOUR_MS, ...deviceRow },
    },
  ]);
  const kind = "access";
  await insertRows(db, "token", [
    { hash: await tokenHash(token), device_id: deviceId, kind, expires_at: now + HOUR_MS, ...tokenRow },
  ]);
  return { adminId, email, deviceId, token };
}
