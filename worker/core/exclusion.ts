/**
 * Who is cut off (product.md, rules 22 to 26). A value is compared exactly as Personio spells it,
 * after Unicode NFC and trimming at both ends; of tags and cost centres, any one counts.
 */
import type { AttributeKey, Employee } from "./employee.ts";
import { namesOf } from "./mapping.ts";

/** Attribute key → excluded values, normalised by `exclusionsOf`. */
export type Exclusions = ReadonlyMap<AttributeKey, ReadonlySet<string>>;

export type ExclusionRule = { readonly key: AttributeKey; readonly value: string };

/** Unknown: an attribute an exclusion needs could not be read, so nobody can say. */
export type ExclusionVerdict =
  | { readonly kind: "excluded"; readonly by: ExclusionRule }
  | { readonly kind: "included" }
  | { readonly kind: "unknown"; readonly key: AttributeKey };

export const normalizeValue = (value: string): string => value.normalize("NFC").trim();

export function exclusionsOf(rules: Iterable<ExclusionRule>): Exclusions {
  const byKey = new Map<AttributeKey, Set<string>>();
  for (const { key, value } of rules) {
    const values = byKey.get(key) ?? new Set();
    byKey.set(key, values.add(normalizeValue(value)));
  }
  return byKey;
}

/** The values of one attribute by which a person can be excluded. `undefined`: the attribute was absent. */
export function excludableValues(employee: Employee, key: AttributeKey): readonly string[] | undefined {
  if (key === "id") return [employee.id];
  if (key === "status") return employee.status === null ? undefined : [employee.status];
  const value = employee.values[key];
  return value === undefined ? undefined : namesOf(value);
}

/** Every rule that matches, in the order of the exclusions. */
export function matchingRules(employee: Employee, exclusions: Exclusions): readonly ExclusionRule[] {
  const rules: ExclusionRule[] = [];
  for (const [key, excluded] of exclusions) {
    for (const value of excludableValues(employee, key) ?? []) {
      if (excluded.has(normalizeValue(value))) rules.push({ key, value });
    }
  }
  return rules;
}

export function judgeExclusion(employee: Employee, exclusions: Exclusions): ExclusionVerdict {
  const [by] = matchingRules(employee, exclusions);
  if (by !== undefined) return { kind: "excluded", by };
  for (const [key, excluded] of exclusions) {
    if (excluded.size > 0 && excludableValues(employee, key) === undefined) return { kind: "unknown", key };
  }
  return { kind: "included" };
}

export type ExclusionWarning = {
  readonly value: string;
  readonly code: "unknown-value" | "not-read-yet" | "differs-only-in-case" | "differs-only-in-space";
  readonly suggestion?: string;
  readonly people?: number;
};

/**
 * What to tell an admin who excludes `value`: nothing when somebody has it, else the nearest value that somebody has. One
 * that only Personio's options know is right as long as nobody has a near miss of it. `known` has the people per value of
 * the last read (0 for Personio's own options); `null` when never read.
 */
export function warnAbout(value: string, known: ReadonlyMap<string, number> | null): ExclusionWarning | null {
  if (known === null) return { value, code: "not-read-yet" };
  const wanted = normalizeValue(value);
  const alike = [...known]
    .map(([spelling, people]) => ({ spelling, people, normal: normalizeValue(spelling) }))
    .filter((it) => folded(it.normal) === folded(wanted));
  const same = alike.filter((it) => it.normal === wanted);
  if (same.some((it) => it.people > 0)) return null;
  const [near] = alike
    .filter((it) => it.normal !== wanted)
    .map((it) => ({ ...it, inSpace: withoutBlanks(it.normal) === withoutBlanks(wanted) }))
    .sort(nearestFirst);
  if (same.length > 0 && (near === undefined || near.people === 0)) return null;
  if (near === undefined) return { value, code: "unknown-value" };
  const code = near.inSpace ? "differs-only-in-space" : "differs-only-in-case";
  return { value, code, suggestion: near.spelling, people: near.people };
}

type NearMiss = { readonly people: number; readonly inSpace: boolean };

/** What people have rather than what nobody has; what differs in blanks alone; what most people have. */
const nearestFirst = (a: NearMiss, b: NearMiss): number =>
  Number(b.people > 0) - Number(a.people > 0) || Number(b.inSpace) - Number(a.inSpace) || b.people - a.people;

const withoutBlanks = (text: string): string => text.replace(/\s+/gu, "");
const folded = (text: string): string => withoutBlanks(text).toLowerCase();
