/**
 * Groups over there against our teams of now and what we made of them: a name somebody changed there, people of ours somebody
 * took out, and whatever changed here while nobody listened, are set right by pushing the team again. Who was put in by hand
 * stays, and a group that is nobody's team is not looked at (product.md, rule 14). Pure.
 */
import type { TeamId } from "../../core/account.ts";
import type { PushChange } from "../../core/push-change.ts";
import type { RemoteGroup, RemoteId, RemotePerson } from "../destination.ts";
import type { HeldTeam } from "../push/due-team.ts";

export type OurTeam = {
  readonly teamId: TeamId;
  /** Its name here. */
  readonly name: string;
  /** The group as we left it; `null`: it is none. */
  readonly held: HeldTeam | null;
  /** People over there who are in the team by now, and whom we did not put into the group. */
  readonly put: readonly RemoteId[];
  /** Whom we put there, and who is in the team no more. */
  readonly take: readonly RemoteId[];
  /** It is on its way already. */
  readonly isWaiting: boolean;
};

export type GroupDrift = {
  readonly team: OurTeam;
  /** What is left of the group; `null`: there is none. */
  readonly left: HeldTeam | null;
  /** Ours, and not in it any more. */
  readonly missing: readonly RemoteId[];
};

export type GroupsThere = {
  /** `null`: not asked, or not told in full. */
  readonly groups: readonly RemoteGroup[] | null;
  readonly people: readonly RemotePerson[];
};

export function compareGroups(teams: readonly OurTeam[], there: GroupsThere): readonly GroupDrift[] {
  const leftOf = leftTeller(there);
  return teams.flatMap((team): readonly GroupDrift[] => {
    const { held, put, take, name } = team;
    if (held === null) return put.length === 0 ? [] : [{ team, left: null, missing: [] }];
    const left = leftOf(held);
    if (left === null) return [{ team, left, missing: [] }];
    const missing = missingFrom(left, held);
    const isAsWanted = put.length + take.length + missing.length === 0 && isSameName(left.name, name);
    return isAsWanted ? [] : [{ team, left, missing }];
  });
}

type LeftTeller = (held: HeldTeam) => HeldTeam | null;

/** A group as it is over there, without those of ours who are gone from it. Of what isn't told the last picture stands. */
function leftTeller({ groups, people }: GroupsThere): LeftTeller {
  if (groups === null) return (held) => held;
  const byId = new Map(groups.map((group) => [group.remoteId, group]));
  const membersOf = memberTeller(groups, people);
  // Many servers take who is deactivated out of every group: nobody did that by hand.
  const present = new Set(people.flatMap((it) => (it.isActive === false ? [] : [it.remoteId])));
  return (held) => {
    const group = byId.get(held.remoteId);
    if (group === undefined) return null;
    const members = membersOf(group);
    const isLeft = (id: RemoteId) => members === null || !present.has(id) || members.has(id);
    const name = isSameName(group.name, held.name) ? held.name : group.name;
    return { ...held, name, members: held.members.filter(isLeft) };
  };
}

function missingFrom(left: HeldTeam, held: HeldTeam): readonly RemoteId[] {
  const isLeft = new Set(left.members);
  return held.members.filter((id) => !isLeft.has(id));
}

type MemberTeller = (group: RemoteGroup) => ReadonlySet<RemoteId> | null;

/** Some lists hide who is in a group, or say that nobody is: one with somebody in it tells them from the others. */
function memberTeller(groups: readonly RemoteGroup[], people: readonly RemotePerson[]): MemberTeller {
  if (groups.some(({ memberIds }) => memberIds !== null && memberIds.length > 0))
    return ({ memberIds }) => new Set(memberIds ?? []);
  if (people.every(({ groupIds }) => groupIds.length === 0)) return () => null;
  return ({ remoteId }) =>
    new Set(people.flatMap((it) => (it.groupIds.includes(remoteId) ? [it.remoteId] : [])));
}

const isSameName = (there: string, here: string): boolean =>
  there.normalize("NFC").trim() === here.normalize("NFC").trim();

/** `null`: nobody of ours. */
type Who = (remoteId: RemoteId) => Pick<PushChange, "accountId" | "employeeId" | "name"> | null;

/**
 * For the record: a group that is new, a team's name, and who comes into a team or leaves it. What waits already was told when
 * it was queued.
 */
export function groupChanges(drifts: readonly GroupDrift[], who: Who): readonly PushChange[] {
  const news = drifts.filter(({ team }) => !team.isWaiting);
  return [
    ...news.flatMap(({ team, left }) => (left === null && isNeeded(team) ? [toCreation(team)] : [])),
    ...news.flatMap(({ team, left }) =>
      left === null || isSameName(left.name, team.name) ? [] : [toRename(team, left.name)],
    ),
    ...news.flatMap((drift) => memberChanges(drift, who)),
  ];
}

/** A group that is gone and had nobody of ours is not made again. */
const isNeeded = ({ held, put }: OurTeam): boolean => put.length > 0 || (held?.members.length ?? 0) > 0;

function memberChanges({ team, left, missing }: GroupDrift, who: Who): readonly PushChange[] {
  if (left === null) return [];
  const [takes, gone] = [new Set(team.take), new Set(missing)];
  const told = (ids: readonly RemoteId[], isPut: boolean) =>
    ids.flatMap((id) => {
      const person = who(id);
      return person === null ? [] : [toMembership(team, person, isPut)];
    });
  return [
    ...told([...missing.filter((id) => !takes.has(id)), ...team.put], true),
    ...told(
      team.take.filter((id) => !gone.has(id)),
      false,
    ),
  ];
}

const REASON = { code: "differs-there", params: {} } as const;

const toCreation = ({ teamId, name, held }: OurTeam): PushChange => ({
  ...{ kind: "team-create", employeeId: null, accountId: null, teamId, name, before: {}, after: { name } },
  reason: { code: held === null ? "missing-there" : "gone-there", params: {} },
});

const toRename = ({ teamId, name }: OurTeam, there: string): PushChange => ({
  ...{ kind: "team-rename", employeeId: null, accountId: null, teamId, name },
  ...{ before: { name: there }, after: { name }, reason: REASON },
});

function toMembership(team: OurTeam, person: NonNullable<ReturnType<Who>>, isPut: boolean): PushChange {
  const [out, inside] = [{ teams: [] }, { teams: [[team.teamId, "manual"] as const] }];
  const fields = isPut ? { before: out, after: inside } : { before: inside, after: out };
  return { kind: "update", ...person, teamId: null, reason: REASON, ...fields };
}
