/**
 * Which teams there shall be, and which team a value of an attribute means (product.md, rules 12 to 15).
 * One team per exact name; a department is recognised by Personio's ID, so that a renamed one keeps its team.
 * Nothing is taken away here: a team nobody feeds any more stays.
 */

import type { Team, TeamId, TeamSource } from "./account.ts";
import type { AttributeKey } from "./employee.ts";
import type { WantedTeam } from "./mapping.ts";

export type TeamRename = { readonly team: Team; readonly name: string };
export type FedTeam = { readonly attributeKey: AttributeKey; readonly ref: string; readonly team: Team };

export type TeamPlan = {
  readonly creates: readonly Team[];
  readonly renames: readonly TeamRename[];
  /** Sources that are new or feed another team than before. */
  readonly sources: readonly FedTeam[];
  /** The team a person belongs to; `null` when nobody active is there and so no team was made. */
  readonly teamIdOf: (wanted: WantedTeam) => TeamId | null;
  /** Every team there will be. */
  readonly teams: readonly Team[];
  /** The names that employees' records feed. */
  readonly liveNames: ReadonlySet<string>;
};

type Input = {
  /** What active, not excluded employees name. */
  readonly live: readonly WantedTeam[];
  readonly teams: readonly Team[];
  readonly sources: readonly TeamSource[];
  readonly newId: (seed: string) => string;
};

const sourceKey = (source: string, ref: string): string => JSON.stringify([source, ref]);

export function planTeams(input: Input): TeamPlan {
  const live = distinct(input.live);
  const known = knownTeams(input);
  const renames = renamesOf(live, known, input.teams);
  const teams = input.teams.map((team) => ({ ...team, name: renames.get(team) ?? team.name }));
  const byName = new Map(teams.map((team) => [team.name, team]));
  const creates: Team[] = [];
  const sources: FedTeam[] = [];
  const assigned = new Map<string, TeamId>();
  for (const [key, { source, ref, name }] of live) {
    let team = byName.get(name);
    if (team === undefined) {
      team = createTeam(name, input.newId);
      byName.set(name, team);
      creates.push(team);
    }
    assigned.set(key, team.id);
    if (known.get(key)?.id !== team.id) sources.push({ attributeKey: source, ref, team });
  }
  return {
    creates,
    renames: [...renames].map(([team, name]) => ({ team, name })),
    sources,
    teamIdOf: ({ source, ref, name }) => {
      const key = sourceKey(source, ref);
      return assigned.get(key) ?? known.get(key)?.id ?? byName.get(name)?.id ?? null;
    },
    teams: [...byName.values()],
    liveNames: new Set([...live.values()].map((wanted) => wanted.name)),
  };
}

/** The team that each source fed until now. */
function knownTeams({ teams, sources }: Input): KnownTeams {
  const byId = new Map(teams.map((team) => [team.id, team]));
  return new Map(sources.map((it) => [sourceKey(it.attributeKey, it.ref), byId.get(it.teamId)]));
}

const createTeam = (name: string, newId: (seed: string) => string): Team => {
  return { id: newId(`team:${name}`) as TeamId, name, origin: "synced" };
};

/** One name per source; should Personio name one department twice, the first name in the alphabet counts. */
function distinct(wanted: readonly WantedTeam[]): ReadonlyMap<string, WantedTeam> {
  const names = new Map<string, WantedTeam>();
  for (const team of wanted) {
    const key = sourceKey(team.source, team.ref);
    const other = names.get(key);
    if (other === undefined || team.name < other.name) names.set(key, team);
  }
  return new Map([...names].sort(([a], [b]) => (a < b ? -1 : 1)));
}

type LiveTeams = ReadonlyMap<string, WantedTeam>;
type KnownTeams = ReadonlyMap<string, Team | undefined>;

/**
 * Teams whose department has another name now. Only a synced team that nothing else feeds is renamed, and only to a
 * name that is free, or that becomes free because its team is renamed too (two departments may swap names).
 */
function renamesOf(live: LiveTeams, known: KnownTeams, teams: readonly Team[]): Map<Team, string> {
  const byName = new Map(teams.map((team) => [team.name, team]));
  const feeds = countFeeds(live, known, byName);
  const renames = new Map<Team, string>();
  const taken = new Set<string>();
  for (const [key, wanted] of live) {
    const team = known.get(key);
    if (team === undefined || team.name === wanted.name || team.origin === "manual") continue;
    if (feeds.get(team) !== 1 || taken.has(wanted.name)) continue;
    taken.add(wanted.name);
    renames.set(team, wanted.name);
  }
  dropBlocked(renames, byName);
  return renames;
}

/** How many live sources feed each team: by what is stored, or by wanting its very name. */
function countFeeds(
  live: LiveTeams,
  known: KnownTeams,
  byName: ReadonlyMap<string, Team>,
): ReadonlyMap<Team, number> {
  const feeds = new Map<Team, number>();
  for (const [key, { name }] of live) {
    const team = known.get(key) ?? byName.get(name);
    if (team !== undefined) feeds.set(team, (feeds.get(team) ?? 0) + 1);
  }
  return feeds;
}

function dropBlocked(renames: Map<Team, string>, byName: ReadonlyMap<string, Team>): void {
  let blocked: Team[];
  do {
    blocked = [...renames].flatMap(([team, name]) => {
      const holder = byName.get(name);
      return holder !== undefined && !renames.has(holder) ? [team] : [];
    });
    for (const team of blocked) renames.delete(team);
  } while (blocked.length > 0);
}
