/**
 * Makes one group over there what the team says, in two halves: the group itself is found by its name or created, or renamed;
 * then its members, by difference. In between whoever pushes writes down what is about to be done: who dies in the middle
 * leaves nobody in a group whom nothing takes out any more.
 */
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

/** The first half. A group that has nobody of ours to put into it is nobody's need. */
export async function placeGroup(team: DueTeam, ports: TeamPorts): Promise<TeamOutcome> {
  if (team.held === null && team.toPut.length === 0) return { held: null, failure: null };
  const placed = team.held === null ? await findOrCreate(team, ports) : await rename(team.held, team, ports);
  return placed.ok ? { held: placed.value, failure: null } : after(team.held, placed.error);
}

/** The second half begins: what the group counts as holding until its members are written. */
export function intended(held: HeldTeam, team: Pick<DueTeam, "members" | "toPut">): HeldTeam {
  const [put, wanted] = [new Set(held.members), new Set(team.members)];
  const joining = team.toPut.filter((id) => !put.has(id));
  const leaving = held.members.filter((id) => !wanted.has(id));
  return {
    ...held,
    members: held.members.filter((id) => wanted.has(id)),
    maybe: [...new Set([...held.maybe, ...joining, ...leaving])],
  };
}

/** `held`: as intended. */
export async function putMembers(
  held: HeldTeam,
  team: Pick<DueTeam, "members" | "toPut">,
  destination: Destination,
): Promise<TeamOutcome> {
  const [put, wanted] = [new Set(held.members), new Set(team.members)];
  const written = await destination.updateGroupMembers(held.remoteId, {
    add: team.toPut.filter((id) => !put.has(id)),
    remove: held.maybe.filter((id) => !wanted.has(id)),
    whole: team.members,
  });
  if (!written.ok) return after(held, written.error);
  const staying = [...held.members, ...held.maybe].filter((id) => wanted.has(id));
  return after({ ...held, members: [...new Set([...staying, ...team.toPut])], maybe: [] }, null);
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
    ...{ add: [], remove: [...held.members, ...held.maybe], whole: [] },
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
  return ok({ remoteId, name, members: [], maybe: [] });
}
