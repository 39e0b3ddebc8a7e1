/**
 * What each attribute fills (product.md, rules 6 to 11). Only says what an employee's record wants of an account;
 * whether that account may change is decided elsewhere.
 */
import { type CustomValue, isEmail, type TextField } from "./account.ts";
import {
  type AttributeKey,
  type AttributeValue,
  type Employee,
  type EmployeeId,
  isEmployeeRef,
  isNamedRef,
} from "./employee.ts";

export type TargetField = TextField | "externalId" | "email" | "status" | "manager";

export type Target =
  | { readonly kind: "field"; readonly field: Exclude<TargetField, "level"> }
  | { readonly kind: "custom"; readonly name: string }
  | { readonly kind: "level" }
  | { readonly kind: "team" };

/** Assigned from the start, and never taken away. */
export const DEFAULT_TARGETS: Readonly<Record<AttributeKey, Target>> = {
  id: { kind: "field", field: "externalId" },
  first_name: { kind: "field", field: "firstName" },
  last_name: { kind: "field", field: "lastName" },
  email: { kind: "field", field: "email" },
  status: { kind: "field", field: "status" },
  position: { kind: "field", field: "jobTitle" },
  supervisor: { kind: "field", field: "manager" },
  hire_date: { kind: "field", field: "startDate" },
  termination_date: { kind: "field", field: "endDate" },
  office: { kind: "field", field: "location" },
  department: { kind: "team" },
  gender: { kind: "field", field: "gender" },
};

/** Without these there is no account: checked before credentials are saved. */
export const REQUIRED_ATTRIBUTES = ["first_name", "last_name", "email", "status"] as const;

/** Standard attributes that say where somebody belongs; always read, so that exclusions by them can be previewed. */
const SCOPE_ATTRIBUTES = ["employment_type", "department", "team", "office", "subcompany", "cost_centers"];

const BIRTHDAY = "date_of_birth";

/** The date of birth is never read, whatever key Personio files it under. */
export const isBirthday = (attribute: { key: AttributeKey; universalId?: string | null }): boolean =>
  attribute.key === BIRTHDAY || attribute.universalId === BIRTHDAY;

/** Attribute key → target, the defaults included. */
export type Mapping = ReadonlyMap<AttributeKey, Target>;

export function mappingOf(own: Iterable<readonly [AttributeKey, Target]>): Mapping {
  return new Map([...own, ...Object.entries(DEFAULT_TARGETS)]);
}

/** The attributes a read asks for, sorted; `id` and `status` are always asked for and left out here. */
export function attributesToRead(mapping: Mapping, exclusionKeys: Iterable<AttributeKey>): AttributeKey[] {
  const keys = new Set([...mapping.keys(), ...exclusionKeys, ...SCOPE_ATTRIBUTES]);
  for (const never of ["id", "status", BIRTHDAY]) keys.delete(never);
  return [...keys].sort();
}

/** A team an employee belongs to: `ref` is Personio's id of it where there is one, else its name. */
export type WantedTeam = { readonly source: AttributeKey; readonly ref: string; readonly name: string };

/** What a record asks for. A key that is missing was absent: keep what the account has. */
export type Wanted = {
  readonly text: Readonly<Partial<Record<TextField, string | null>>>;
  readonly custom: Readonly<Record<string, CustomValue>>;
  /** `undefined`: absent. `null`: empty, or nothing one could send to. */
  readonly email: string | null | undefined;
  readonly supervisor: EmployeeId | null | undefined;
  /** One entry for every mapped attribute that was read, an empty list where it is empty. */
  readonly teams: ReadonlyMap<AttributeKey, readonly WantedTeam[]>;
};

export function wantedOf(employee: Employee, mapping: Mapping): Wanted {
  const text: Partial<Record<TextField, string | null>> = {};
  const custom: Record<string, CustomValue> = {};
  const teams = new Map<AttributeKey, readonly WantedTeam[]>();
  for (const [key, target] of mapping) {
    const value = employee.values[key];
    if (value === undefined) continue;
    if (target.kind === "custom") custom[target.name] = customValue(key, value);
    else if (target.kind === "level") text.level = textValue(value);
    else if (target.kind === "team") teams.set(key, teamsOf(key, value));
    else if (isTextField(target.field)) text[target.field] = textValue(value);
  }
  const supervisor = employee.values.supervisor;
  return {
    text,
    custom,
    teams,
    email: emailOf(employee),
    supervisor: isEmployeeRef(supervisor) ? supervisor.employeeId : supervisor === null ? null : undefined,
  };
}

/** The address as Personio spells it: `undefined` when absent, `null` when there is none one could send to. */
export function emailOf(employee: Employee): string | null | undefined {
  const value = employee.values.email;
  if (value === undefined) return undefined;
  return typeof value === "string" && isEmail(value) ? value.trim() : null;
}

const isTextField = (field: TargetField): field is Exclude<TextField, "level"> =>
  field !== "externalId" && field !== "email" && field !== "status" && field !== "manager";

/** Every value as the names it consists of: one for most, several for tags and cost centres, none when empty. */
export function namesOf(value: AttributeValue | undefined): readonly string[] {
  if (value === undefined || value === null) return [];
  if (isNamedRef(value)) return [value.name];
  if (isEmployeeRef(value)) return [value.employeeId];
  if (typeof value === "object") return value;
  return [String(value)];
}

function textValue(value: AttributeValue): string | null {
  const names = namesOf(value);
  return names.length === 0 ? null : names.join(", ");
}

function customValue(key: AttributeKey, value: AttributeValue): CustomValue {
  if (value === null || typeof value === "number" || typeof value === "string") return value;
  if (Array.isArray(value) && key !== "cost_centers") return value;
  return textValue(value);
}

function teamsOf(source: AttributeKey, value: AttributeValue): readonly WantedTeam[] {
  const ref = isNamedRef(value) ? value.id : null;
  const names = namesOf(value).filter((name) => name.trim() !== "");
  return names.map((name) => ({ source, ref: ref ?? name, name }));
}
