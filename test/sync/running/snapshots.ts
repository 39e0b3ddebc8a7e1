/** What the directory holds, in forms that can be compared. */
import type { D1Database } from "@cloudflare/workers-types";

export type Row = Readonly<Record<string, unknown>>;
export type Rows = readonly Row[];

/** Everything a run may do to the directory itself. */
export const DIRECTORY = ["account", "team", "team_source", "membership"] as const;

/** Every row of these tables, as it stands. */
export async function tablesOf(
  db: D1Database,
  tables: readonly string[] = DIRECTORY,
): Promise<Readonly<Record<string, Rows>>> {
  const results = await db.batch<Row>(tables.map((table) => db.prepare(`SELECT * FROM ${table}`)));
  return Object.fromEntries(tables.map((table, index) => [table, sortedRows(results[index]?.results ?? [])]));
}

const sortedRows = (rows: Rows): Rows =>
  rows
    .map((row) => ({ row, text: JSON.stringify(row) }))
    .sort((a, b) => (a.text < b.text ? -1 : 1))
    .map(({ row }) => row);

/** The accounts in words and without our ids, which differ from one directory to the next. */
export const ACCOUNTS_IN_WORDS = `
  SELECT account.external_id AS employee, account.link, account.email, account.email_key AS emailKey,
         account.first_name AS firstName, account.last_name AS lastName, account.job_title AS jobTitle,
         account.start_on AS startOn, account.end_on AS endOn, account.location, account.gender, account.level,
         account.custom, account.state, account.deactivated_by AS deactivatedBy, manager.external_id AS manager,
         (SELECT group_concat(name || ' by ' || source, ', ') FROM (
            SELECT team.name, membership.source FROM membership JOIN team ON team.id = membership.team_id
            WHERE membership.account_id = account.id ORDER BY team.name, membership.source)) AS teams
  FROM account LEFT JOIN account AS manager ON manager.id = account.manager_id
  ORDER BY account.email_key`;

export async function accountsOf(db: D1Database): Promise<Rows> {
  return (await db.prepare(ACCOUNTS_IN_WORDS).all<Row>()).results;
}

/** The states of the accounts with these Personio IDs, in their order. */
export async function statesOf(db: D1Database, ids: readonly number[]): Promise<readonly unknown[]> {
  const accounts = await accountsOf(db);
  return ids.map((id) => accounts.find(({ employee }) => employee === String(id))?.state);
}

/** Remembers every row of every table; what it returns puts them back. */
export async function bookmark(db: D1Database): Promise<() => Promise<void>> {
  const { results } = await db.prepare(COLUMNS).all<Columns>();
  const rows = await tablesOf(
    db,
    results.map(({ table }) => table),
  );
  return async () => {
    await db.batch(results.flatMap((it) => putBack(db, it, rows[it.table] ?? [])));
  };
}

type Columns = { readonly table: string; readonly columns: string };

/** The columns that are stored: `table_info` leaves out those that SQLite works out itself. */
const COLUMNS = `
  SELECT tables.name AS "table", group_concat('"' || info.name || '"') AS columns
  FROM sqlite_schema AS tables, pragma_table_info(tables.name) AS info
  WHERE tables.type = 'table' AND NOT (tables.name GLOB '_cf_*' OR tables.name GLOB 'd1_*' OR tables.name GLOB 'sqlite_*')
  GROUP BY tables.name`;

function putBack(db: D1Database, { table, columns }: Columns, rows: Rows) {
  const values = columns.split(",").map((column) => `value ->> '$.${column}'`);
  const insert = `INSERT INTO ${table} (${columns}) SELECT ${values} FROM json_each(?)`;
  return [db.prepare(`DELETE FROM ${table}`), db.prepare(insert).bind(JSON.stringify(rows))];
}
