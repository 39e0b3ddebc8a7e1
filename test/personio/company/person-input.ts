/**
 * People the way tests write them down: names of departments instead of ids, labels of custom attributes instead of
 * `dynamic_…` keys. Whatever is left out keeps its value, or the default for somebody new.
 */
import type { AttributeDefinition } from "./attributes.ts";
import type { OrgUnits, UnitInput } from "./org-units.ts";
import type { CostCenterShare, CustomValue, Person } from "./person.ts";

type Resolved =
  | "id"
  | "supervisorId"
  | "departmentId"
  | "officeId"
  | "teamId"
  | "subcompanyId"
  | "costCenters"
  | "custom"
  | "createdAt"
  | "modifiedAt"
  | "changedAt"
  | "raw"
  | "hidden";

/** Somebody by id or as the `Person` a test holds. */
export type PersonRef = number | { readonly id: number };

export type CostCenterInput =
  | string
  | { readonly id: number; readonly name: string; readonly percentage?: number };

export type PersonInput = Partial<Omit<Person, Resolved>> & {
  readonly department?: UnitInput;
  readonly office?: UnitInput;
  readonly team?: UnitInput;
  readonly subcompany?: UnitInput;
  /** Names share the cost evenly. */
  readonly costCenters?: readonly CostCenterInput[];
  readonly supervisor?: PersonRef | null;
  /** By key (`dynamic_…`) or by label (`Art der Anstellung`). */
  readonly custom?: Readonly<Record<string, CustomValue>>;
};

export type NewPersonInput = PersonInput & {
  readonly id?: number;
  readonly createdAt?: Date | string;
};

export const idOf = (ref: PersonRef): number => (typeof ref === "number" ? ref : ref.id);

type Lookup = {
  readonly units: OrgUnits;
  readonly attributes: readonly AttributeDefinition[];
  readonly custom: Person["custom"];
};

const UNIT_FIELDS = [
  ["department", "departmentId"],
  ["office", "officeId"],
  ["team", "teamId"],
  ["subcompany", "subcompanyId"],
] as const;

/** The fields of `Person` that an input sets. `lookup.custom` is what the person has so far. */
export function toPersonFields(input: PersonInput, lookup: Lookup): Partial<Person> {
  const { department, office, team, subcompany, costCenters, supervisor, custom, ...plain } = input;
  const units = { department, office, team, subcompany };
  const unitIds = UNIT_FIELDS.flatMap(([kind, field]) => {
    const unit = units[kind];
    return unit === undefined ? [] : [[field, lookup.units.idOf(kind, unit)] as const];
  });
  return {
    ...plain,
    ...Object.fromEntries(unitIds),
    ...(costCenters && { costCenters: toShares(costCenters, lookup.units) }),
    ...(supervisor !== undefined && { supervisorId: supervisor === null ? null : idOf(supervisor) }),
    ...(custom && { custom: { ...lookup.custom, ...byKey(custom, lookup.attributes) } }),
  };
}

function toShares(inputs: readonly CostCenterInput[], units: OrgUnits): readonly CostCenterShare[] {
  const even = Math.round(100 / inputs.length);
  return inputs.map((input) => {
    if (typeof input === "string") return { id: units.idOf("costCenter", input) ?? 0, percentage: even };
    const { percentage = even, ...unit } = input;
    return { id: units.idOf("costCenter", unit) ?? unit.id, percentage };
  });
}

function byKey(
  values: Record<string, CustomValue>,
  attributes: readonly AttributeDefinition[],
): Person["custom"] {
  const entries = Object.entries(values).map(([name, value]) => {
    const attribute =
      attributes.find(({ key }) => key === name) ?? attributes.find(({ label }) => label === name);
    if (!attribute?.key.startsWith("dynamic_")) throw new Error(`There is no custom attribute "${name}"`);
    return [attribute.key, value] as const;
  });
  return Object.fromEntries(entries);
}
