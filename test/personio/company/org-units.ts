/**
 * Departments, offices, teams, subcompanies and cost centres: numbered and named once for the whole company, so
 * that a rename keeps the id and shows on everybody at the same moment. People only hold ids.
 */
import { type Place, placeOf } from "./places.ts";

export const UNIT_KINDS = ["department", "office", "team", "subcompany", "costCenter"] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];
export type Unit = { readonly id: number; readonly name: string };

/** A name finds or makes a unit; `{ id, name }` makes exactly that one; `null` is none. */
export type UnitInput = string | Unit | null;

const FIRST_ID: Readonly<Record<UnitKind, number>> = {
  department: 7_304_110,
  office: 1_559_700,
  team: 935_400,
  subcompany: 127_800,
  costCenter: 730_200,
};

export class OrgUnits {
  readonly #units = new Map<UnitKind, Map<number, Unit>>(UNIT_KINDS.map((kind) => [kind, new Map()]));
  readonly #places = new Map<number, Place>();
  #revision = 0;

  /** Grows with every rename: what was rendered before is stale. */
  get revision(): number {
    return this.#revision;
  }

  all(kind: UnitKind): readonly Unit[] {
    return [...this.#of(kind).values()];
  }

  get(kind: UnitKind, id: number | null): Unit | undefined {
    return id === null ? undefined : this.#of(kind).get(id);
  }

  /** By id, or by the exact name (the first that has it). */
  find(kind: UnitKind, idOrName: number | string): Unit | undefined {
    if (typeof idOrName === "number") return this.#of(kind).get(idOrName);
    for (const unit of this.#of(kind).values()) if (unit.name === idOrName) return unit;
    return undefined;
  }

  /** Where an office was when it was opened; a later rename doesn't move it. */
  placeOf(officeId: number | null): Place {
    return (officeId === null ? undefined : this.#places.get(officeId)) ?? placeOf(undefined);
  }

  idOf(kind: UnitKind, input: UnitInput): number | null {
    if (input === null) return null;
    if (typeof input === "string") return (this.find(kind, input) ?? this.add(kind, input)).id;
    const known = this.#of(kind).get(input.id);
    if (known && known.name !== input.name) {
      throw new Error(
        `${kind} ${input.id} is called "${known.name}"; rename it before calling it "${input.name}"`,
      );
    }
    return (known ?? this.add(kind, input.name, input.id)).id;
  }

  /** A new unit, even if another one has the same name. */
  add(kind: UnitKind, name: string, id?: number): Unit {
    const units = this.#of(kind);
    const unit = { id: id ?? this.#freeId(kind), name };
    if (units.has(unit.id)) throw new Error(`There is a ${kind} ${unit.id} already`);
    units.set(unit.id, unit);
    if (kind === "office") this.#places.set(unit.id, placeOf(name));
    return unit;
  }

  rename(kind: UnitKind, idOrName: number | string, name: string): Unit {
    const unit = this.find(kind, idOrName);
    if (!unit) throw new Error(`There is no ${kind} ${JSON.stringify(idOrName)}`);
    const renamed = { id: unit.id, name };
    this.#of(kind).set(unit.id, renamed);
    this.#revision += 1;
    return renamed;
  }

  #of(kind: UnitKind): Map<number, Unit> {
    const units = this.#units.get(kind);
    if (!units) throw new Error(`Unknown kind of unit: ${kind}`);
    return units;
  }

  #freeId(kind: UnitKind): number {
    const units = this.#of(kind);
    let id = FIRST_ID[kind] + units.size * 3;
    while (units.has(id)) id += 1;
    return id;
  }
}
