/** The tables of sign-in: admins, their devices, what is presented to come in, all secrets by their hash; and what admins did. */
import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

/** Who may come in. */
export const admin = sqliteTable(
  "admin",
  {
    id: text("id").primaryKey(),
    email: text("email").notNull(),
    /** The address in the form in which two addresses are the same. */
    emailKey: text("email_key").notNull(),
    role: text("role", { enum: ["owner", "editor", "viewer"] }).notNull(),
    createdAt: integer("created_at").notNull(),
    createdBy: text("created_by").notNull(),
  },
  (table) => [uniqueIndex("admin_email_key").on(table.emailKey)],
);

/** An extension that an admin signed in with. What it may do is what the admin may, at that moment. */
export const device = sqliteTable(
  "device",
  {
    id: text("id").primaryKey(),
    adminId: text("admin_id").notNull(),
    name: text("name").notNull(),
    via: text("via", { enum: ["oauth", "pairing"] }).notNull(),
    createdAt: integer("created_at").notNull(),
    /** Written at most once an hour. */
    lastUsedAt: integer("last_used_at").notNull(),
    /** When its last refresh token runs out; then it is forgotten. */
    expiresAt: integer("expires_at").notNull(),
  },
  (table) => [index("device_admin").on(table.adminId)],
);

/** A device's tokens, by their SHA-256. A refresh token that was used stays until it runs out, so that its theft shows. */
export const token = sqliteTable(
  "token",
  {
    hash: text("hash").primaryKey(),
    deviceId: text("device_id").notNull(),
    kind: text("kind", { enum: ["access", "refresh"] }).notNull(),
    expiresAt: integer("expires_at").notNull(),
    usedAt: integer("used_at"),
  },
  (table) => [index("token_device").on(table.deviceId)],
);

/** What becomes a device, once: an authorization code by its SHA-256, a pairing code by its HMAC. */
export const grantCode = sqliteTable("grant_code", {
  hash: text("hash").primaryKey(),
  kind: text("kind", { enum: ["authorization", "pairing"] }).notNull(),
  adminId: text("admin_id").notNull(),
  /** The device it becomes, named in advance: whoever presents the code a second time ends it. */
  deviceId: text("device_id").notNull(),
  /** JSON: what the client asked for (redirect URI, PKCE challenge, the device's name). */
  request: text("request").notNull(),
  expiresAt: integer("expires_at").notNull(),
  usedAt: integer("used_at"),
});

/** A one-time code sent by mail: good for the browser that asked for it (by the SHA-256 of its cookie), five guesses. */
export const mailCode = sqliteTable(
  "mail_code",
  {
    challengeHash: text("challenge_hash").primaryKey(),
    /** HMAC of the code. */
    codeHash: text("code_hash").notNull(),
    /** `null`: the address is on no list; nothing was sent, and no code is right. */
    adminId: text("admin_id"),
    /** HMAC of the network it was asked for from, which the limits count. */
    networkHash: text("network_hash").notNull(),
    guesses: integer("guesses").notNull(),
    createdAt: integer("created_at").notNull(),
    expiresAt: integer("expires_at").notNull(),
  },
  (table) => [index("mail_code_admin").on(table.adminId, table.createdAt)],
);

/** An admin at the Worker's own pages, by the SHA-256 of a cookie; a quarter of an hour. */
export const browserSession = sqliteTable("browser_session", {
  hash: text("hash").primaryKey(),
  adminId: text("admin_id").notNull(),
  via: text("via", { enum: ["oidc", "mail-code", "admin-token"] }).notNull(),
  expiresAt: integer("expires_at").notNull(),
});

/**
 * Every change an admin made, to the configuration (`config.…`, `destination.…`, `webhook.…`) or to the directory (`account.…`,
 * `team.…`), and who came in or was refused.
 */
export const auditEvent = sqliteTable(
  "audit_event",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    at: integer("at").notNull(),
    actor: text("actor").notNull(),
    /** `config.settings`, `config.target`, `config.exclusions`, `account.update`, `team.create` … */
    action: text("action").notNull(),
    /** An attribute's key, an account's or a team's id. */
    subject: text("subject"),
    before: text("before"),
    after: text("after"),
  },
  (table) => [
    index("audit_event_subject").on(table.subject, table.id),
    index("audit_event_action").on(table.action, table.id),
  ],
);
