/** The tables of what makes changes in Personio arrive soon: the webhook, its hints, and how long changes took. */
import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/**
 * Somebody may have changed. What was read while a full run reads stays until that is over, so that what the run read
 * earlier does not come back.
 */
export const hint = sqliteTable("hint", {
  /** An employee's id, or `unclear` (Personio didn't say whom), or `hourly`: Personio is asked who changed. */
  subject: text("subject").primaryKey(),
  /** The first and the last time it was received since it was read. */
  firstAt: integer("first_at").notNull(),
  receivedAt: integer("received_at").notNull(),
  /** How often it was received: clocks of two places can't say what came before what. */
  times: integer("times").notNull(),
  /** Nobody was read since it was last received. */
  waits: integer("waits", { mode: "boolean" }).notNull(),
  /** When Personio was last asked for this person. */
  readAt: integer("read_at"),
});

/** The token Personio's webhook presents: one row. */
export const webhook = sqliteTable("webhook", {
  id: integer("id").primaryKey(),
  /** SHA-256, hexadecimal. */
  tokenHash: text("token_hash").notNull(),
  /** The one it takes the place of, good until the new one is used. */
  formerHash: text("former_hash"),
  createdAt: integer("created_at").notNull(),
  createdBy: text("created_by").notNull(),
  /** When Personio last sent a `ping`. */
  pingedAt: integer("pinged_at"),
});

/** How long the last changes took: one row. */
export const freshness = sqliteTable("freshness", {
  id: integer("id").primaryKey(),
  /** JSON: seconds from the change in Personio to the account being right, newest first. */
  seconds: text("seconds").notNull(),
});
