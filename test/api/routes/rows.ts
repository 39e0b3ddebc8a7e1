/** Rows put straight into the database, for answers about more than a run of the test Personio would bring. */
import type { D1Database, D1PreparedStatement } from "@cloudflare/workers-types";

export type Row = Readonly<Record<string, string | number | null>>;

export const HOUR_MS = 3_600_000;

/** All of them in one statement; what a row doesn't name is NULL. */
export function insertion(db: D1Database, table: string, rows: readonly Row[]): D1PreparedStatement {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const values = columns.map((column) => `value ->> '$.${column}'`);
  return db
    .prepare(`INSERT INTO ${table} (${columns}) SELECT ${values} FROM json_each(?)`)
    .bind(JSON.stringify(rows));
}

export async function insertRows(db: D1Database, table: string, rows: readonly Row[]): Promise<void> {
  await insertion(db, table, rows).run();
}

/** Somebody whom no employee stands behind. */
export const accountRow = (id: string, over: Row = {}): Row => ({
  id,
  link: "unlinked",
  email: `${id}@beispiel.example`,
  email_key: `${id}@beispiel.example`,
  custom: "{}",
  sourced: "[]",
  state: "active",
  created_at: 0,
  ...over,
});

export const teamRow = (id: string, name: string): Row => ({ id, name, origin: "manual", created_at: 0 });

export const COUNTS = {
  ...{ read: 10, created: 0, updated: 2, reactivated: 0, deactivated: 1, teamsCreated: 0, teamsRenamed: 0 },
  ...{ memberships: 0, invited: 0, excluded: 1, held: 0, unchanged: 6, failed: 0 },
};

/** A run that went well, a minute long. */
export const runRow = (id: string, startedAt: number, over: Row = {}): Row => ({
  id,
  trigger: "schedule",
  mode: "apply",
  state: "succeeded",
  started_at: startedAt,
  finished_at: startedAt + 60_000,
  attempt: 1,
  progress_read: 10,
  progress_total: 10,
  planned: 3,
  applied: 3,
  counts: JSON.stringify(COUNTS),
  people: JSON.stringify({ employees: 10, linked: 8, excluded: 1, held: 0, waiting: 1 }),
  fingerprint: "f".repeat(64),
  ...over,
});

export const changeRow = (runId: string, seq: number, over: Row = {}): Row => ({
  run_id: runId,
  seq,
  kind: "update",
  employee_id: String(seq),
  account_id: `account-${seq}`,
  name: `Person ${seq}`,
  before: "{}",
  after: "{}",
  reason_code: "changed-in-personio",
  reason_params: "{}",
  ...over,
});

export const findingRow = (code: string, employeeId: string, over: Row = {}): Row => ({
  id: `${code}:${employeeId}`,
  code,
  employee_id: employeeId,
  name: `Person ${employeeId}`,
  params: "{}",
  since: Date.parse("2026-11-20T04:07:00Z"),
  ...over,
});

/** Credentials that nobody can open, for answers that don't need them. */
export const connectionRow = (over: Row = {}): Row => ({
  id: 1,
  client_id: "papi-1",
  sealed_secret: "sealed",
  enabled: 1,
  enabled_at: Date.now(),
  updated_at: 0,
  ...over,
});
