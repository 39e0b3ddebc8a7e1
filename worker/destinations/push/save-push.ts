/** What became of a batch of people, in few statements of one transaction: who is whom, what still waits and why. */
import { chunkJson } from "../../../db/chunk-json.ts";
import type { Database } from "../../../db/database.ts";
import { emailKey } from "../../core/account.ts";
import type { PushedPerson } from "./push-people.ts";
import { settleStatements } from "./settle-outbox.ts";

/** `isAway`: it wasn't for the people that some of them failed, so that is not held against them. */
export function savePeople(
  db: Database,
  results: readonly PushedPerson[],
  { now, isAway }: { readonly now: number; readonly isAway: boolean },
): D1PreparedStatement[] {
  const found = results.flatMap(({ due, outcome: { there } }) =>
    there === null ? [] : [[due.wanted.accountId, there.remoteId, there.seen] as const],
  );
  const lost = results.flatMap(({ due, outcome: { there } }) =>
    there === null && due.remoteId !== null ? [due.wanted.accountId] : [],
  );
  const newcomers = results.flatMap(({ due, outcome: { there } }) =>
    there !== null && there.remoteId !== due.remoteId ? [due.wanted.accountId] : [],
  );
  const givenUp = results.flatMap(({ due, outcome: { there } }) => {
    const [before, now] = [due.seen?.email, there?.seen?.email];
    return before === undefined || now === undefined || before === now ? [] : [emailKey(before)];
  });
  const settled = results.map(({ due, outcome }) => ({
    ...{ id: due.wanted.accountId, version: due.version, tries: due.tries, isHeld: due.isHeld },
    ...(outcome.kind === "done"
      ? { failure: null, code: null }
      : { failure: outcome.failure, code: outcome.code }),
  }));
  const each = (rows: readonly unknown[], sql: string, ...more: readonly number[]) =>
    chunkJson(rows).map((json) => db.$client.prepare(sql).bind(json, ...more));
  return [
    ...each(lost, "DELETE FROM destination_account WHERE account_id IN (SELECT value FROM json_each(?1))"),
    ...each(found, KEEP),
    ...each(givenUp, RELEASE),
    ...settleStatements(db, settled, { kind: "account", now, isAway }),
    ...each(newcomers, QUEUE_REPORTS, now),
    ...each(newcomers, QUEUE_TEAMS, now),
  ];
}

/** A person over there that another account has already stays that one's, and no answer can hold up the whole batch. */
const KEEP = `
  INSERT INTO destination_account (account_id, remote_id, seen)
  SELECT value ->> 0, value ->> 1, value -> 2 FROM json_each(?1) WHERE NOT EXISTS (
    SELECT 1 FROM destination_account AS other
    WHERE other.remote_id = value ->> 1 AND other.account_id <> value ->> 0)
  GROUP BY value ->> 1
  ON CONFLICT (account_id) DO UPDATE SET remote_id = excluded.remote_id, seen = excluded.seen
  WHERE seen IS NOT excluded.seen OR remote_id IS NOT excluded.remote_id`;

/** Who waits for an address that is free now; those of this batch had their second try. */
const RELEASE = `
  UPDATE outbox SET due_at = 0 WHERE kind = 'account' AND code IN ('already-taken', 'addresses-swapped')
    AND id IN (SELECT account.id FROM account JOIN json_each(?1) ON account.email_key = value)`;

/** Who is over there now can be named as a manager: their reports who came first are looked at again. */
const QUEUE_REPORTS = `
  INSERT INTO outbox (kind, id, version, since, tries, due_at)
  SELECT 'account', account.id, 1, ?2, 0, 0 FROM account
  JOIN destination_account AS known ON known.account_id = account.id
  JOIN destination_account AS above ON above.account_id = account.manager_id
  WHERE account.manager_id IN (SELECT value FROM json_each(?1))
    AND known.seen ->> '$.managerId' IS NOT above.remote_id
  ON CONFLICT (kind, id) DO NOTHING`;

/** And can be put into groups; where a department is a word of theirs, into the others. */
const QUEUE_TEAMS = `
  INSERT INTO outbox (kind, id, version, since, tries, due_at)
  SELECT DISTINCT 'team', team_id, 1, ?2, 0, 0 FROM membership
  WHERE account_id IN (SELECT value FROM json_each(?1))
    AND (source <> 'department' OR (SELECT kind FROM destination) = 'standard')
  ON CONFLICT (kind, id) DO UPDATE SET version = version + 1, tries = 0, due_at = 0`;
