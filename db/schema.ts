/**
 * The tables of the directory and its runs, in the order data passes through them; those of sign-in, mail, hints
 * and the destination stand in admin-, mail-, hint- and destination-schema.ts, and db/README.md says what all of them mean.
 * Instants are epoch milliseconds, dates `YYYY-MM-DD`, JSON is text. The migrations add WITHOUT ROWID where the
 * primary key is all a table is looked up by: it saves one written row an insert.
 */
import { type SQL, sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { withoutAccents, withoutCommonAccents } from "./folded.ts";

/** The company's settings: one document. */
export const setting = sqliteTable("setting", {
  id: integer("id").primaryKey(),
  document: text("document").notNull(),
  updatedAt: integer("updated_at").notNull(),
  updatedBy: text("updated_by"),
});

/** How Personio is reached: one row; the secret is sealed (AES-256-GCM). */
export const connection = sqliteTable("connection", {
  id: integer("id").primaryKey(),
  clientId: text("client_id").notNull(),
  sealedSecret: text("sealed_secret"),
  enabled: integer("enabled", { mode: "boolean" }).notNull(),
  enabledAt: integer("enabled_at"),
  checkedAt: integer("checked_at"),
  problem: text("problem"),
  updatedAt: integer("updated_at").notNull(),
});

/** What Personio says about its attributes, and what each fills here. */
export const attribute = sqliteTable("attribute", {
  key: text("key").primaryKey(),
  label: text("label").notNull(),
  type: text("type").notNull(),
  universalId: text("universal_id"),
  options: text("options").notNull(),
  readable: integer("readable", { mode: "boolean" }).notNull(),
  /** JSON of a Target, or null: not mapped. The defaults are not stored: worker/core/mapping.ts has them. */
  target: text("target"),
});

/** A value that cuts the link. */
export const exclusion = sqliteTable(
  "exclusion",
  {
    attributeKey: text("attribute_key").notNull(),
    value: text("value").notNull(),
    createdAt: integer("created_at").notNull(),
    createdBy: text("created_by"),
  },
  (table) => [primaryKey({ columns: [table.attributeKey, table.value] })],
);

/** Employees that changed since the last complete read, a few thousand to a row, until the read is complete. */
export const readChunk = sqliteTable(
  "read_chunk",
  {
    runId: text("run_id").notNull(),
    seq: integer("seq").notNull(),
    rows: text("rows").notNull(),
    /** From when on these people were asked for: whoever was read singly later is not overwritten (hint-schema.ts). */
    begunAt: integer("begun_at").notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.runId, table.seq] })],
);

/** The last complete read. */
export const employee = sqliteTable("employee", {
  id: text("id").primaryKey(),
  status: text("status"),
  hash: text("hash").notNull(),
  /** JSON: attribute key → value, as in worker/core/employee.ts. */
  data: text("data").notNull(),
});

/** What follows the first blank or hyphen; null when there is neither. */
const restOf = (column: string): SQL =>
  sql.raw(`substr(${column}, nullif(instr(replace(${column}, '-', ' '), ' '), 0) + 1)`);

export const account = sqliteTable(
  "account",
  {
    id: text("id").primaryKey(),
    externalId: text("external_id"),
    link: text("link", { enum: ["linked", "excluded", "unlinked"] }).notNull(),
    email: text("email").notNull(),
    /** The address in the form in which two addresses are the same. */
    emailKey: text("email_key").notNull(),
    firstName: text("first_name"),
    lastName: text("last_name"),
    jobTitle: text("job_title"),
    startOn: text("start_on"),
    endOn: text("end_on"),
    location: text("location"),
    gender: text("gender"),
    level: text("level"),
    /** JSON: name → value. */
    custom: text("custom").notNull(),
    /** JSON list: `level` and custom names that came from a mapping, so that unmapping can take them away. */
    sourced: text("sourced").notNull(),
    managerId: text("manager_id"),
    state: text("state", { enum: ["active", "deactivated"] }).notNull(),
    deactivatedBy: text("deactivated_by", { enum: ["sync", "admin"] }),
    createdAt: integer("created_at").notNull(),
    /** Half-way from the name to the key. */
    firstPlain: text("first_plain").generatedAlwaysAs(withoutCommonAccents("first_name"), {
      mode: "virtual",
    }),
    lastPlain: text("last_plain").generatedAlwaysAs(withoutCommonAccents("last_name"), { mode: "virtual" }),
    /** What names are searched and sorted by. */
    firstKey: text("first_key").generatedAlwaysAs(withoutAccents("first_name", "first_plain"), {
      mode: "virtual",
    }),
    lastKey: text("last_key").generatedAlwaysAs(withoutAccents("last_name", "last_plain"), {
      mode: "virtual",
    }),
    /** The further words of a name, so that they are found too: `Krämer` of `Weiß-Krämer`, `Leyen` of `von der Leyen`. */
    firstRest: text("first_rest").generatedAlwaysAs(restOf("first_key"), { mode: "virtual" }),
    lastRest: text("last_rest").generatedAlwaysAs(restOf("last_key"), { mode: "virtual" }),
    lastTail: text("last_tail").generatedAlwaysAs(restOf("last_rest"), { mode: "virtual" }),
  },
  (table) => [
    uniqueIndex("account_external_id").on(table.externalId),
    uniqueIndex("account_email_key").on(table.emailKey),
    index("account_manager_id").on(table.managerId),
    index("account_last_key").on(table.lastKey, table.firstKey, table.id),
    index("account_first_key").on(table.firstKey, table.lastKey),
    index("account_first_rest").on(table.firstRest).where(sql`first_rest IS NOT NULL`),
    index("account_last_rest").on(table.lastRest).where(sql`last_rest IS NOT NULL`),
    index("account_last_tail").on(table.lastTail).where(sql`last_tail IS NOT NULL`),
  ],
);

export const team = sqliteTable(
  "team",
  {
    id: text("id").primaryKey(),
    name: text("name").notNull(),
    origin: text("origin", { enum: ["synced", "manual"] }).notNull(),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [uniqueIndex("team_name").on(table.name)],
);

/** Which department, or which value of a mapped attribute, feeds a team: how a renamed department is recognised. */
export const teamSource = sqliteTable(
  "team_source",
  {
    attributeKey: text("attribute_key").notNull(),
    /** Personio's id where there is one, else the value itself. */
    ref: text("ref").notNull(),
    teamId: text("team_id").notNull(),
  },
  (table) => [primaryKey({ columns: [table.attributeKey, table.ref] })],
);

export const membership = sqliteTable(
  "membership",
  {
    accountId: text("account_id").notNull(),
    teamId: text("team_id").notNull(),
    /** An attribute key, or `manual`. */
    source: text("source").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.teamId, table.source] }),
    index("membership_team").on(table.teamId),
  ],
);

export const run = sqliteTable(
  "run",
  {
    id: text("id").primaryKey(),
    trigger: text("trigger", { enum: ["schedule", "manual", "webhook", "preview"] }).notNull(),
    /** `push`: what a destination is about to be told (worker/destinations/review); no run of the sync. */
    mode: text("mode", { enum: ["apply", "preview", "push"] }).notNull(),
    /** `changed`: only people read anew because they changed; it serves no slot. */
    scope: text("scope", { enum: ["full", "changed"] })
      .notNull()
      .default("full"),
    state: text("state", {
      enum: ["queued", "reading", "planning", "paused", "applying", "succeeded", "failed", "cancelled"],
    }).notNull(),
    startedAt: integer("started_at").notNull(),
    startedBy: text("started_by"),
    finishedAt: integer("finished_at"),
    /** The slot it serves, when the schedule started it. */
    slotAt: integer("slot_at"),
    /** Counts Workflow instances: the first, and one more for every approval. */
    attempt: integer("attempt").notNull(),
    progressRead: integer("progress_read").notNull(),
    progressTotal: integer("progress_total").notNull(),
    /** Changes planned, and how many of them (in the order of `seq`) are done. */
    planned: integer("planned").notNull(),
    applied: integer("applied").notNull(),
    counts: text("counts"),
    people: text("people"),
    fingerprint: text("fingerprint"),
    /** The revision the plan was made for; applying it at any other is refused. */
    planRevision: integer("plan_revision"),
    /** Changes up to this number were applied under an earlier plan of the same run. */
    planFrom: integer("plan_from"),
    /** When the read was complete; approvals are good for 24 hours from here. */
    readAt: integer("read_at"),
    /** JSON list of employee ids that were read before and are gone now (a 404 each). */
    gone: text("gone"),
    /** Records of this read that did not say whose they are. */
    nameless: integer("nameless"),
    /** False when Personio did not say how many people there are. */
    counted: integer("counted", { mode: "boolean" }),
    problem: text("problem"),
    /** What a preview tries instead of what is saved: JSON of targets and exclusions (worker/config/parse-draft.ts). */
    draft: text("draft"),
    /** The settings, targets and exclusions it ran with: JSON. */
    config: text("config"),
    approvedBy: text("approved_by"),
    approvedFingerprint: text("approved_fingerprint"),
    /** JSON list of employee ids an admin held back when approving. */
    heldBack: text("held_back"),
  },
  (table) => [index("run_started_at").on(table.startedAt)],
);

/** Every change a run planned: before, after and why. What was applied follows from `run.applied`, unless `state` says otherwise. */
export const runChange = sqliteTable(
  "run_change",
  {
    runId: text("run_id").notNull(),
    seq: integer("seq").notNull(),
    kind: text("kind").notNull(),
    employeeId: text("employee_id"),
    accountId: text("account_id"),
    teamId: text("team_id"),
    name: text("name"),
    /** JSON objects: field → value. */
    before: text("before").notNull(),
    after: text("after").notNull(),
    reasonCode: text("reason_code").notNull(),
    reasonParams: text("reason_params").notNull(),
    state: text("state"),
    error: text("error"),
    /** Whose history it belongs to: an account's where there is one, else an employee's. */
    subject: text("subject").generatedAlwaysAs(sql`coalesce(account_id, employee_id)`, { mode: "virtual" }),
  },
  (table) => [
    primaryKey({ columns: [table.runId, table.seq] }),
    index("run_change_subject").on(table.subject),
    /** Whose account a rehire took over: found by the former profile, which is nobody's subject any more. */
    index("run_change_rehired").on(sql`before ->> '$.externalId'`).where(sql`reason_code = 'rehired'`),
  ],
);

/** What HR should mend in Personio; a finding that is gone is deleted. */
export const finding = sqliteTable("finding", {
  id: text("id").primaryKey(),
  code: text("code").notNull(),
  employeeId: text("employee_id"),
  name: text("name"),
  params: text("params").notNull(),
  since: integer("since").notNull(),
});

/**
 * `directory`: which run may write. `hints`: which Workflow reads changed people anew. `destination`: who pushes or compares.
 * The fence rises with every new owner.
 */
export const lease = sqliteTable("lease", {
  name: text("name").primaryKey(),
  owner: text("owner").notNull(),
  fence: integer("fence").notNull(),
  /** Epoch seconds of the database's clock. */
  expiresAt: integer("expires_at").notNull(),
});

/** One row: rises with every change made by hand to the directory or the configuration, so that a plan knows it is stale. */
export const revision = sqliteTable("revision", {
  id: integer("id").primaryKey(),
  number: integer("number").notNull(),
});
