/**
 * Says when db/*schema.ts and db/migrations disagree, in two ways, because a migration may be edited by hand (WITHOUT
 * ROWID): the snapshot that drizzle-kit keeps must be today's schema, and the SQL must build its tables. What today's
 * schema is, drizzle-kit says by writing a first migration into an empty folder; there it has nothing to ask about.
 */
import { globSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import drizzle from "../db/drizzle.config.ts";
import { runTool } from "./run-tool.ts";
import { ROOT } from "./sources.ts";

const FRESH = join(ROOT, ".test-results/migrations");
const ADVICE = "Run npm run migrations, or mend the SQL.";

/** What is compared of a table, by the table's name. */
type Tables = ReadonlyMap<string, unknown>;

const Snapshot = z.object({ tables: z.record(z.string(), z.unknown()) });

/** Empty when they agree. */
export async function checkMigrations(): Promise<string> {
  const { schema, out, dialect } = drizzle;
  if (typeof schema !== "string" || out === undefined) return "db/drizzle.config.ts must name schema and out";
  rmSync(FRESH, { recursive: true, force: true });
  mkdirSync(FRESH, { recursive: true });
  // drizzle-kit takes `--out` only as a path relative to the folder it runs in.
  const options = ["--dialect", dialect, "--schema", schema, "--out", relative(ROOT, FRESH)];
  const failure = await runTool("drizzle-kit", "generate", ...options);
  if (failure !== "") return failure;
  const ours = join(ROOT, out);
  const stale = difference(snapshotOf(ours), snapshotOf(FRESH));
  const wrong = difference(tablesBuiltBy(ours), tablesBuiltBy(FRESH));
  const problems = [
    ...stale.map((table) => `${table}: the schema is ahead of the last snapshot`),
    ...wrong.map((table) => `${table}: the SQL does not build what the schema says`),
  ];
  return problems.length === 0 ? "" : [...problems, ADVICE].join("\n");
}

function difference(ours: Tables, wanted: Tables): string[] {
  const names = new Set([...ours.keys(), ...wanted.keys()]);
  return [...names].filter((name) => !isDeepStrictEqual(ours.get(name), wanted.get(name)));
}

function snapshotOf(folder: string): Tables {
  const last = globSync("meta/*_snapshot.json", { cwd: folder }).sort().at(-1);
  if (last === undefined) return new Map();
  const { tables } = Snapshot.parse(JSON.parse(readFileSync(join(folder, last), "utf8")));
  return new Map(Object.entries(tables));
}

/** Applies the migrations in the order wrangler does. Where rows are kept (WITHOUT ROWID) is the migration's business. */
function tablesBuiltBy(folder: string): Tables {
  const database = new DatabaseSync(":memory:");
  for (const file of globSync("*.sql", { cwd: folder }).sort()) {
    database.exec(readFileSync(join(folder, file), "utf8"));
  }
  const rows = (query: string, ...values: string[]) => database.prepare(query).all(...values);
  const tables = rows("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'");
  return new Map(
    tables.map(({ name }) => {
      const table = String(name);
      const columns = rows(
        'SELECT name, type, "notnull", dflt_value, pk FROM pragma_table_info(?) ORDER BY name',
        table,
      );
      const indexes = rows(
        "SELECT sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL AND tbl_name = ? ORDER BY name",
        table,
      );
      const links = rows(
        'SELECT "table", "from", "to", on_delete FROM pragma_foreign_key_list(?) ORDER BY "from"',
        table,
      );
      return [table, { columns, indexes: indexes.map(({ sql }) => plainSql(String(sql))), links }];
    }),
  );
}

const plainSql = (sql: string): string => sql.replace(/[`"\s]+/g, " ").trim();
