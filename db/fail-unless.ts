/**
 * The head of a batch that may be written only while something holds: SQLite has no statement that fails on a condition,
 * but text that is no JSON makes `json()` fail, and with it the whole batch. Who catches that asks again why.
 */
import type { Database } from "./database.ts";

/** `condition`: SQL, with `values` for its `?1`, `?2` … */
export const failUnless = (
  db: Database,
  condition: string,
  values: readonly (string | number | null)[],
): D1PreparedStatement =>
  db.$client
    .prepare(`SELECT json(CASE WHEN ${condition} THEN 'true' ELSE 'not any more' END)`)
    .bind(...values);
