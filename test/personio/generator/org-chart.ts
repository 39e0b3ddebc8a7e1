/**
 * Seats before people: departments of believable sizes, and in each a tree of bounded width, so that everybody has
 * one line up to the chief and nobody stands in a circle.
 */
import { DEPARTMENT_KINDS, type DepartmentKind, MANAGEMENT, REGIONS, type Style } from "./departments.ts";

export type Rank = "chief" | "deputy" | "head" | "lead" | "member";

export type Seat = {
  readonly rank: Rank;
  readonly department: string;
  readonly kind: DepartmentKind | null;
  readonly team: string | null;
  /** Index of the supervisor's seat, always a smaller one than the own. */
  readonly supervisor: number | null;
};

type Department = { readonly name: string; readonly kind: DepartmentKind; readonly size: number };

/** How many people report to one lead. */
const SPAN = 7;
const HEADS_PER_DEPUTY = 8;

export function orgChart(people: number, style: Style): readonly Seat[] {
  if (people === 0) return [];
  const departments = departmentsOf(people, style);
  const deputies =
    departments.length > HEADS_PER_DEPUTY + 1 ? Math.ceil(departments.length / HEADS_PER_DEPUTY) : 0;
  const management = { department: MANAGEMENT.name[style], kind: null, team: null };
  const seats: Seat[] = [{ ...management, rank: "chief", supervisor: null }];
  for (let deputy = 0; deputy < deputies; deputy += 1)
    seats.push({ ...management, rank: "deputy", supervisor: 0 });
  for (const [index, department] of departments.entries()) {
    const boss = deputies === 0 ? 0 : 1 + (index % deputies);
    seats.push(...departmentSeats(department, { first: seats.length, boss }));
  }
  return seats.slice(0, people);
}

/** Person i of a department reports to person (i − 1) / SPAN: a tree that fills up level by level. */
function departmentSeats(
  { name, kind, size }: Department,
  { first, boss }: { readonly first: number; readonly boss: number },
): readonly Seat[] {
  const leadOf = (index: number): number => Math.floor((index - 1) / SPAN);
  return Array.from({ length: size }, (_, index): Seat => {
    if (index === 0) return { rank: "head", department: name, kind, team: null, supervisor: boss };
    const leads = index * SPAN + 1 < size;
    const group = leads ? index : leadOf(index);
    return {
      rank: leads ? "lead" : "member",
      department: name,
      kind,
      team: group === 0 ? null : teamName(kind, { department: name, group }),
      supervisor: first + leadOf(index),
    };
  });
}

function teamName(
  kind: DepartmentKind,
  { department, group }: { department: string; group: number },
): string {
  const named = kind.teams[group - 1];
  return named ? `${department} – ${named}` : `${department} – Team ${group}`;
}

function departmentsOf(people: number, style: Style): readonly Department[] {
  const kinds = DEPARTMENT_KINDS.slice(
    0,
    Math.max(1, Math.min(DEPARTMENT_KINDS.length, Math.ceil(people / 15))),
  );
  const regions = Math.min(REGIONS.length + 1, Math.max(1, Math.ceil(people / 2_500)));
  const wanted = Array.from({ length: regions }, (_, region) =>
    kinds.map((kind) => ({ kind, name: regionalName(kind.name[style], region), weight: kind.weight })),
  ).flat();
  const sizes = shareOut(
    people,
    wanted.map(({ weight }) => weight),
  );
  return wanted.flatMap(({ kind, name }, index) => {
    const size = sizes[index] ?? 0;
    return size > 0 ? [{ kind, name, size }] : [];
  });
}

const regionalName = (name: string, region: number): string =>
  region === 0 ? name : `${name} ${REGIONS[region - 1]}`;

/** Whole numbers in proportion to the weights; what rounding leaves goes to the first. */
function shareOut(total: number, weights: readonly number[]): readonly number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const sizes = weights.map((weight) => Math.floor((total * weight) / sum));
  const rest = total - sizes.reduce((all, size) => all + size, 0);
  return sizes.map((size, index) => (index === 0 ? size + rest : size));
}
