/** A run's changes from the database, and the names of the managers and teams they speak of. */
import type { Database } from "../../../db/database.ts";
import { matchesTerms } from "../http/search-terms.ts";
import { SHOWN_KINDS } from "./change-routes.ts";
import type { ChangeRow } from "./present-change.ts";

const SHOWN = SHOWN_KINDS.map((kind) => `'${kind}'`).join(", ");

export type ChangeFilter = {
  readonly runId: string;
  /** Only changes behind this number. */
  readonly after: number;
  readonly kind: string | null;
  /** Spellings, from `searchTerms`. */
  readonly terms: string | null;
  readonly count: number;
};

export async function listChangeRows(db: Database, filter: ChangeFilter): Promise<readonly ChangeRow[]> {
  const { runId, after, kind, terms, count } = filter;
  const { results } = await db.$client
    .prepare(
      `SELECT seq, kind, employee_id AS employeeId, account_id AS accountId, name, before, after,
         reason_code AS reasonCode, reason_params AS reasonParams, state, error
       FROM run_change
       WHERE run_id = ?1 AND seq > ?2 AND kind IN (${SHOWN}) AND (?3 IS NULL OR kind = ?3)
         AND ${matchesTerms("name", "?4")}
       ORDER BY seq LIMIT ?5`,
    )
    .bind(runId, after, kind, terms, count)
    .all<ChangeRow>();
  return results;
}

/** Id → name of accounts and teams: as the directory has them, else as this run plans to create them. */
export async function loadNames(
  db: Database,
  runId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const { results } = await db.$client
    .prepare(
      `WITH wanted AS (SELECT value AS id FROM json_each(?1))
       SELECT coalesce(account_id, team_id) AS id, name FROM run_change
       WHERE run_id = ?2 AND kind IN ('create', 'team-create') AND coalesce(account_id, team_id) IN wanted
       UNION ALL SELECT id, name FROM team WHERE id IN wanted
       UNION ALL SELECT id, coalesce(nullif(trim(coalesce(first_name, '') || ' ' || coalesce(last_name, '')), ''), email)
       FROM account WHERE id IN wanted`,
    )
    .bind(JSON.stringify(ids), runId)
    .all<{ id: string; name: string }>();
  return new Map(results.map((row) => [row.id, row.name]));
}
