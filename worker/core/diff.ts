/**
 * What an account lacks of what its employee's record asks for. Only differences come out; a field whose attribute
 * was absent is left alone (product.md, rule 10), and what a mapping no longer fills is taken away (rule 7).
 */
import {
  type Account,
  type CustomValue,
  MANUAL,
  type Membership,
  TEXT_FIELDS,
  type TextField,
} from "./account.ts";
import type { FieldValue } from "./change.ts";
import type { EmployeeId } from "./employee.ts";
import type { Mapping, Wanted } from "./mapping.ts";
import type { TeamPlan } from "./teams.ts";

/** What the mapping fills beyond the defaults; `all` are the names as kept in `Account.sourced`. */
export type SourcedNames = {
  readonly level: boolean;
  readonly custom: ReadonlySet<string>;
  readonly all: ReadonlySet<string>;
};

export function sourcedNamesOf(mapping: Mapping): SourcedNames {
  const targets = [...mapping.values()];
  const level = targets.some((target) => target.kind === "level");
  const custom = targets.flatMap((target) => (target.kind === "custom" ? [target.name] : []));
  return {
    level,
    custom: new Set(custom),
    all: new Set([...(level ? [LEVEL] : []), ...custom.map(sourcedName)]),
  };
}

const LEVEL = "level";
/** A custom name as `sourced` has it. */
export const sourcedName = (name: string): string => `custom:${name}`;

/** The state before anything was known of an account: what a new one is compared with. */
export const BLANK: Pick<Account, "text" | "custom" | "sourced" | "memberships"> = {
  text: Object.fromEntries(TEXT_FIELDS.map((field) => [field, null])) as Record<TextField, null>,
  custom: {},
  sourced: [],
  memberships: [],
};

export type Desired = {
  readonly employeeId: EmployeeId;
  /** `null`: keep the address. */
  readonly email: string | null;
  readonly wanted: Wanted;
  readonly mapping: Mapping;
  readonly names: SourcedNames;
  readonly teamPlan: TeamPlan;
};

export type Difference = { before: Record<string, FieldValue>; after: Record<string, FieldValue> };

type Current = Pick<Account, "text" | "custom" | "sourced" | "memberships"> &
  Partial<Pick<Account, "externalId" | "email">>;

export function diffAccount(current: Current, desired: Desired): Difference {
  const difference: Difference = { before: {}, after: {} };
  const put = (field: string, before: FieldValue, after: FieldValue) => {
    if (before === after) return;
    difference.before[field] = before;
    difference.after[field] = after;
  };
  put("externalId", current.externalId ?? null, desired.employeeId);
  if (desired.email !== null) put("email", current.email ?? null, desired.email);
  for (const field of TEXT_FIELDS) put(field, current.text[field], wantedText(field, current, desired));
  const custom = wantedCustom(current, desired);
  if (!isSameCustom(current.custom, custom)) put("custom", current.custom, custom);
  const sourced = sourcedAfter(current, desired);
  if (current.sourced.join("\n") !== sourced.join("\n")) put("sourced", current.sourced, sourced);
  const teams = diffTeams(current.memberships, desired);
  if (teams !== null) put("teams", teams.before, teams.after);
  return difference;
}

/** What a mapping that still stands has filled, now or before. What was absent so far was filled by hand, if at all. */
function sourcedAfter({ sourced }: Current, { wanted, names }: Desired): readonly string[] {
  const filled = Object.keys(wanted.custom).map(sourcedName);
  if (wanted.text.level !== undefined) filled.push(LEVEL);
  return [...new Set([...filled, ...sourced.filter((name) => names.all.has(name))])].sort();
}

function wantedText(field: TextField, current: Current, { wanted, names }: Desired): string | null {
  const value = wanted.text[field];
  if (value !== undefined) return value;
  const isOrphaned = field === LEVEL && !names.level && current.sourced.includes(LEVEL);
  return isOrphaned ? null : current.text[field];
}

function wantedCustom(current: Current, { wanted, names }: Desired): Record<string, CustomValue> {
  const kept = Object.entries(current.custom).filter(
    ([name]) => names.custom.has(name) || !current.sourced.includes(sourcedName(name)),
  );
  return inOrder(new Map([...kept, ...Object.entries(wanted.custom)]));
}

function isSameCustom(one: Account["custom"], other: Account["custom"]): boolean {
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => JSON.stringify(one[name]) === JSON.stringify(other[name]))
  );
}

const inOrder = (custom: Iterable<readonly [string, CustomValue]>): Record<string, CustomValue> =>
  Object.fromEntries([...custom].sort(([a], [b]) => (a < b ? -1 : 1)));

type TeamPair = readonly [Membership["teamId"], string];

/** The synced memberships before and after; those made by hand are never looked at. */
function diffTeams(
  memberships: readonly Membership[],
  { wanted, mapping, teamPlan }: Desired,
): { before: readonly TeamPair[]; after: readonly TeamPair[] } | null {
  const before = memberships
    .filter((it) => it.source !== MANUAL)
    .map((it): TeamPair => [it.teamId, it.source])
    .sort(byText);
  const after: TeamPair[] = [];
  for (const [source, target] of mapping) {
    if (target.kind !== "team") continue;
    const teams = wanted.teams.get(source)?.map((it) => teamPlan.teamIdOf(it)) ?? [null];
    const known = teams.filter((id) => id !== null);
    if (known.length < teams.length) after.push(...before.filter((it) => it[1] === source));
    else for (const id of new Set(known)) after.push([id, source]);
  }
  after.sort(byText);
  return isSameTeams(before, after) ? null : { before, after };
}

/** Both sorted. */
const isSameTeams = (one: readonly TeamPair[], other: readonly TeamPair[]): boolean =>
  one.length === other.length &&
  one.every(([team, source], index) => team === other[index]?.[0] && source === other[index]?.[1]);

const byText = (a: TeamPair, b: TeamPair): number => (a.join(" ") < b.join(" ") ? -1 : 1);
