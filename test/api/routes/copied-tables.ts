/**
 * All the data there is, to be compared and to be put back. Preparing a statement asks the Worker's process each time, which is
 * what takes long, so every statement is prepared once.
 */
import type { D1Database } from "@cloudflare/workers-types";
import { insertion, type Row } from "./rows.ts";

/** Every table, those of later migrations included → its rows. */
export type Tables = ReadonlyMap<string, readonly Row[]>;

/** Columns that can be written: `pragma_table_info` doesn't name the generated ones. */
const COLUMNS = `SELECT schema.name AS tableName, json_group_array(columns.name) AS columns
  FROM sqlite_schema AS schema JOIN pragma_table_info(schema.name) AS columns
  WHERE schema.type = 'table' AND schema.name NOT LIKE 'sqlite_%' AND schema.name NOT LIKE '_cf_%'
    AND schema.name <> 'd1_migrations' GROUP BY schema.name`;

export async function prepareCopying(db: D1Database): Promise<() => Promise<Tables>> {
  const { results } = await db.prepare(COLUMNS).all<{ tableName: string; columns: string }>();
  const selects = results.map(({ tableName, columns }) =>
    db.prepare(`SELECT ${JSON.parse(columns).join(", ")} FROM ${tableName}`),
  );
  return async () => {
    const contents = await db.batch<Row>(selects);
    return new Map(results.map(({ tableName }, index) => [tableName, contents[index]?.results ?? []]));
  };
}

export function preparePuttingBack(db: D1Database, tables: Tables): () => Promise<void> {
  const statements = [...tables].flatMap(([table, rows]) => [
    db.prepare(`DELETE FROM ${table}`),
    ...(rows.length > 0 ? [insertion(db, table, rows)] : []),
  ]);
  return async () => {
    await db.batch(statements);
  };
}
