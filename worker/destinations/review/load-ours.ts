/** Our side of a comparison: every account as a destination would be told of it, who they are known as there, and what waits. */
import { z } from "zod";
import type { Database } from "../../../db/database.ts";
import type { AccountId, TeamId } from "../../core/account.ts";
import type { RemoteId } from "../destination.ts";
import type { StoredDestination } from "../destination-store.ts";
import { WantedRow } from "../push/due-account.ts";
import { parseHeld } from "../push/due-team.ts";
import type { OurTeam } from "./compare-groups.ts";

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
  readonly teams: readonly OurTeam[];
};

const ACCOUNTS = `
  SELECT account.*, above.external_id AS manager_external_id, NULL AS manager_remote_id,
         (SELECT team.name FROM membership JOIN team ON team.id = membership.team_id
          WHERE membership.account_id = account.id AND membership.source = 'department') AS department
  FROM account LEFT JOIN account AS above ON above.id = account.manager_id ORDER BY account.id`;

const TEAMS = `
  SELECT team.id, team.name, known.remote_id, known.seen,
         EXISTS (SELECT 1 FROM outbox WHERE outbox.kind = 'team' AND outbox.id = team.id) AS waits
  FROM team LEFT JOIN destination_team AS known ON known.team_id = team.id ORDER BY team.id`;

/**
 * What the groups should hold by the directory of now, against what we put there: whom to put in, and whom to take out. What
 * changed while nobody listened is queued by nothing else. As push/due-team.ts has it. `?1`: departments are words of people.
 */
const MEMBERS = `
  WITH wanted AS MATERIALIZED (
    SELECT membership.team_id, person.remote_id, max(NOT (?1 AND membership.source = 'department')) AS is_put
    FROM membership JOIN destination_account AS person ON person.account_id = membership.account_id
    GROUP BY membership.team_id, person.remote_id),
  held AS MATERIALIZED (
    SELECT known.team_id, member.value AS remote_id
    FROM destination_team AS known JOIN team ON team.id = known.team_id, json_each(known.seen, '$.members') AS member),
  maybe AS MATERIALIZED (
    SELECT known.team_id, member.value AS remote_id
    FROM destination_team AS known JOIN team ON team.id = known.team_id, json_each(known.seen, '$.maybe') AS member)
  SELECT team_id, remote_id, 1 AS is_put FROM (
    SELECT team_id, remote_id FROM wanted WHERE is_put EXCEPT SELECT team_id, remote_id FROM held)
  UNION ALL SELECT team_id, remote_id, 0 FROM (
    SELECT team_id, remote_id FROM (SELECT * FROM held UNION SELECT * FROM maybe)
    EXCEPT SELECT team_id, remote_id FROM wanted)`;

const Team = z.object({
  id: z.string(),
  name: z.string(),
  remote_id: z.string().nullable(),
  seen: z.string().nullable(),
  waits: z.number(),
});
const Member = z.object({ team_id: z.string(), remote_id: z.string(), is_put: z.number() });
const Pair = z.object({ account_id: z.string(), remote_id: z.string(), seen: z.string() });
const Waiting = z.object({ id: z.string(), held: z.enum(["admin", "conflict"]).nullable() });

/** In one transaction. */
export async function loadOurs(db: Database, kind: StoredDestination["kind"]): Promise<OurSide> {
  const d1 = db.$client;
  const [accounts, pairs, waiting, teams, members] = await d1.batch([
    d1.prepare(ACCOUNTS),
    d1.prepare("SELECT account_id, remote_id, seen FROM destination_account"),
    d1.prepare("SELECT id, held FROM outbox WHERE kind = 'account'"),
    d1.prepare(TEAMS),
    d1.prepare(MEMBERS).bind(kind === "leapsome" ? 1 : 0),
  ]);
  const known = Pair.array().parse(pairs?.results ?? []);
  const held = Waiting.array().parse(waiting?.results ?? []);
  return {
    accounts: WantedRow.array().parse(accounts?.results ?? []),
    known: new Map(
      known.map((it) => [it.account_id as AccountId, { remoteId: it.remote_id as RemoteId, seen: it.seen }]),
    ),
    waiting: new Map(held.map((it) => [it.id as AccountId, it.held])),
    teams: toTeams(Team.array().parse(teams?.results ?? []), Member.array().parse(members?.results ?? [])),
  };
}

function toTeams(
  teams: readonly z.infer<typeof Team>[],
  members: readonly z.infer<typeof Member>[],
): readonly OurTeam[] {
  const news = new Map(teams.map(({ id }) => [id, { put: [] as RemoteId[], take: [] as RemoteId[] }]));
  for (const { team_id, remote_id, is_put } of members)
    news.get(team_id)?.[is_put === 1 ? "put" : "take"].push(remote_id as RemoteId);
  return teams.map(({ id, name, remote_id, seen, waits }) => ({
    ...{ teamId: id as TeamId, name, isWaiting: waits === 1 },
    held: remote_id === null ? null : parseHeld(remote_id, seen),
    ...(news.get(id) ?? { put: [], take: [] }),
  }));
}
