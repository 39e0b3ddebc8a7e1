/** Of those whose new address is taken: who swaps it with another of ours, so that waiting alone mends nothing. */
import { z } from "zod";
import type { Database } from "../../../db/database.ts";
import { inRing } from "../../core/address-ring.ts";
import type { PushedPerson } from "./push-people.ts";

/** Everybody whose address there isn't what it should be; who is excluded isn't set right. */
const MOVES = `
  SELECT account.id, account.email AS "to", known.seen ->> '$.email' AS "from"
  FROM destination_account AS known JOIN account ON account.id = known.account_id
  WHERE account.link <> 'excluded' AND known.seen ->> '$.email' <> account.email`;

const Move = z.object({ id: z.string(), from: z.string(), to: z.string() });

/** As things stood before this batch: who came right in it stands in nobody's way. */
export async function nameSwaps(
  results: readonly PushedPerson[],
  db: Database,
): Promise<readonly PushedPerson[]> {
  if (!results.some(isTaken)) return results;
  const { results: rows } = await db.$client.prepare(MOVES).all();
  const done = new Set(
    results.flatMap(({ due, outcome }) => (outcome.kind === "done" ? [due.wanted.accountId as string] : [])),
  );
  const ring = inRing(
    Move.array()
      .parse(rows)
      .filter(({ id }) => !done.has(id)),
  );
  return results.map((one) => (isTaken(one) && ring.has(one.due.wanted.accountId) ? swapped(one) : one));
}

export const isTaken = ({ outcome }: PushedPerson): boolean =>
  outcome.kind === "failed" && outcome.failure.reason === "already-taken";

const swapped = ({ due, outcome }: PushedPerson): PushedPerson =>
  outcome.kind === "failed" ? { due, outcome: { ...outcome, code: "addresses-swapped" } } : { due, outcome };
