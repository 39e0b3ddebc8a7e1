/**
 * The next accounts to push: whose manager is over there already comes before whose isn't, so that each line can be drawn
 * with the person. Read once for a batch.
 */
import type { Database } from "../../../db/database.ts";
import { type DueAccount, DueRow, toDueAccount } from "./due-account.ts";
import { MAY_BE_PUSHED } from "./push-lease.ts";

/** Two requests each at 28 a second: 36 seconds. */
const BATCH_ACCOUNTS = 500;

/** A manager who is about to be pushed as well. */
const MANAGER_WAITS = `EXISTS (SELECT 1 FROM outbox AS line JOIN account AS above ON above.id = line.id
  WHERE line.kind = 'account' AND line.id = account.manager_id AND line.due_at <= ?1 AND line.held IS NULL AND above.state = 'active')`;

const DUE = `
  SELECT outbox.version, outbox.tries, outbox.held, outbox.making, account.*, above.external_id AS manager_external_id,
         known_above.remote_id AS manager_remote_id, known.remote_id, known.seen,
         known_above.remote_id IS NULL AND ${MANAGER_WAITS} AS manager_waits,
         (SELECT team.name FROM membership JOIN team ON team.id = membership.team_id
          WHERE membership.account_id = account.id AND membership.source = 'department') AS department
  FROM outbox JOIN account ON account.id = outbox.id
  LEFT JOIN account AS above ON above.id = account.manager_id
  LEFT JOIN destination_account AS known ON known.account_id = account.id
  LEFT JOIN destination_account AS known_above ON known_above.account_id = account.manager_id
  WHERE outbox.kind = 'account' AND outbox.due_at <= ?1 AND ${MAY_BE_PUSHED}
  ORDER BY manager_waits, outbox.tries, outbox.id LIMIT ${BATCH_ACCOUNTS}`;

/** In a circle of people who aren't over there yet everybody waits for a manager: then nobody does. */
export async function loadDueAccounts(
  db: Database,
  { now, attributes }: { readonly now: number; readonly attributes: Readonly<Record<string, string>> },
): Promise<readonly DueAccount[]> {
  const { results } = await db.$client.prepare(DUE).bind(now).all();
  const rows = DueRow.array().parse(results);
  const free = rows.filter((row) => row.manager_waits === 0);
  return (free.length > 0 ? free : rows).map((row) => toDueAccount(row, attributes));
}
