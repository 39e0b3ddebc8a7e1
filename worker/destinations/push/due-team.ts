/** The next teams to push: their name, and which of their people are over there. */
import { z } from "zod";
import type { Database } from "../../../db/database.ts";
import { parseJson } from "../../config/load-config.ts";
import type { RemoteId } from "../destination.ts";
import type { StoredDestination } from "../destination-store.ts";

/** Whoever else is in the group was put there by hand, and stays (rule 14). */
export type HeldTeam = {
  readonly remoteId: RemoteId;
  readonly name: string;
  /** Whom we put there. */
  readonly members: readonly RemoteId[];
  /** Whom we were about to put there, or to take out, when the push ended: nobody knows whether they are in it. */
  readonly maybe: readonly RemoteId[];
};

export type DueTeam = {
  readonly id: string;
  readonly version: number;
  readonly tries: number;
  readonly name: string;
  readonly members: readonly RemoteId[];
  /** Those of them who don't get there by themselves, as people do whose department has the team's name in Leapsome. */
  readonly toPut: readonly RemoteId[];
  readonly held: HeldTeam | null;
};

const BATCH_TEAMS = 50;

const DUE = `
  SELECT outbox.version, outbox.tries, team.id, team.name, known.remote_id, known.seen,
         (SELECT json_group_array(DISTINCT person.remote_id) FROM membership
          JOIN destination_account AS person ON person.account_id = membership.account_id
          WHERE membership.team_id = team.id) AS members,
         (SELECT json_group_array(DISTINCT person.remote_id) FROM membership
          JOIN destination_account AS person ON person.account_id = membership.account_id
          WHERE membership.team_id = team.id AND NOT (?2 AND membership.source = 'department')) AS to_put
  FROM outbox JOIN team ON team.id = outbox.id LEFT JOIN destination_team AS known ON known.team_id = team.id
  WHERE outbox.kind = 'team' AND outbox.due_at <= ?1
  ORDER BY known.remote_id IS NULL, outbox.tries, outbox.id LIMIT ${BATCH_TEAMS}`;

const remoteIds = z.array(z.string()).transform((ids) => ids as RemoteId[]);
const seenSchema = z.object({ name: z.string(), members: remoteIds, maybe: remoteIds.default([]) });
const rowSchema = z.object({
  version: z.number(),
  tries: z.number(),
  id: z.string(),
  name: z.string(),
  remote_id: z.string().nullable(),
  seen: z.string().nullable(),
  members: z.string(),
  to_put: z.string(),
});

/** Those that are there first: they may give up a name that another takes. */
export async function loadDueTeams(
  db: Database,
  { now, kind }: { readonly now: number; readonly kind: StoredDestination["kind"] },
): Promise<readonly DueTeam[]> {
  const isWordOfPerson = kind === "leapsome" ? 1 : 0;
  const { results } = await db.$client.prepare(DUE).bind(now, isWordOfPerson).all();
  return rowSchema
    .array()
    .parse(results)
    .map(({ remote_id, seen, members, to_put, ...team }) => ({
      ...team,
      members: remoteIds.parse(parseJson(members)),
      toPut: remoteIds.parse(parseJson(to_put)),
      held: heldOf(remote_id, seen),
    }));
}

function heldOf(remoteId: string | null, seen: string | null): HeldTeam | null {
  return remoteId === null ? null : parseHeld(remoteId, seen);
}

/** What is kept of it, to be JSON in `destination_team.seen`. */
export const toSeen = ({ name, members, maybe }: HeldTeam) =>
  maybe.length === 0 ? { name, members } : { name, members, maybe };

/** `seen`: JSON, as it stands in the database. */
export const parseHeld = (remoteId: string, seen: string | null): HeldTeam => ({
  remoteId: remoteId as RemoteId,
  ...seenSchema.parse(parseJson(seen)),
});
