/**
 * Before anybody of a batch is written: what was seen of them counts for nothing until the batch is recorded, and who is made
 * is on record. A Worker that dies in between would leave the old picture, and a change that is taken back here meanwhile would
 * be compared with that.
 */
import { chunkJson } from "../../../db/chunk-json.ts";
import type { Database } from "../../../db/database.ts";
import type { AccountId } from "../../core/account.ts";
import type { Destination } from "../destination.ts";
import type { DueAccount } from "./due-account.ts";
import type { PushedPerson } from "./push-people.ts";

/**
 * Who is made without an external id could be found by nothing else afterwards, should they leave before anybody knows who
 * they are.
 */
const MAKE = `UPDATE outbox SET making = (SELECT email FROM account WHERE account.id = outbox.id)
  WHERE kind = 'account' AND id IN (SELECT value FROM json_each(?1))`;

/** The picture itself stays: whose address is whose is read from it in the middle of a batch. */
const MARK = `UPDATE destination_account SET seen = json_set(seen, '$.isUncertain', json('true'))
  WHERE account_id IN (SELECT value FROM json_each(?1))`;

const UNMARK = `UPDATE destination_account SET seen = json_remove(seen, '$.isUncertain')
  WHERE account_id IN (SELECT value FROM json_each(?1))`;

/** Whoever is in step is written nothing, and who isn't known or was seen badly is read anyway. */
export async function markUncertain(
  db: Database,
  due: readonly DueAccount[],
  { difference }: Pick<Destination, "difference">,
): Promise<readonly AccountId[]> {
  const ids = due.flatMap(({ wanted, seen }) =>
    seen === null || difference(wanted, seen) === null ? [] : [wanted.accountId],
  );
  const making = due.flatMap((one) => (isUnknownWhenMade(one) ? [one.wanted.accountId] : []));
  const statements = [...statementsOf(db, ids, MARK), ...statementsOf(db, making, MAKE)];
  if (statements.length > 0) await db.$client.batch(statements);
  return ids;
}

const isUnknownWhenMade = ({ remoteId, wanted, isExcluded, isHeld }: DueAccount): boolean =>
  remoteId === null && wanted.externalId === null && wanted.isActive && !isExcluded && !isHeld;

/** Nobody came to them before the brake was on; the results of the others say how they are now. */
export function unmarkUnreached(
  db: Database,
  marked: readonly AccountId[],
  results: readonly PushedPerson[],
): D1PreparedStatement[] {
  const reached = new Set(results.map(({ due }) => due.wanted.accountId));
  const unreached = marked.filter((id) => !reached.has(id));
  return statementsOf(db, unreached, UNMARK);
}

const statementsOf = (db: Database, ids: readonly AccountId[], sql: string): D1PreparedStatement[] =>
  chunkJson(ids).map((json) => db.$client.prepare(sql).bind(json));
