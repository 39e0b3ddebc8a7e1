/**
 * Groups over there against what we made of them: a name somebody changed there, and people of ours somebody took out, are
 * set right by pushing the team again. Who was put in by hand stays, and a group that is nobody's team is not looked at
 * (product.md, rule 14). Pure.
 */
import type { TeamId } from "../../core/account.ts";
import type { PushChange } from "../../core/push-change.ts";
import type { RemoteGroup, RemoteId, RemotePerson } from "../destination.ts";
import type { HeldTeam } from "../push/due-team.ts";

/** A team of ours that is a group over there, as we left it. */
export type KnownTeam = {
  readonly teamId: TeamId;
  /** Its name here. */
  readonly name: string;
  readonly held: HeldTeam;
  /** It is on its way already. */
  readonly isWaiting: boolean;
};

export type GroupDrift = {
  readonly team: KnownTeam;
  /** What is left of it; `null`: the group is gone. */
  readonly left: HeldTeam | null;
  /** Ours, and not in it any more. */
  readonly missing: readonly RemoteId[];
};

export type GroupsThere = {
  /** `null`: not asked, or not told in full. */
  readonly groups: readonly RemoteGroup[] | null;
  readonly people: readonly RemotePerson[];
};

export function compareGroups(teams: readonly KnownTeam[], there: GroupsThere): readonly GroupDrift[] {
  if (there.groups === null) return [];
  const groups = new Map(there.groups.map((group) => [group.remoteId, group]));
  const membersOf = memberTeller(there.groups, there.people);
  // Many servers take who is deactivated out of every group: nobody did that by hand.
  const present = new Set(there.people.flatMap((it) => (it.isActive === false ? [] : [it.remoteId])));
  return teams.flatMap((team): readonly GroupDrift[] => {
    const group = groups.get(team.held.remoteId);
    if (group === undefined) return [{ team, left: null, missing: [] }];
    const members = membersOf(group);
    const missing =
      members === null ? [] : team.held.members.filter((id) => present.has(id) && !members.has(id));
    if (missing.length === 0 && isSameName(group.name, team.held.name)) return [];
    const gone = new Set(missing);
    const left = { ...team.held, name: group.name, members: team.held.members.filter((id) => !gone.has(id)) };
    return [{ team, left, missing }];
  });
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

/** For the record: a team's name, and a team that somebody is in again. What waits already was told when it was queued. */
export function groupChanges(drifts: readonly GroupDrift[], who: Who): readonly PushChange[] {
  const news = drifts.filter(({ team }) => !team.isWaiting);
  const renamed = news.flatMap(({ team, left }) =>
    left === null || isSameName(left.name, team.held.name) ? [] : [toRename(team, left.name)],
  );
  const returned = news.flatMap(({ team, missing }) =>
    missing.flatMap((remoteId) => {
      const person = who(remoteId);
      return person === null ? [] : [toReturn(team, person)];
    }),
  );
  return [...renamed, ...returned];
}

const REASON = { code: "differs-there", params: {} } as const;

const toRename = ({ teamId, name }: KnownTeam, there: string): PushChange => ({
  ...{ kind: "team-rename", employeeId: null, accountId: null, teamId, name },
  ...{ before: { name: there }, after: { name }, reason: REASON },
});

const toReturn = (team: KnownTeam, person: NonNullable<ReturnType<Who>>): PushChange => ({
  ...{ kind: "update", ...person, teamId: null, reason: REASON },
  ...{ before: { teams: [] }, after: { teams: [[team.teamId, "manual"]] } },
});
