/**
 * What the next run makes of an edit by hand (product.md, rule 9): the same comparison a plan is made of, for one account
 * as it is after the edit. Memberships by hand are never touched, so teams are left out.
 */
import type { Account } from "./account.ts";
import { diffAccount, sourcedNamesOf } from "./diff.ts";
import type { Employee } from "./employee.ts";
import { type Mapping, type Target, wantedOf } from "./mapping.ts";
import type { Pairing } from "./match.ts";
import { type Asked, notReadYet } from "./not-read-yet.ts";
import { type LinePicture, managersOf } from "./people.ts";
import { planTeams } from "./teams.ts";

export type EditedAccount = {
  /** As it is after the edit. */
  readonly account: Account;
  /** Who the account follows, and how; `null`: nobody in the last read. */
  readonly employee: Employee | null;
  readonly pairing: Pairing | null;
  readonly mapping: Mapping;
  readonly asked: Asked;
  readonly autoReactivate: boolean;
  /** Where the manager was edited: everybody up the reporting line, as it is and as it is wanted. */
  readonly lines: LinePicture;
};

/**
 * Of the fields that were edited, those that the next run sets back. Fields as in a change's record: `manager`, `state`,
 * `custom.<name>`. What the next run will read for the first time counts as set back: nobody can say that it isn't.
 */
export function fieldsSetBack(edited: EditedAccount, changed: readonly string[]): readonly string[] {
  const setBack = new Set([
    ...recordFields(edited),
    ...unreadFields(edited),
    ...managerField(edited),
    ...stateField(edited),
  ]);
  return changed.filter((field) => setBack.has(field));
}

/** What a run would update, custom attributes singly. */
function recordFields({ account, employee, pairing, mapping }: EditedAccount): readonly string[] {
  if (employee === null || pairing?.kind !== "follows") return [];
  const { after } = diffAccount(account, {
    employeeId: employee.id,
    email: pairing.email,
    wanted: wantedOf(employee, mapping),
    mapping,
    names: sourcedNamesOf(mapping),
    teamPlan: NO_TEAMS,
  });
  const custom = Object.entries(Object(after["custom"] ?? account.custom));
  const kept = new Set(custom.filter(([name, value]) => sameJson(value, account.custom[name])).map(nameOf));
  const names = [...Object.keys(account.custom), ...custom.map(nameOf)];
  return [...Object.keys(after), ...names.filter((name) => !kept.has(name)).map((name) => `custom.${name}`)];
}

const NO_TEAMS = planTeams({ live: [], teams: [], sources: [], newId: String });
const nameOf = ([name]: readonly [string, unknown]): string => name;
const sameJson = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

function unreadFields({ employee, pairing, mapping, asked }: EditedAccount): readonly string[] {
  if (employee === null || pairing?.kind !== "follows") return [];
  const unread = new Set(notReadYet(employee, mapping.keys(), asked));
  return [...mapping].flatMap(([key, target]) => (unread.has(key) ? fieldsFilledBy(target) : []));
}

/** The defaults are always read, and memberships are not edited here. */
function fieldsFilledBy(target: Target): readonly string[] {
  return target.kind === "custom" ? [`custom.${target.name}`] : [target.kind];
}

const managerField = ({ account, lines }: EditedAccount): readonly string[] =>
  managersOf(lines).changes.has(account.id) ? ["manager"] : [];

/** Rules 18 to 20: the status decides, once Personio has one. */
function stateField({ account, employee, pairing, autoReactivate }: EditedAccount): string[] {
  if (employee === null) return account.link === "linked" && account.state === "active" ? ["state"] : [];
  if (pairing?.kind !== "follows") return [];
  const leaves = employee.status !== "active" && account.state === "active";
  const returns = employee.status === "active" && account.state === "deactivated" && autoReactivate;
  return leaves || returns ? ["state"] : [];
}
