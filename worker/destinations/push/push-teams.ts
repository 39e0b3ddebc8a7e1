/**
 * Pushes a batch of teams, one after the other, and says what has to be written down. Between the groups and their members
 * it is written down what is about to be done.
 */
import { chunkJson } from "../../../db/chunk-json.ts";
import type { Database } from "../../../db/database.ts";
import type { Destination, DestinationFailure, RemoteId } from "../destination.ts";
import type { Brake } from "./create-brake.ts";
import { type DueTeam, type HeldTeam, toSeen } from "./due-team.ts";
import { inLanes } from "./in-lanes.ts";
import { intended, placeGroup, putMembers, type TeamOutcome } from "./push-team.ts";
import { settleStatements } from "./settle-outbox.ts";

export type PushedTeam = { readonly team: DueTeam; readonly outcome: TeamOutcome };

export type TeamsPorts = {
  readonly db: Database;
  readonly destination: Destination;
  readonly brake: Brake;
  /** Only as long as the pusher may. */
  readonly write: (statements: readonly D1PreparedStatement[]) => Promise<unknown>;
};

/** Whom nobody came to before the brake was on isn't among the answers. */
export async function pushTeams(due: readonly DueTeam[], ports: TeamsPorts): Promise<readonly PushedTeam[]> {
  const claim = createClaims(await loadOwners(ports.db));
  const results = await pushOnce(due, ports, claim);
  const isGone = ({ team, outcome }: PushedTeam) =>
    team.held !== null && outcome.failure?.reason === "remote-gone";
  const gone = results.filter(isGone).map(({ team }) => ({ ...team, held: null }));
  if (gone.length === 0 || ports.brake.isOn()) return results;
  // What they were is forgotten, whatever becomes of them now.
  await ports.write(forgetStatements(ports.db, gone));
  const again = await pushOnce(gone, ports, claim);
  return [...results.filter((one) => !isGone(one)), ...again];
}

type Claim = (remoteId: RemoteId, team: DueTeam) => boolean;

async function pushOnce(
  due: readonly DueTeam[],
  { db, destination, brake, write }: TeamsPorts,
  claim: Claim,
): Promise<readonly PushedTeam[]> {
  const one = { lanes: 1, brake };
  const placed = await inLanes(due, one, async (team): Promise<PushedTeam> => {
    const outcome = await placeGroup(team, { destination, claim });
    brake.note(outcome.failure);
    return { team, outcome };
  });
  const ended = placed.filter(({ outcome }) => outcome.failure !== null || outcome.held === null);
  const ready = placed.flatMap(({ team, outcome: { held, failure } }) =>
    failure !== null || held === null ? [] : [{ team, held: intended(held, team) }],
  );
  const news = ready.filter(({ team, held }) => team.held === null || !isSame(held, team.held));
  if (news.length > 0) await write(keepStatements(db, news));
  if (brake.isOn()) return ended;
  const put = await inLanes(ready, one, async ({ team, held }): Promise<PushedTeam> => {
    const outcome = await putMembers(held, team, destination);
    brake.note(outcome.failure);
    return { team, outcome };
  });
  return [...ended, ...put];
}

const isSame = (one: HeldTeam, other: HeldTeam): boolean => JSON.stringify(one) === JSON.stringify(other);

function createClaims(owners: Map<RemoteId, string>): Claim {
  return (remoteId, { id }) => {
    const owner = owners.get(remoteId) ?? id;
    owners.set(remoteId, owner);
    return owner === id;
  };
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
  const held = results.flatMap(({ team, outcome }) =>
    outcome.held === null ? [] : [{ team, held: outcome.held }],
  );
  const lost = results.flatMap(({ team, outcome }) =>
    outcome.held === null && team.held !== null ? [team] : [],
  );
  const settled = results.map(({ team: { id, version, tries }, outcome: { failure } }) => ({
    ...{ id, version, tries, failure, code: failure === null ? null : codeOf(failure) },
  }));
  return [
    ...forgetStatements(db, lost),
    ...keepStatements(db, held),
    ...settleStatements(db, settled, { kind: "team", ...at }),
  ];
}

const forgetStatements = (db: Database, teams: readonly DueTeam[]): D1PreparedStatement[] =>
  chunkJson(teams.map(({ id }) => id)).map((json) =>
    db.$client
      .prepare("DELETE FROM destination_team WHERE team_id IN (SELECT value FROM json_each(?1))")
      .bind(json),
  );

type Kept = { readonly team: DueTeam; readonly held: HeldTeam };

const keepStatements = (db: Database, kept: readonly Kept[]): D1PreparedStatement[] =>
  chunkJson(kept.map(({ team, held }) => [team.id, held.remoteId, toSeen(held)])).map((json) =>
    db.$client.prepare(KEEP).bind(json),
  );

const KEEP = `
  INSERT INTO destination_team (team_id, remote_id, seen)
  SELECT value ->> 0, value ->> 1, value -> 2 FROM json_each(?1) WHERE true
  ON CONFLICT (team_id) DO UPDATE SET remote_id = excluded.remote_id, seen = excluded.seen
  WHERE seen IS NOT excluded.seen OR remote_id IS NOT excluded.remote_id`;

const codeOf = ({ reason }: DestinationFailure): string | null =>
  reason === "change-refused" || reason === "already-taken" ? reason : null;
