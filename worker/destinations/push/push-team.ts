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
  // A group without anybody is nobody's need.
  if (team.held === null && team.members.length === 0) return { held: null, failure: null };
  const found = team.held === null ? await findOrCreate(team, ports) : ok(team.held);
  if (!found.ok) return { held: null, failure: found.error };
  let held = found.value;
  if (held.name !== team.name) {
    const renamed = await destination.renameGroup(held.remoteId, team.name);
    if (!renamed.ok) return after(held, renamed.error);
    held = { ...held, name: team.name };
  }
  const [put, wanted] = [new Set(held.members), new Set(team.members)];
  const written = await destination.updateGroupMembers(held.remoteId, {
    add: team.members.filter((id) => !put.has(id)),
    remove: held.members.filter((id) => !wanted.has(id)),
    whole: team.members,
  });
  return written.ok ? after({ ...held, members: team.members }, null) : after(held, written.error);
}

const after = (held: HeldTeam, failure: DestinationFailure | null): TeamOutcome => ({
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
  if (!claim(remoteId, team))
    return err({ reason: "already-taken", detail: "the group there belongs to another team" });
  return ok({ remoteId, name, members: [] });
}
