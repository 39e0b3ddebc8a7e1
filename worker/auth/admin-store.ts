/**
 * Who may come in. Every write is one batch that judges and records by itself, so two admins at once can't take the
 * last owner away, and nothing happens without a record of it.
 */
import type { Database } from "../../db/database.ts";
import { emailKey } from "../core/account.ts";
import { err, ok, type Result } from "../core/result.ts";
import { endDevicesOf } from "./device-store.ts";
import { isLookAlike } from "./look-alike.ts";
import type { Role } from "./role.ts";

export type Admin = { readonly id: string; readonly email: string; readonly role: Role };

export type ListedAdmin = Admin & { readonly createdAt: number; readonly createdBy: string };

/** `by`: an admin's address, or what the token is called. */
export type Appointment = {
  readonly email: string;
  readonly role: Role;
  readonly by: string;
  readonly at: number;
};

const COLUMNS = "id, email, role";

export const findAdmin = (db: Database, id: string): Promise<Admin | null> =>
  db.$client.prepare(`SELECT ${COLUMNS} FROM admin WHERE id = ?1`).bind(id).first<Admin>();

/** Without regard to case, as addresses are compared everywhere; what only looks like one on the list isn't on it. */
export async function findAdminByEmail(db: Database, email: string): Promise<Admin | null> {
  if (isLookAlike(email)) return null;
  return db.$client
    .prepare(`SELECT ${COLUMNS} FROM admin WHERE email_key = ?1`)
    .bind(emailKey(email))
    .first<Admin>();
}

/** By address; all of them, or a page: so many after that address. */
export async function listAdmins(
  db: Database,
  { after, limit }: { readonly after: string; readonly limit: number } = { after: "", limit: -1 },
): Promise<readonly ListedAdmin[]> {
  const { results } = await db.$client
    .prepare(
      `SELECT ${COLUMNS}, created_at AS createdAt, created_by AS createdBy FROM admin
       WHERE email_key > ?1 ORDER BY email_key LIMIT ?2`,
    )
    .bind(emailKey(after), limit)
    .all<ListedAdmin>();
  return results;
}

/** SQL: is there an owner besides the admin whose row is called so? */
const anotherOwner = (row: string): string =>
  `EXISTS (SELECT 1 FROM admin AS other WHERE other.role = 'owner' AND other.id IS NOT ${row}.id)`;

/** Puts an address on the list, or gives it another role. The last owner stays one. */
export async function appointAdmin(
  db: Database,
  { email, role, by, at }: Appointment,
): Promise<
  Result<{ readonly admin: ListedAdmin; readonly isNew: boolean }, { readonly reason: "last-owner" }>
> {
  const id = crypto.randomUUID();
  const [, appointed] = await db.$client.batch<ListedAdmin>([
    db.$client
      .prepare(
        `INSERT INTO audit_event (at, actor, action, subject, before, after)
         SELECT ?1, ?2, 'admin.appointed', coalesce(old.id, ?3),
           iif(old.id IS NULL, NULL, json_object('email', old.email, 'role', old.role)),
           json_object('email', coalesce(old.email, ?4), 'role', ?5)
         FROM (SELECT 1) LEFT JOIN admin AS old ON old.email_key = ?6
         WHERE old.role IS NOT ?5 AND (old.role IS NOT 'owner' OR ${anotherOwner("old")})`,
      )
      .bind(at, by, id, email, role, emailKey(email)),
    db.$client
      .prepare(
        `INSERT INTO admin (id, email, email_key, role, created_at, created_by) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT (email_key) DO UPDATE SET role = excluded.role
         WHERE admin.role <> 'owner' OR excluded.role = 'owner' OR ${anotherOwner("admin")}
         RETURNING ${COLUMNS}, created_at AS createdAt, created_by AS createdBy`,
      )
      .bind(id, email, emailKey(email), role, at, by),
  ]);
  const [admin] = appointed?.results ?? [];
  return admin === undefined ? err({ reason: "last-owner" }) : ok({ admin, isNew: admin.id === id });
}

/** On record as the one who appointed the first owner: whoever set the deployment up. */
const DEPLOYER = "ADMIN_TOKEN";

/** Of several at once exactly one becomes the first owner; `null`: there is an owner already. */
export async function appointFirstOwner(
  db: Database,
  { email, at }: { readonly email: string; readonly at: number },
): Promise<Admin | null> {
  const noOwner = "NOT EXISTS (SELECT 1 FROM admin AS owner WHERE owner.role = 'owner')";
  const id = crypto.randomUUID();
  const [, appointed] = await db.$client.batch<Admin>([
    db.$client
      .prepare(
        `INSERT INTO audit_event (at, actor, action, subject, before, after)
         SELECT ?1, '${DEPLOYER}', 'admin.appointed', coalesce(old.id, ?2),
           iif(old.id IS NULL, NULL, json_object('email', old.email, 'role', old.role)),
           json_object('email', coalesce(old.email, ?3), 'role', 'owner')
         FROM (SELECT 1) LEFT JOIN admin AS old ON old.email_key = ?4 WHERE ${noOwner}`,
      )
      .bind(at, id, email, emailKey(email)),
    db.$client
      .prepare(
        `INSERT INTO admin (id, email, email_key, role, created_at, created_by)
         SELECT ?1, ?2, ?3, 'owner', ?4, '${DEPLOYER}' WHERE ${noOwner}
         ON CONFLICT (email_key) DO UPDATE SET role = 'owner' RETURNING ${COLUMNS}`,
      )
      .bind(id, email, emailKey(email), at),
  ]);
  return appointed?.results[0] ?? null;
}

/** With their devices, tokens, sessions and codes: from this instant on nothing of theirs opens anything. */
export async function removeAdmin(
  db: Database,
  { id, by, at }: { readonly id: string; readonly by: string; readonly at: number },
): Promise<Result<Admin, { readonly reason: "not-found" | "last-owner" }>> {
  const removable = `EXISTS (SELECT 1 FROM admin AS it WHERE it.id = ?1 AND (it.role <> 'owner' OR ${anotherOwner("it")}))`;
  const record = db.$client
    .prepare(
      `INSERT INTO audit_event (at, actor, action, subject, before, after)
       SELECT ?2, ?3, 'admin.removed', id, json_object('email', email, 'role', role), NULL
       FROM admin WHERE id = ?1 AND ${removable}`,
    )
    .bind(id, at, by);
  const remove = db.$client
    .prepare(`DELETE FROM admin WHERE id = ?1 AND ${removable} RETURNING ${COLUMNS}`)
    .bind(id);
  const results = await db.$client.batch<Admin>([
    record,
    ...endDevicesOf(db, { adminId: id, by, at, condition: removable }),
    remove,
  ]);
  const [admin] = results.at(-1)?.results ?? [];
  if (admin !== undefined) return ok(admin);
  return err({ reason: (await findAdmin(db, id)) === null ? "not-found" : "last-owner" });
}
