/** Makes one group over there what the team says: found by its name or created, renamed, and its members by difference. */
import { err, ok, type Result } from "../../core/result.ts";
import type { Destination, DestinationFailure, RemoteId } from "../destination.ts";
import type { DueTeam, HeldTeam } from "./due-team.ts";

/** `held`: what is known of the group now; `null`: there is none. */
export type TeamOutcome = { readonly held: HeldTeam | null; readonly failure: DestinationFailure | null };

export type TeamPorts = {
  readonly destination: Destination;
  /** `false`: that group is another team's. */
  readonly claim: (remoteId: RemoteId, team: DueTeam) => boolean;
};

export async function pushTeam(team: DueTeam, ports: TeamPorts): Promise<TeamOutcome> {
  const outcome = await tryTeam(team, ports);
  const isGone = outcome.failure?.reason === "remote-gone";
  return isGone && team.held !== null ? tryTeam({ ...team, held: null }, ports) : outcome;
}

async function tryTeam(team: DueTeam, ports: TeamPorts): Promise<TeamOutcome> {
  const { destination } = ports;
  // A group that has nobody of ours to put into it is nobody's need.
  if (team.held === null && team.toPut.length === 0) return { held: null, failure: null };
  const found = team.held === null ? await findOrCreate(team, ports) : await rename(team.held, team, ports);
  if (!found.ok) return after(team.held, found.error);
  const held = found.value;
  const [put, wanted] = [new Set(held.members), new Set(team.members)];
  const staying = held.members.filter((id) => wanted.has(id));
  const written = await destination.updateGroupMembers(held.remoteId, {
    add: team.toPut.filter((id) => !put.has(id)),
    remove: held.members.filter((id) => !wanted.has(id)),
    whole: team.members,
  });
  const members = [...new Set([...staying, ...team.toPut])];
  return written.ok ? after({ ...held, members }, null) : after(held, written.error);
}

/** A group that has the name already is used, as for a new team; ours go over to it. */
async function rename(held: HeldTeam, team: DueTeam, ports: TeamPorts): ReturnType<typeof findOrCreate> {
  const { destination } = ports;
  if (held.name === team.name) return ok(held);
  const renamed = await destination.renameGroup(held.remoteId, team.name);
  if (renamed.ok) return ok({ ...held, name: team.name });
  if (renamed.error.reason !== "already-taken") return renamed;
  const other = await findOrCreate(team, ports);
  if (!other.ok) return other;
  const left = await destination.updateGroupMembers(held.remoteId, {
    ...{ add: [], remove: held.members, whole: [] },
  });
  return left.ok ? other : left;
}

const after = (held: HeldTeam | null, failure: DestinationFailure | null): TeamOutcome => ({
  held: failure?.reason === "remote-gone" ? null : held,
  failure,
});

/** Who is in a group that was there already was put there by hand. */
async function findOrCreate(
  team: DueTeam,
  { destination, claim }: TeamPorts,
): Promise<Result<HeldTeam, DestinationFailure>> {
  const created = await destination.createGroup(team.name);
  if (!created.ok) return created;
  const { remoteId, name } = created.value.group;
  if (!claim(remoteId, team)) return err({ reason: "already-taken", detail: "other-team" });
  return ok({ remoteId, name, members: [] });
}
