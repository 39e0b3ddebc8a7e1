/**
 * Puts a plan on record: its changes, numbered in the order in which they are applied, and its findings.
 * Nothing of the directory itself is touched here.
 */
import { chunkJson } from "../../db/chunk-json.ts";
import type { Database } from "../../db/database.ts";
import { emailKey } from "../core/account.ts";
import type { Change } from "../core/change.ts";
import { type Finding, findingKey } from "../core/finding.ts";

/** Statements that write the changes after `applied`, in place of what an earlier plan of this run put there. */
export function changeStatements(
  db: Database,
  at: { readonly runId: string; readonly applied: number },
  changes: readonly Change[],
): D1PreparedStatement[] {
  const d1 = db.$client;
  const forget = d1
    .prepare("DELETE FROM run_change WHERE run_id = ?1 AND seq > ?2")
    .bind(at.runId, at.applied);
  const rows = changes.map((change, index) => rowOf(change, at.applied + index + 1));
  const inserts = chunkJson(rows).map((json) =>
    d1
      .prepare(
        `INSERT INTO run_change (run_id, seq, kind, employee_id, account_id, team_id, name, before, after,
                                 reason_code, reason_params)
         SELECT ?1, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value -> 6, value -> 7,
                value ->> 8, value -> 9
         FROM json_each(?2) WHERE true ON CONFLICT DO NOTHING`,
      )
      .bind(at.runId, json),
  );
  return [forget, ...inserts];
}

function rowOf(change: Change, seq: number): readonly unknown[] {
  const { kind, employeeId, accountId, teamId, name, before, reason } = change;
  const { email } = change.after;
  const after = typeof email === "string" ? { ...change.after, emailKey: emailKey(email) } : change.after;
  return [seq, kind, employeeId, accountId, teamId, name, before, after, reason.code, reason.params];
}

/** Findings that are new or say something new are written, those that are gone are deleted; the others cost nothing. */
export function findingStatements(
  db: Database,
  findings: readonly Finding[],
  now: number,
): D1PreparedStatement[] {
  const d1 = db.$client;
  const keys = findings.map(findingKey);
  const rows = findings.map((it, index) => [keys[index], it.code, it.employeeId, it.name, it.params]);
  const upserts = chunkJson(rows).map((json) =>
    d1
      .prepare(
        `INSERT INTO finding (id, code, employee_id, name, params, since)
         SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value -> 4, ?2 FROM json_each(?1) WHERE true
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, params = excluded.params
         WHERE finding.name IS NOT excluded.name OR finding.params IS NOT excluded.params`,
      )
      .bind(json, now),
  );
  const forget = d1
    .prepare("DELETE FROM finding WHERE id NOT IN (SELECT value FROM json_each(?1))")
    .bind(JSON.stringify(keys));
  return [forget, ...upserts];
}

/** The findings that were on record before `before`, by key. */
export async function loadFindingKeys(db: Database, before: number): Promise<ReadonlySet<string>> {
  const rows = await db.$client
    .prepare("SELECT id FROM finding WHERE since < ?1")
    .bind(before)
    .raw<[string]>();
  return new Set(rows.map(([id]) => id));
}

/** The number of the last change of each kind in a run's plan. */
export async function loadLastOfKind(db: Database, runId: string): Promise<Readonly<Record<string, number>>> {
  const rows = await db.$client
    .prepare("SELECT kind, max(seq) FROM run_change WHERE run_id = ?1 GROUP BY kind")
    .bind(runId)
    .raw<[string, number]>();
  return Object.fromEntries(rows);
}
