/**
 * Employees, accounts and plan inputs for tests: small by default, with overrides. An employee and the account with
 * their ID match as they stand, so that a test names only what it is about.
 */
import type { Account, AccountId, Membership, Team, TeamId, TeamSource } from "../../worker/core/account.ts";
import type { Change, ChangeKind, Fields } from "../../worker/core/change.ts";
import type {
  AttributeValue,
  Employee,
  EmployeeId,
  EmployeeRef,
  EmployeeStatus,
  NamedRef,
} from "../../worker/core/employee.ts";
import { exclusionsOf } from "../../worker/core/exclusion.ts";
import { findingKey } from "../../worker/core/finding.ts";
import { attributesToRead, mappingOf, type Target } from "../../worker/core/mapping.ts";
import type { PlanInput } from "../../worker/core/picture.ts";
import { type Plan, plan } from "../../worker/core/plan.ts";

export const employeeId = (id: string): EmployeeId => id as EmployeeId;
export const accountId = (id: string): AccountId => id as AccountId;
export const teamId = (id: string): TeamId => id as TeamId;

/** A department, office or subcompany. */
export const named = (id: string, name: string): NamedRef => ({ id, name });
export const reportsTo = (id: string): EmployeeRef => ({ employeeId: employeeId(id) });

/** `undefined` makes an attribute absent, `null` empty. */
export type Values = Readonly<Record<string, AttributeValue | undefined>>;

const DEFAULT_VALUES = {
  first_name: "Ada",
  last_name: "Lovelace",
  position: null,
  supervisor: null,
  hire_date: null,
  termination_date: null,
  office: null,
  department: null,
  gender: null,
};

export function employee(
  over: { readonly id?: string; readonly status?: EmployeeStatus | null } = {},
  values: Values = {},
): Employee {
  const { id = "1", status = "active" } = over;
  const all: Values = { ...DEFAULT_VALUES, email: `${id}@example.com`, ...values };
  return { id: employeeId(id), status, values: present(all) };
}

const present = (values: Values): Employee["values"] =>
  Object.fromEntries(Object.entries(values).flatMap(([key, it]) => (it === undefined ? [] : [[key, it]])));

type AccountOver = Partial<Omit<Account, "id" | "externalId" | "text" | "managerId" | "memberships">> & {
  readonly id?: string;
  readonly externalId?: string | null;
  readonly text?: Partial<Account["text"]>;
  readonly managerId?: string | null;
  /** Team and source. */
  readonly memberships?: ReadonlyArray<readonly [string, string]>;
};

/** Linked to the employee with the number in its id: `a7` follows `7`. Without `externalId` nobody linked it. */
export function account(over: AccountOver = {}): Account {
  const { id = "a1", managerId = null, memberships = [], text = {}, ...rest } = over;
  const { externalId = id.slice(1), ...fields } = rest;
  return {
    link: externalId === null ? "unlinked" : "linked",
    email: `${id.slice(1)}@example.com`,
    custom: {},
    sourced: [],
    state: "active",
    ...fields,
    id: accountId(id),
    externalId: externalId === null ? null : employeeId(externalId),
    managerId: managerId === null ? null : accountId(managerId),
    memberships: memberships.map(([team, source]): Membership => ({ teamId: teamId(team), source })),
    text: { ...BLANK_TEXT, firstName: "Ada", lastName: "Lovelace", ...text },
  };
}

const BLANK_TEXT: Account["text"] = {
  firstName: null,
  lastName: null,
  jobTitle: null,
  startDate: null,
  endDate: null,
  location: null,
  gender: null,
  level: null,
};

export const team = (id: string, name: string, origin: Team["origin"] = "synced"): Team => {
  return { id: teamId(id), name, origin };
};

export const feeds = (attributeKey: string, ref: string, id: string): TeamSource => {
  return { attributeKey, ref, teamId: teamId(id) };
};

export type PlanInputOver = Partial<
  Omit<PlanInput, "gone" | "heldBack" | "openFindings" | "mapping" | "exclusions" | "asked">
> & {
  readonly gone?: readonly string[];
  readonly heldBack?: readonly string[];
  readonly openFindings?: readonly string[];
  readonly asked?: readonly string[];
  /** What is mapped beyond the defaults. */
  readonly mapping?: Readonly<Record<string, Target>>;
  readonly exclusions?: Readonly<Record<string, readonly string[]>>;
};

/** New ids are their seeds: `account:7`, `team:Sales`. */
export function planInput(over: PlanInputOver = {}): PlanInput {
  const { gone = [], heldBack = [], openFindings = [], asked, mapping = {}, exclusions = {}, ...rest } = over;
  const targets = mappingOf(Object.entries(mapping));
  return {
    employees: [],
    accounts: [],
    teams: [],
    teamSources: [],
    nameless: 0,
    autoInvite: false,
    autoReactivate: false,
    newId: (seed) => seed,
    ...rest,
    mapping: targets,
    exclusions: exclusionsOf(
      Object.entries(exclusions).flatMap(([key, values]) => values.map((value) => ({ key, value }))),
    ),
    asked: new Set(asked ?? attributesToRead(targets, Object.keys(exclusions))),
    gone: new Set(gone.map(employeeId)),
    heldBack: new Set(heldBack.map(employeeId)),
    openFindings: new Set(openFindings),
  };
}

export const planOf = (over: PlanInputOver): Plan => plan(planInput(over));

/** One line a change: kind, whom or what it is about, why. */
export const briefly = ({ changes }: Plan): readonly string[] =>
  changes.map((it) => `${it.kind} ${it.accountId ?? it.teamId ?? it.employeeId} ${it.reason.code}`);

export function changeOf({ changes }: Plan, kind: ChangeKind, id: string): Change {
  const found = changes.filter(
    (it) => it.kind === kind && (it.accountId ?? it.teamId ?? it.employeeId) === id,
  );
  const [change] = found;
  if (change === undefined || found.length > 1) throw new Error(`${found.length} changes ${kind} ${id}`);
  return change;
}

/** What the plan makes of an account's fields; empty when it leaves them alone. */
export const fieldsOf = ({ changes }: Plan, id: string): Fields =>
  changes.find((it) => it.accountId === id && (it.kind === "update" || it.kind === "create"))?.after ?? {};

export const findingKeys = ({ findings }: Plan): readonly string[] => findings.map(findingKey).sort();
