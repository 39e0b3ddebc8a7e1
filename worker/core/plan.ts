/**
 * The plan: both sides compared, every change that follows, and everybody who was left alone with the reason.
 * Pure, and indifferent to the order of its input: the same read and directory give the same plan.
 */
import { type Account, accountName, type Team } from "./account.ts";
import { CHANGE_KINDS, type Change, type ChangeKind, reason } from "./change.ts";
import { type Counts, countsOf, type People, peopleOf } from "./counts.ts";
import type { Finding } from "./finding.ts";
import { findingsOf } from "./findings.ts";
import { wantedOf } from "./mapping.ts";
import { matchAccounts } from "./match.ts";
import { deactivation, holding, planPeople } from "./people.ts";
import { followedAccounts, type Person, type Picture, type PlanInput } from "./picture.ts";
import { planTeams, type TeamPlan } from "./teams.ts";

export type Plan = {
  readonly changes: readonly Change[];
  readonly findings: readonly Finding[];
  readonly counts: Counts;
  /** As it will be after the plan is applied. */
  readonly people: People;
  /** Linked accounts, not excluded, that were active before: what the guard's limits are measured by. */
  readonly linkedActive: number;
  readonly relinks: number;
};

export function plan(given: PlanInput): Plan {
  const input = {
    ...given,
    employees: [...given.employees].sort(byId),
    accounts: [...given.accounts].sort(byId),
  };
  const people = matchAccounts(input).map((match): Person => {
    return { ...match, wanted: wantedOf(match.employee, input.mapping) };
  });
  const picture: Picture = { input, people };
  const teamPlan = planTeams({
    live: people.filter(isLive).flatMap(({ wanted }) => [...wanted.teams.values()].flat()),
    teams: [...input.teams].sort(byId),
    sources: input.teamSources,
    newId: input.newId,
  });
  const peoplePlan = planPeople(picture, teamPlan);
  const changes = inOrder([...teamChanges(teamPlan), ...peoplePlan.changes, ...deactivateGone(picture)]);
  const standing = peopleOf(people, input.nameless);
  return {
    changes,
    findings: findingsOf(picture, teamPlan, peoplePlan.managerProblems),
    people: standing,
    counts: countsOf(changes, {
      people: standing,
      unchanged: peoplePlan.unchanged,
      autoInvite: input.autoInvite,
    }),
    linkedActive: linkedActiveOf(picture),
    relinks: changes.filter((change) => change.reason.code === "rehired").length,
  };
}

const byId = (a: { id: string }, b: { id: string }): number =>
  a.id.length - b.id.length || (a.id < b.id ? -1 : 1);

const isLive = ({ employee, pairing }: Person): boolean =>
  employee.status === "active" && pairing.kind !== "excluded";

function teamChanges(teams: TeamPlan): Change[] {
  const change = (
    kind: ChangeKind,
    team: Team,
    rest: Pick<Change, "before" | "after" | "reason">,
  ): Change => {
    return { kind, employeeId: null, accountId: null, teamId: team.id, name: team.name, ...rest };
  };
  const creates = teams.creates.map((team) =>
    change("team-create", team, { before: {}, after: { name: team.name }, reason: reason("in-use") }),
  );
  const renames = teams.renames.map(({ team, name }) =>
    change("team-rename", team, {
      before: { name: team.name },
      after: { name },
      reason: reason("renamed-in-personio"),
    }),
  );
  const sources = teams.sources.map(({ attributeKey, ref, team }) =>
    change("team-source", team, { before: {}, after: { attributeKey, ref }, reason: reason("in-use") }),
  );
  return [...creates, ...renames, ...sources];
}

/**
 * Accounts whose employee is gone and nobody else's. An excluded one is left alone, as it always is – until no
 * exclusion stands any more: nobody is left to say which of them it was.
 */
function deactivateGone({ input, people }: Picture): Change[] {
  const followed = followedAccounts(people);
  return input.accounts.flatMap((account): Change[] => {
    const id = account.externalId;
    if (id === null || !input.gone.has(id) || followed.has(account.id)) return [];
    if (!isFollowing(account, input) || account.state !== "active") return [];
    const who = { id, name: accountName(account) };
    if (input.heldBack.has(id)) return [holding(who, account.id, reason("held-by-admin"))];
    return [deactivation(account, who, reason("gone-from-personio"))];
  });
}

const isFollowing = (account: Account, { exclusions }: PlanInput): boolean =>
  account.link === "linked" || (account.link === "excluded" && exclusions.size === 0);

function linkedActiveOf({ input, people }: Picture): number {
  const kinds = new Map(people.map(({ employee, pairing }) => [employee.id, pairing.kind]));
  return input.accounts.filter((account) => {
    if (account.externalId === null || account.state !== "active") return false;
    const kind = kinds.get(account.externalId);
    return kind === undefined ? isFollowing(account, input) : kind !== "excluded";
  }).length;
}

function inOrder(changes: Change[]): Change[] {
  return changes.sort((a, b) => CHANGE_KINDS.indexOf(a.kind) - CHANGE_KINDS.indexOf(b.kind));
}
