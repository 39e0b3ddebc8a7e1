/**
 * The mirror of the last complete read. While a run reads, people who differ from it are put aside in `read_chunk`,
 * many to a row; only a complete read is taken over. Reading the same company again writes nothing.
 */
import { chunkJson } from "../../db/chunk-json.ts";
import type { Database } from "../../db/database.ts";
import { digest } from "../core/digest.ts";
import type { AttributeKey, AttributeValue, Employee, EmployeeId, EmployeeStatus } from "../core/employee.ts";

/** One person as put aside: id, status, hash, JSON of the values. */
type StagedRow = readonly [id: string, status: string | null, hash: string, data: string];

/** The people among these who are new or differ from the last complete read. */
export async function changedRows(
  db: Database,
  employees: readonly Employee[],
): Promise<readonly StagedRow[]> {
  const rows = employees.map(rowOf);
  const known = new Map<string, string>();
  for (const ids of chunkJson(rows.map(([id]) => id))) {
    const { results } = await db.$client
      .prepare("SELECT id, hash FROM employee WHERE id IN (SELECT value FROM json_each(?1))")
      .bind(ids)
      .all<{ id: string; hash: string }>();
    for (const row of results) known.set(row.id, row.hash);
  }
  return rows.filter(([id, , hash]) => known.get(id) !== hash);
}

/** Characters of a record that can still be somebody's; a longer one is broken, and stands for nothing but its id. */
const MAX_RECORD_LENGTH = 200_000;

/** The order in which Personio names attributes must not make a difference. */
function rowOf({ id, status, values }: Employee): StagedRow {
  const sorted: Record<AttributeKey, AttributeValue> = {};
  for (const key of Object.keys(values).sort()) sorted[key] = values[key] ?? null;
  const data = JSON.stringify(sorted);
  if (data.length > MAX_RECORD_LENGTH) return rowOf({ id, status: null, values: {} });
  const hash = digest(`${status}
${data}`);
  return [id, status, hash, data];
}

const CHUNKS_PER_SEQ = 100;

/** Statements that put rows aside. `seq` numbers the chunk within the run, so that a repeated step overwrites it. */
export function stageStatements(
  db: Database,
  at: { readonly runId: string; readonly seq: number },
  rows: readonly StagedRow[],
): D1PreparedStatement[] {
  const first = at.seq * CHUNKS_PER_SEQ;
  const forget = db.$client
    .prepare("DELETE FROM read_chunk WHERE run_id = ?1 AND seq BETWEEN ?2 AND ?3")
    .bind(at.runId, first, first + CHUNKS_PER_SEQ - 1);
  const inserts = chunkJson(rows).map((json, index) =>
    db.$client
      .prepare("INSERT INTO read_chunk (run_id, seq, rows) VALUES (?1, ?2, ?3)")
      .bind(at.runId, first + index, json),
  );
  return rows.length === 0 ? [] : [forget, ...inserts];
}

export const forgetStaged = (db: Database, runId: string): D1PreparedStatement =>
  db.$client.prepare("DELETE FROM read_chunk WHERE run_id = ?1").bind(runId);

/** Takes over what was put aside, and forgets who is proven to be gone. */
export function mirrorStatements(
  db: Database,
  runId: string,
  gone: readonly EmployeeId[],
): D1PreparedStatement[] {
  const d1 = db.$client;
  const takeOver = d1
    .prepare(
      `INSERT INTO employee (id, status, hash, data)
       SELECT row.value ->> 0, row.value ->> 1, row.value ->> 2, row.value ->> 3
       FROM read_chunk, json_each(read_chunk.rows) AS row WHERE read_chunk.run_id = ?1
       ON CONFLICT (id) DO UPDATE SET status = excluded.status, hash = excluded.hash, data = excluded.data
       WHERE employee.hash IS NOT excluded.hash`,
    )
    .bind(runId);
  const forget = d1
    .prepare("DELETE FROM employee WHERE id IN (SELECT value FROM json_each(?1))")
    .bind(JSON.stringify(gone));
  return [takeOver, ...(gone.length > 0 ? [forget] : []), forgetStaged(db, runId)];
}

/** Everybody of the last complete read. */
export async function loadEmployees(db: Database): Promise<Employee[]> {
  const rows = await db.$client
    .prepare("SELECT id, status, data FROM employee")
    .raw<[string, string | null, string]>();
  return rows.map(([id, status, data]) => {
    return { id: id as EmployeeId, status: status as EmployeeStatus | null, values: JSON.parse(data) };
  });
}

/**
 * Who was read before, or has an account that would have to be deactivated, and is not among the people seen. Excluded
 * accounts are nobody's business, until no exclusion stands any more.
 */
export async function listMissing(db: Database, seen: readonly EmployeeId[]): Promise<EmployeeId[]> {
  const { results } = await db.$client
    .prepare(
      `WITH seen AS (SELECT value AS id FROM json_each(?1))
       SELECT id FROM employee WHERE id NOT IN seen
       UNION
       SELECT external_id FROM account
       WHERE external_id IS NOT NULL AND state = 'active' AND external_id NOT IN seen
         AND (link = 'linked' OR (link = 'excluded' AND NOT EXISTS (SELECT 1 FROM exclusion)))
       ORDER BY 1`,
    )
    .bind(JSON.stringify(seen))
    .all<{ id: EmployeeId }>();
  return results.map((row) => row.id);
}
