/** The tables of the system outside that accounts are pushed to: how it is reached, who is whom there, and what waits. */
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

/** The one destination; its token is sealed (AES-256-GCM). No row: none was ever set up. */
export const destination = sqliteTable("destination", {
  id: integer("id").primaryKey(),
  kind: text("kind", { enum: ["leapsome", "standard"] }).notNull(),
  baseUrl: text("base_url").notNull(),
  sealedToken: text("sealed_token"),
  enabled: integer("enabled", { mode: "boolean" }).notNull(),
  /** JSON: custom name → the destination's id of the attribute. */
  customAttributes: text("custom_attributes").notNull(),
  /** `new`: nobody there is known yet, so nothing is pushed. `stopped`: it refused; nothing is pushed until it is mended. */
  state: text("state", { enum: ["new", "active", "stopped"] }).notNull(),
  /** JSON of a problem: why it is stopped, or what the last push ran into. */
  problem: text("problem"),
  /** JSON: what its answers have taught (worker/destinations/scim/lessons.ts). */
  learnt: text("learnt"),
  checkedAt: integer("checked_at"),
  pushedAt: integer("pushed_at"),
  reconciledAt: integer("reconciled_at"),
  updatedAt: integer("updated_at").notNull(),
});

/** Who an account is over there, and what was seen of them there last. */
export const destinationAccount = sqliteTable(
  "destination_account",
  {
    accountId: text("account_id").primaryKey(),
    remoteId: text("remote_id").notNull(),
    /**
     * JSON of a RemotePerson: what is compared with what should be, so that nothing is read again for it. `null`: nobody
     * knows how they look there now (a write got no answer), so they are read before the next one. With `isUncertain`
     * the same, for they are being written, or a Worker died while they were.
     */
    seen: text("seen").notNull(),
  },
  (table) => [uniqueIndex("destination_account_remote").on(table.remoteId)],
);

/** Which group a team is over there, where teams are groups. */
export const destinationTeam = sqliteTable("destination_team", {
  teamId: text("team_id").primaryKey(),
  remoteId: text("remote_id").notNull(),
  /**
   * JSON: the name it was given, the members we put there, and `maybe` those who were about to come or go when a push ended.
   * Whoever else is in it was put there by hand, and stays.
   */
  seen: text("seen").notNull(),
});

/** What has to be pushed: one row a subject, however often it changed meanwhile. Written in the batch that changes it. */
export const outbox = sqliteTable(
  "outbox",
  {
    kind: text("kind", { enum: ["account", "team"] }).notNull(),
    id: text("id").notNull(),
    /** Rises with every change, so that one that comes while the last is on its way isn't lost. */
    version: integer("version").notNull(),
    since: integer("since").notNull(),
    tries: integer("tries").notNull(),
    /** Not before this instant. */
    dueAt: integer("due_at").notNull(),
    /** Why the last try came to nothing: a code, and what the destination said, as codes (worker/destinations/scim/to-detail.ts). */
    code: text("code"),
    detail: text("detail"),
    /**
     * It waits until somebody says otherwise, however often it changes. `admin`: held back when a plan was approved.
     * `conflict`: nobody knows who they are over there.
     */
    held: text("held", { enum: ["admin", "conflict"] }),
    /** The address with which somebody without an external id is being made there, until it is known who they are. */
    making: text("making"),
  },
  (table) => [primaryKey({ columns: [table.kind, table.id] }), index("outbox_due").on(table.dueAt)],
);
