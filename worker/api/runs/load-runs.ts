import type { Database } from "../../../db/database.ts";
import { RUN_COLUMNS, type RunRecord } from "./run-record.ts";

/** Where a list of runs goes on: behind this one. */
export type RunKey = readonly [startedAt: number, id: string];

export async function loadRunRecord(db: Database, id: string): Promise<RunRecord | null> {
  return db.$client.prepare(`SELECT ${RUN_COLUMNS} FROM run WHERE id = ?1`).bind(id).first<RunRecord>();
}

export type RunDetailRecord = RunRecord & { readonly config: string | null };

/** With what it works by, which lists do without. */
export async function loadRunDetail(db: Database, id: string): Promise<RunDetailRecord | null> {
  return db.$client
    .prepare(`SELECT ${RUN_COLUMNS}, config FROM run WHERE id = ?1`)
    .bind(id)
    .first<RunDetailRecord>();
}

/** Newest first. */
export async function listRunRecords(
  db: Database,
  after: RunKey | null,
  count: number,
): Promise<readonly RunRecord[]> {
  const [startedAt, id] = after ?? [Number.MAX_SAFE_INTEGER, ""];
  const { results } = await db.$client
    .prepare(
      `SELECT ${RUN_COLUMNS} FROM run WHERE (started_at, id) < (?1, ?2)
       ORDER BY started_at DESC, id DESC LIMIT ?3`,
    )
    .bind(startedAt, id, count)
    .all<RunRecord>();
  return results;
}
