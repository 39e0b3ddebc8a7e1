/** Settings, exclusions and edits by hand, put straight into the database the way the API puts them. */
import type { D1Database } from "@cloudflare/workers-types";

const RAISE_REVISION = "UPDATE revision SET number = number + 1";

/** The parts that differ from the defaults. */
export async function saveSettings(db: D1Database, parts: Readonly<Record<string, unknown>>): Promise<void> {
  await edit(
    db,
    "INSERT INTO setting (id, document, updated_at) VALUES (1, ?, 0) ON CONFLICT DO UPDATE SET document = excluded.document",
    JSON.stringify(parts),
  );
}

export async function exclude(db: D1Database, key: string, value: string): Promise<void> {
  await edit(db, "INSERT INTO exclusion (attribute_key, value, created_at) VALUES (?, ?, 0)", key, value);
}

/** Somebody changes something by hand. */
export async function edit(db: D1Database, sql: string, ...values: readonly unknown[]): Promise<void> {
  await db.batch([db.prepare(sql).bind(...values), db.prepare(RAISE_REVISION)]);
}
