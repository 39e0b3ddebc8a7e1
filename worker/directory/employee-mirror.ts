/**
 * The mirror of the last complete read. While a run reads, people who differ from it are put aside in `read_chunk`,
 * many to a row; only a complete read is taken over. Reading the same company again writes nothing.
 */
import { chunkJson } from "../../db/chunk-json.ts";
import type { Database } from "../../db/database.ts";
import { digest } from "../core/digest.ts";
import type { Employee, EmployeeId, EmployeeStatus } from "../core/employee.ts";

/** One person as put aside: id, status, hash, JSON of the values. */
export type StagedRow = readonly [id: string, status: string | null, hash: string, data: string];

/** The people among these who are new or differ from the last complete read. The database compares, so that nothing but them comes back. */
export async function changedRows(db: Database, rows: readonly StagedRow[]): Promise<readonly StagedRow[]> {
  const changed = new Set<string>();
  for (const pairs of chunkJson(rows.map(([id, , hash]) => [id, hash]))) {
    const found = await db.$client
      .prepare(
        `SELECT read.value ->> 0 FROM json_each(?1) AS read
         LEFT JOIN employee ON employee.id = read.value ->> 0 WHERE employee.hash IS NOT read.value ->> 1`,
      )
      .bind(pairs)
      .raw<[string]>();
    for (const [id] of found) changed.add(id);
  }
  return rows.filter(([id]) => changed.has(id));
}

/** Characters of a record that can still be somebody's; a longer one is broken, and stands for nothing but its id. */
const MAX_RECORD_LENGTH = 200_000;

export function stagedRowOf({ id, status, values }: Employee): StagedRow {
  const data = JSON.stringify(inOrder(values));
  if (data.length > MAX_RECORD_LENGTH) return stagedRowOf({ id, status: null, values: {} });
  return [id, status, digest(`${status}\n${data}`), data];
}

/** The order in which Personio names attributes must not make a difference. A read asks for them in order. */
function inOrder(values: Employee["values"]): Employee["values"] {
  const keys = Object.keys(values);
  const isInOrder = keys.every((key, index) => index === 0 || (keys[index - 1] ?? "") < key);
  return isInOrder ? values : Object.fromEntries(keys.sort().map((key) => [key, values[key] ?? null]));
}

const CHUNKS_PER_SEQ = 100;

/**
 * Statements that put rows aside, in place of what the same step put there when it was carried out before. `seq` numbers
 * the chunk within the run; the first of a read forgets whatever was read before, by this run or by one that died.
 * `begunAt`: when the step began to read.
 */
export function stageStatements(
  db: Database,
  at: { readonly runId: string; readonly seq: number; readonly begunAt: number },
  rows: readonly StagedRow[],
): D1PreparedStatement[] {
  const first = at.seq * CHUNKS_PER_SEQ;
  const forgetOwn = db.$client
    .prepare("DELETE FROM read_chunk WHERE run_id = ?1 AND seq BETWEEN ?2 AND ?3")
    .bind(at.runId, first, first + CHUNKS_PER_SEQ - 1);
  const forget = at.seq === 0 ? forgetStaged(db) : forgetOwn;
  const inserts = chunkJson(rows).map((json, index) =>
    db.$client
      .prepare("INSERT INTO read_chunk (run_id, seq, rows, begun_at) VALUES (?1, ?2, ?3, ?4)")
      .bind(at.runId, first + index, json, at.begunAt),
  );
  return [forget, ...inserts];
}

/** One run reads at a time, so whatever is there is its own, or nobody's any more. */
export const forgetStaged = (db: Database): D1PreparedStatement =>
  db.$client.prepare("DELETE FROM read_chunk");

/**
 * Takes over what was put aside, and forgets who is proven to be gone. None where the company is as it was. Whoever was
 * read anew after the step had begun that read them here stays as they were found then (db/hint-schema.ts).
 */
export function mirrorStatements(
  db: Database,
  read: { readonly runId: string; readonly changed: number; readonly gone: readonly EmployeeId[] },
): D1PreparedStatement[] {
  const d1 = db.$client;
  const takeOver = d1
    .prepare(
      `INSERT INTO employee (id, status, hash, data)
       SELECT row.value ->> 0, row.value ->> 1, row.value ->> 2, row.value ->> 3
       FROM read_chunk, json_each(read_chunk.rows) AS row WHERE read_chunk.run_id = ?1
         AND NOT EXISTS (SELECT 1 FROM hint WHERE subject = row.value ->> 0 AND read_at >= read_chunk.begun_at)
       ON CONFLICT (id) DO UPDATE SET status = excluded.status, hash = excluded.hash, data = excluded.data
       WHERE employee.hash IS NOT excluded.hash`,
    )
    .bind(read.runId);
  const forget = d1
    .prepare("DELETE FROM employee WHERE id IN (SELECT value FROM json_each(?1))")
    .bind(JSON.stringify(read.gone));
  return [
    ...(read.changed > 0 ? [takeOver, forgetStaged(db)] : []),
    ...(read.gone.length > 0 ? [forget] : []),
  ];
}

/** Puts people into the mirror who were read singly; where they are as they were, nothing is written. */
export function mirrorPeople(db: Database, rows: readonly StagedRow[]): D1PreparedStatement[] {
  return chunkJson(rows).map((json) =>
    db.$client
      .prepare(
        `INSERT INTO employee (id, status, hash, data)
         SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3 FROM json_each(?1) WHERE true
         ON CONFLICT (id) DO UPDATE SET status = excluded.status, hash = excluded.hash, data = excluded.data
         WHERE employee.hash IS NOT excluded.hash`,
      )
      .bind(json),
  );
}

/** Everybody of the last complete read. */
export async function loadEmployees(db: Database): Promise<Employee[]> {
  const rows = await db.$client.prepare("SELECT id, status, data FROM employee").raw<StoredRow>();
  return rows.map(toEmployee);
}

type StoredRow = [id: string, status: string | null, data: string];

const toEmployee = ([id, status, data]: StoredRow): Employee => {
  return { id: id as EmployeeId, status: status as EmployeeStatus | null, values: JSON.parse(data) };
};

/** Everybody as a read found them that was not taken over: the mirror, and over it what was put aside. */
export async function loadReadAside(
  db: Database,
  read: { readonly runId: string; readonly gone: readonly EmployeeId[] },
): Promise<Employee[]> {
  const aside = await db.$client
    .prepare(
      `SELECT row.value ->> 0, row.value ->> 1, row.value ->> 3
       FROM read_chunk, json_each(read_chunk.rows) AS row WHERE read_chunk.run_id = ?1 ORDER BY read_chunk.seq`,
    )
    .bind(read.runId)
    .raw<StoredRow>();
  const people = new Map((await loadEmployees(db)).map((it) => [it.id, it]));
  for (const employee of aside.map(toEmployee)) people.set(employee.id, employee);
  for (const id of read.gone) people.delete(id);
  return [...people.values()];
}

/**
 * Who was read before, or has an account that would have to be deactivated, and is not among the people seen. Excluded
 * accounts are nobody's business, until no exclusion stands any more.
 */
export async function listMissing(
  db: Database,
  { seen, excludes }: { readonly seen: readonly EmployeeId[]; readonly excludes: boolean },
): Promise<EmployeeId[]> {
  const { results } = await db.$client
    .prepare(
      `SELECT DISTINCT id FROM (
         SELECT id FROM employee
         UNION ALL SELECT external_id FROM account
         WHERE external_id IS NOT NULL AND state = 'active'
           AND (link = 'linked' OR (link = 'excluded' AND NOT ?2)))
       WHERE id NOT IN (SELECT value FROM json_each(?1)) ORDER BY id`,
    )
    .bind(JSON.stringify(seen), excludes ? 1 : 0)
    .all<{ id: EmployeeId }>();
  return results.map((row) => row.id);
}
