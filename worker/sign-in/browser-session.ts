/**
 * An admin at the Worker's own pages: a quarter of an hour, by the SHA-256 of a cookie. Good for handing a device its
 * tokens and for nothing else: the API knows no cookies. The role is the admin's at the moment it is asked for.
 */
import type { Database } from "../../db/database.ts";
import type { Role } from "../auth/role.ts";
import { newToken, tokenHash } from "../auth/secret-text.ts";
import { recordChange } from "../config/record-change.ts";

export const SESSION_SECONDS = 15 * 60;

export type SignInMethod = "oidc" | "mail-code" | "admin-token";

export type SignedIn = {
  readonly adminId: string;
  readonly email: string;
  readonly role: Role;
  /** How they proved who they are. */
  readonly via: SignInMethod;
};

type NewSession = {
  readonly admin: { readonly id: string; readonly email: string };
  readonly via: SignInMethod;
  readonly at: number;
};

/** The cookie's value. An admin who was removed meanwhile gets a session that opens nothing. */
export async function startSession(db: Database, { admin, via, at }: NewSession): Promise<string> {
  const cookie = newToken("rcs_");
  const hash = await tokenHash(cookie);
  await db.$client.batch([
    db.$client
      .prepare("INSERT INTO browser_session (hash, admin_id, via, expires_at) VALUES (?1, ?2, ?3, ?4)")
      .bind(hash, admin.id, via, at + SESSION_SECONDS * 1000),
    recordChange(db, {
      ...{ at, actor: admin.email, action: "sign-in.succeeded" },
      ...{ subject: admin.id, before: null, after: { via } },
    }),
  ]);
  return cookie;
}

export async function findSession(
  db: Database,
  cookie: string | null,
  now: number,
): Promise<SignedIn | null> {
  if (cookie === null) return null;
  return db.$client
    .prepare(
      `SELECT admin.id AS adminId, admin.email, admin.role, session.via FROM browser_session AS session
       JOIN admin ON admin.id = session.admin_id WHERE session.hash = ?1 AND session.expires_at > ?2`,
    )
    .bind(await tokenHash(cookie), now)
    .first<SignedIn>();
}

export async function endSession(db: Database, cookie: string | null): Promise<void> {
  if (cookie === null) return;
  const hash = await tokenHash(cookie);
  await db.$client.prepare("DELETE FROM browser_session WHERE hash = ?1").bind(hash).run();
}
