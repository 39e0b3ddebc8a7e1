/** What a run read, planned and left alone, in numbers. */
import type { Change, ChangeKind } from "./change.ts";
import type { Match } from "./match.ts";

/** Every employee of a read is exactly one of the four. */
export type People = {
  readonly employees: number;
  readonly linked: number;
  readonly excluded: number;
  readonly held: number;
  readonly waiting: number;
};

export type Counts = {
  readonly read: number;
  readonly created: number;
  readonly updated: number;
  readonly reactivated: number;
  readonly deactivated: number;
  readonly teamsCreated: number;
  readonly teamsRenamed: number;
  /** Memberships added or taken away. */
  readonly memberships: number;
  /** Accounts created while new ones are invited; whether the mails went out is told with the invitations. */
  readonly invited: number;
  readonly excluded: number;
  readonly held: number;
  readonly unchanged: number;
  readonly failed: number;
};

/** `nameless`: records that did not say whose they are; they count as held. */
export function peopleOf(matches: readonly Match[], nameless: number): People {
  const count = { follows: 0, new: 0, excluded: 0, held: nameless, waiting: 0 };
  for (const { pairing } of matches) count[pairing.kind]++;
  const { excluded, held, waiting } = count;
  const employees = matches.length + nameless;
  return { employees, linked: count.follows + count.new, excluded, held, waiting };
}

export function countsOf(
  changes: readonly Change[],
  of: { people: People; unchanged: number; autoInvite: boolean },
): Counts {
  const count = (kind: ChangeKind) => changes.filter((change) => change.kind === kind).length;
  return {
    read: of.people.employees,
    created: count("create"),
    updated: count("update"),
    reactivated: count("reactivate"),
    deactivated: count("deactivate"),
    teamsCreated: count("team-create"),
    teamsRenamed: count("team-rename"),
    memberships: changes.reduce((sum, change) => sum + membershipsOf(change), 0),
    invited: of.autoInvite ? count("create") : 0,
    excluded: of.people.excluded,
    held: of.people.held,
    unchanged: of.unchanged,
    failed: 0,
  };
}

function membershipsOf({ before, after }: Change): number {
  const pairsOf = (value: unknown) => new Set(Array.isArray(value) ? value.map(String) : []);
  const old = pairsOf(before.teams);
  const now = pairsOf(after.teams);
  return [...now].filter((it) => !old.has(it)).length + [...old].filter((it) => !now.has(it)).length;
}
