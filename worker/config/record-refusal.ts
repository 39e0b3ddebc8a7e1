/** What was refused, on record. The same once a minute: nobody must be able to fill the record. */
import type { Database } from "../../db/database.ts";
import { type RecordedChange, recordChangeWhere } from "./record-change.ts";

const AGAIN_MS = 60_000;

/** Looks at the newest only, so that it costs the same however long the record is. */
const NOT_ON_RECORD = `NOT EXISTS (
  SELECT 1 FROM (SELECT at, actor, subject, after FROM audit_event WHERE action = ?3 ORDER BY id DESC LIMIT 50) AS earlier
  WHERE earlier.actor = ?2 AND earlier.subject IS ?4 AND earlier.after IS ?6 AND earlier.at > ?7)`;

export async function recordRefusal(db: Database, refusal: Omit<RecordedChange, "before">): Promise<void> {
  const values = [refusal.at - AGAIN_MS];
  await recordChangeWhere(db, { ...refusal, before: null }, { sql: NOT_ON_RECORD, values }).run();
}
