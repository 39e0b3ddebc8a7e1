/** A page of employees: who is asked for, by last name, then first name. Pure. */
import { textOf } from "../../core/employee.ts";
import { foldName } from "../../core/fold-name.ts";
import { employeeName } from "../../core/picture.ts";
import type { EmployeeStanding } from "../../core/standings.ts";
import { type Anchor, placeBehind } from "../http/anchors.ts";
import type { EmployeeAnswer, EmployeeQuery } from "./employee-routes.ts";

/** What the list is sorted by. */
export type EmployeePlace = readonly [last: string, first: string, id: string];

export type EmployeeRow = EmployeeStanding & { readonly id: string; readonly place: EmployeePlace };

/** One more than the page has, where there are more. */
export function listEmployeeRows(
  everybody: readonly EmployeeStanding[],
  { q, standing, limit }: EmployeeQuery,
  anchors: readonly Anchor[] | null,
): readonly EmployeeRow[] {
  const words = wordsOf(q ?? "").map((word) => ` ${word}`);
  const wanted = everybody.filter((it) => {
    if (standing !== undefined && it.standing !== standing) return false;
    return words.length === 0 || isFound(it, words);
  });
  const after = anchors === null ? null : placeBehind(anchors, placesOf(everybody, anchors));
  return wanted
    .map((it) => ({ ...it, id: it.employee.id, place: placeOf(it) }))
    .filter(({ place }) => after === null || compare(place, after) > 0)
    .sort((a, b) => compare(a.place, b.place))
    .slice(0, limit + 1);
}

export function presentEmployee({
  employee,
  standing,
  accountId,
  rule,
  exclusion,
}: EmployeeStanding): EmployeeAnswer {
  const { id, status } = employee;
  return { employeeId: id, name: employeeName(employee), status, standing, accountId, rule, exclusion };
}

function placesOf(
  everybody: readonly EmployeeStanding[],
  anchors: readonly Anchor[],
): ReadonlyMap<string, EmployeePlace> {
  const ids = new Set(anchors.map(([id]) => id));
  const named = everybody.filter(({ employee }) => ids.has(employee.id));
  return new Map(named.map((it) => [it.employee.id, placeOf(it)]));
}

const placeOf = ({ employee }: EmployeeStanding): EmployeePlace => [
  foldName(textOf(employee, "last_name") ?? ""),
  foldName(textOf(employee, "first_name") ?? ""),
  employee.id,
];

function compare(a: EmployeePlace, b: EmployeePlace): number {
  const differing = a.findIndex((part, index) => part !== b[index]);
  return differing < 0 ? 0 : (a[differing] ?? "") < (b[differing] ?? "") ? -1 : 1;
}

/** Every word begins a name, the address or the id. */
function isFound({ employee }: EmployeeStanding, words: readonly string[]): boolean {
  const names = ["first_name", "last_name", "email"].map((key) => textOf(employee, key) ?? "");
  const text = ` ${wordsOf([...names, employee.id].join(" ")).join(" ")}`;
  return words.every((word) => text.includes(word));
}

/** Without regard to case and accents; the parts of a double name are words as well. */
const wordsOf = (text: string): readonly string[] =>
  foldName(text.normalize("NFC").toLowerCase())
    .split(/[\s-]+/u)
    .filter((word) => word !== "");
