/**
 * Accounts that a run took from a former profile and gave to the one of a rehire. The runs' record is all that still says
 * so: the account has the new id. Both statements go through the index of re-links, however long the record is.
 */
import type { Database } from "../../../db/database.ts";
import type { MovedAccount } from "../../core/explain.ts";

const MOVED = `SELECT change.before ->> '$.externalId' AS former, account.id AS accountId, account.external_id AS employeeId
  FROM run_change AS change INDEXED BY run_change_rehired
    CROSS JOIN run ON run.id = change.run_id
    CROSS JOIN account ON account.id = change.account_id
  WHERE change.reason_code = 'rehired' AND run.mode = 'apply' AND coalesce(change.state, 'applied') = 'applied'
    AND (run.state = 'succeeded' OR change.seq <= run.applied)
    AND account.external_id <> change.before ->> '$.externalId'`;

type MovedRow = MovedAccount & { readonly former: string };

export async function loadMovedAccount(db: Database, employeeId: string): Promise<MovedAccount | null> {
  const row = await db.$client
    .prepare(`${MOVED} AND change.before ->> '$.externalId' = ?1 LIMIT 1`)
    .bind(employeeId)
    .first<MovedRow>();
  return row === null ? null : { employeeId: row.employeeId, accountId: row.accountId };
}

/** Former profile → where its account went. */
export async function loadMovedAccounts(db: Database): Promise<ReadonlyMap<string, MovedAccount>> {
  const { results } = await db.$client.prepare(MOVED).all<MovedRow>();
  return new Map(
    results.map(({ former, employeeId, accountId }) => [former, { employeeId, accountId }] as const),
  );
}
