/** The tables of what leaves by mail: invitations and alerts, each claimed before it is sent. */
import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

/** An account's invitation: the newest, for only its link works. What happened before is in `audit_event`. */
export const invitation = sqliteTable(
  "invitation",
  {
    accountId: text("account_id").primaryKey(),
    /**
     * `queued` waits for its turn (`next_try_at`); `sending` is claimed; `unknown`: nobody knows whether it went out;
     * `failed` is shown and sent again by a person only. Whether it has expired is told by `expires_at`.
     */
    state: text("state", {
      enum: ["queued", "sending", "sent", "unknown", "failed", "accepted", "revoked"],
    }).notNull(),
    /** SHA-256 of the newest link's token; null until the first mail. */
    tokenHash: text("token_hash"),
    /** The address the newest link was made for: after a change of address it is worth nothing. */
    email: text("email").notNull(),
    /** Mails sent, this one included. */
    times: integer("times").notNull(),
    /** Tries of this mail that came to nothing. */
    tries: integer("tries").notNull(),
    nextTryAt: integer("next_try_at"),
    claimedAt: integer("claimed_at"),
    /** Who claimed it: a Workflow step's attempt, a request, a tick. */
    claimedBy: text("claimed_by"),
    sentAt: integer("sent_at"),
    expiresAt: integer("expires_at"),
    acceptedAt: integer("accepted_at"),
    remindedAt: integer("reminded_at"),
    /** Why it failed: a code. */
    problem: text("problem"),
    createdAt: integer("created_at").notNull(),
    /** The run, or the admin, that asked for it. */
    createdBy: text("created_by").notNull(),
  },
  (table) => [
    uniqueIndex("invitation_token_hash").on(table.tokenHash),
    index("invitation_state").on(table.state, table.nextTryAt),
  ],
);

/** The first answer to a request with an `Idempotency-Key`, for 24 hours. */
export const idempotentAnswer = sqliteTable("idempotent_answer", {
  /** SHA-256 of who asked, of what, and of the key. */
  key: text("key").primaryKey(),
  /** SHA-256 of the body. */
  requestHash: text("request_hash").notNull(),
  /** JSON; null while it is being worked out. */
  answer: text("answer"),
  createdAt: integer("created_at").notNull(),
});

/** Something admins are told by mail once, and once more when it is over. */
export const alert = sqliteTable("alert", {
  kind: text("kind", {
    enum: ["paused", "failing", "overdue", "destination-stopped", "destination-away", "destination-paused"],
  }).primaryKey(),
  /** What it is about, so that another run's pause is another alert. */
  subject: text("subject").notNull(),
  since: integer("since").notNull(),
  /** Claimed before it is sent, so that no mail goes out twice. */
  claimedAt: integer("claimed_at"),
  mailedAt: integer("mailed_at"),
  /** Set when it is over; the row goes once that, too, is told. */
  overAt: integer("over_at"),
  tries: integer("tries").notNull(),
});
