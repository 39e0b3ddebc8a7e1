/**
 * Before anybody of a batch is written: what was seen of them counts for nothing until the batch is recorded. A Worker that
 * dies in between would leave the old picture, and a change that is taken back here meanwhile would be compared with that.
 */
import { chunkJson } from "../../../db/chunk-json.ts";
import type { Database } from "../../../db/database.ts";
import type { AccountId } from "../../core/account.ts";
import type { Destination } from "../destination.ts";
import type { DueAccount } from "./due-account.ts";
import type { PushedPerson } from "./push-people.ts";

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
  if (ids.length > 0) await db.$client.batch(statementsOf(db, ids, MARK));
  return ids;
}

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
