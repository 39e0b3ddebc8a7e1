/** Our side of a comparison: every account as a destination would be told of it, who they are known as there, and what waits. */
import { z } from "zod";
import type { Database } from "../../../db/database.ts";
import type { AccountId } from "../../core/account.ts";
import type { RemoteId } from "../destination.ts";
import { WantedRow } from "../push/due-account.ts";

export type Known = {
  readonly remoteId: RemoteId;
  /** JSON, as it stands in the database. */
  readonly seen: string;
};

export type Held = "admin" | "conflict" | null;

export type OurSide = {
  readonly accounts: readonly WantedRow[];
  readonly known: ReadonlyMap<AccountId, Known>;
  /** Accounts in the outbox. */
  readonly waiting: ReadonlyMap<AccountId, Held>;
};

const ACCOUNTS = `
  SELECT account.*, above.external_id AS manager_external_id, NULL AS manager_remote_id,
         (SELECT team.name FROM membership JOIN team ON team.id = membership.team_id
          WHERE membership.account_id = account.id AND membership.source = 'department') AS department
  FROM account LEFT JOIN account AS above ON above.id = account.manager_id ORDER BY account.id`;

const Pair = z.object({ account_id: z.string(), remote_id: z.string(), seen: z.string() });
const Waiting = z.object({ id: z.string(), held: z.enum(["admin", "conflict"]).nullable() });

/** In one transaction. */
export async function loadOurs(db: Database): Promise<OurSide> {
  const d1 = db.$client;
  const [accounts, pairs, waiting] = await d1.batch([
    d1.prepare(ACCOUNTS),
    d1.prepare("SELECT account_id, remote_id, seen FROM destination_account"),
    d1.prepare("SELECT id, held FROM outbox WHERE kind = 'account'"),
  ]);
  const known = Pair.array().parse(pairs?.results ?? []);
  const held = Waiting.array().parse(waiting?.results ?? []);
  return {
    accounts: WantedRow.array().parse(accounts?.results ?? []),
    known: new Map(
      known.map((it) => [it.account_id as AccountId, { remoteId: it.remote_id as RemoteId, seen: it.seen }]),
    ),
    waiting: new Map(held.map((it) => [it.id as AccountId, it.held])),
  };
}
