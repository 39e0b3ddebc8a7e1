/** Pushes a batch of teams, one after the other, and says what has to be written down. */
import { chunkJson } from "../../../db/chunk-json.ts";
import type { Database } from "../../../db/database.ts";
import type { Destination, DestinationFailure, RemoteId } from "../destination.ts";
import type { Brake } from "./create-brake.ts";
import type { DueTeam } from "./due-team.ts";
import { inLanes } from "./in-lanes.ts";
import { pushTeam, type TeamOutcome } from "./push-team.ts";
import { settleStatements } from "./settle-outbox.ts";

export type PushedTeam = { readonly team: DueTeam; readonly outcome: TeamOutcome };

export async function pushTeams(
  due: readonly DueTeam[],
  by: { readonly db: Database; readonly destination: Destination; readonly brake: Brake },
): Promise<readonly PushedTeam[]> {
  const owners = await loadOwners(by.db);
  const claim = (remoteId: RemoteId, { id }: DueTeam): boolean => {
    const owner = owners.get(remoteId) ?? id;
    owners.set(remoteId, owner);
    return owner === id;
  };
  return inLanes(due, { lanes: 1, brake: by.brake }, async (team) => {
    const outcome = await pushTeam(team, { destination: by.destination, claim });
    by.brake.note(outcome.failure);
    return { team, outcome };
  });
}

async function loadOwners(db: Database): Promise<Map<RemoteId, string>> {
  const rows = await db.$client
    .prepare("SELECT remote_id, team_id FROM destination_team")
    .raw<[RemoteId, string]>();
  return new Map(rows);
}

export function saveTeams(
  db: Database,
  results: readonly PushedTeam[],
  at: { readonly now: number; readonly isAway: boolean },
): D1PreparedStatement[] {
  const d1 = db.$client;
  const held = results.flatMap(({ team: { id }, outcome: { held: one } }) =>
    one === null ? [] : [[id, one.remoteId, { name: one.name, members: one.members }]],
  );
  const lost = results.flatMap(({ team, outcome }) =>
    outcome.held === null && team.held !== null ? [team.id] : [],
  );
  const settled = results.map(({ team: { id, version, tries }, outcome: { failure } }) => ({
    ...{ id, version, tries, failure, code: failure === null ? null : codeOf(failure) },
  }));
  return [
    ...chunkJson(lost).map((json) =>
      d1
        .prepare("DELETE FROM destination_team WHERE team_id IN (SELECT value FROM json_each(?1))")
        .bind(json),
    ),
    ...chunkJson(held).map((json) => d1.prepare(KEEP).bind(json)),
    ...settleStatements(db, settled, { kind: "team", ...at }),
  ];
}

const KEEP = `
  INSERT INTO destination_team (team_id, remote_id, seen)
  SELECT value ->> 0, value ->> 1, value -> 2 FROM json_each(?1) WHERE true
  ON CONFLICT (team_id) DO UPDATE SET remote_id = excluded.remote_id, seen = excluded.seen
  WHERE seen IS NOT excluded.seen OR remote_id IS NOT excluded.remote_id`;

const codeOf = ({ reason }: DestinationFailure): string | null =>
  reason === "change-refused" || reason === "already-taken" ? reason : null;
