/** Our side of a comparison: every account as a destination would be told of it, who they are known as there, and what waits. */
import { z } from "zod";
import type { Database } from "../../../db/database.ts";
import type { AccountId, TeamId } from "../../core/account.ts";
import type { RemoteId } from "../destination.ts";
import { WantedRow } from "../push/due-account.ts";
import { parseHeld } from "../push/due-team.ts";
import type { KnownTeam } from "./compare-groups.ts";

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
  /** Those that are groups there. */
  readonly teams: readonly KnownTeam[];
};

const ACCOUNTS = `
  SELECT account.*, above.external_id AS manager_external_id, NULL AS manager_remote_id,
         (SELECT team.name FROM membership JOIN team ON team.id = membership.team_id
          WHERE membership.account_id = account.id AND membership.source = 'department') AS department
  FROM account LEFT JOIN account AS above ON above.id = account.manager_id ORDER BY account.id`;

const TEAMS = `
  SELECT team.id, team.name, known.remote_id, known.seen,
         EXISTS (SELECT 1 FROM outbox WHERE outbox.kind = 'team' AND outbox.id = team.id) AS waits
  FROM destination_team AS known JOIN team ON team.id = known.team_id ORDER BY team.id`;

const Team = z.object({
  id: z.string(),
  name: z.string(),
  remote_id: z.string(),
  seen: z.string(),
  waits: z.number(),
});
const Pair = z.object({ account_id: z.string(), remote_id: z.string(), seen: z.string() });
const Waiting = z.object({ id: z.string(), held: z.enum(["admin", "conflict"]).nullable() });

/** In one transaction. */
export async function loadOurs(db: Database): Promise<OurSide> {
  const d1 = db.$client;
  const [accounts, pairs, waiting, teams] = await d1.batch([
    d1.prepare(ACCOUNTS),
    d1.prepare("SELECT account_id, remote_id, seen FROM destination_account"),
    d1.prepare("SELECT id, held FROM outbox WHERE kind = 'account'"),
    d1.prepare(TEAMS),
  ]);
  const known = Pair.array().parse(pairs?.results ?? []);
  const held = Waiting.array().parse(waiting?.results ?? []);
  return {
    accounts: WantedRow.array().parse(accounts?.results ?? []),
    known: new Map(
      known.map((it) => [it.account_id as AccountId, { remoteId: it.remote_id as RemoteId, seen: it.seen }]),
    ),
    waiting: new Map(held.map((it) => [it.id as AccountId, it.held])),
    teams: Team.array()
      .parse(teams?.results ?? [])
      .map(toKnownTeam),
  };
}

const toKnownTeam = ({ id, name, remote_id, seen, waits }: z.infer<typeof Team>): KnownTeam => ({
  ...{ teamId: id as TeamId, name, isWaiting: waits === 1 },
  held: parseHeld(remote_id, seen),
});
