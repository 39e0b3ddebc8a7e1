/** Which values an attribute has, and for how many people: what an admin chooses exclusions from. */
import type { AttributeKey, Employee } from "./employee.ts";
import { excludableValues } from "./exclusion.ts";

/** Attribute → value as Personio spells it → people. An attribute that is missing was never read. */
export type ValueCounts = Map<AttributeKey, Map<string, number>>;

/** Adds people to the counts, part by part. `keys`: of these attributes only. */
export function countValues(
  counts: ValueCounts,
  employees: Iterable<Employee>,
  keys: ReadonlySet<AttributeKey> | null = null,
): void {
  for (const employee of employees) {
    for (const key of ["id", "status", ...Object.keys(employee.values)]) {
      if (keys === null || keys.has(key)) countValuesOf(counts, employee, key);
    }
  }
}

/** Somebody with the same tag twice is one person. */
function countValuesOf(counts: ValueCounts, employee: Employee, key: AttributeKey): void {
  const values = excludableValues(employee, key);
  if (values === undefined) return;
  const known = counts.get(key) ?? new Map<string, number>();
  counts.set(key, known);
  const different = values.length > 1 ? new Set(values) : values;
  for (const value of different) known.set(value, (known.get(value) ?? 0) + 1);
}

export type ValueChoice = { readonly value: string; readonly people: number };

/** The most frequent first; then, with nobody, what Personio itself offers. `limit` values in all. */
export function choicesOf(
  counted: ReadonlyMap<string, number>,
  options: readonly string[],
  limit: number,
): readonly ValueChoice[] {
  const read = [...counted].map(([value, people]) => ({ value, people }));
  read.sort((a, b) => b.people - a.people || (a.value < b.value ? -1 : 1));
  const unused = [...new Set(options)].filter((option) => !counted.has(option));
  return [...read, ...unused.map((value) => ({ value, people: 0 }))].slice(0, limit);
}
