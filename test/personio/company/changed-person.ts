/**
 * A person after a change: which attributes differ is worked out here, so that `last_modified_at` and
 * `updated_since` tell the truth, and a change that changes nothing leaves the very same object.
 */
import { FIELD_ATTRIBUTES, type Person, STATUSES } from "./person.ts";

export function changedPerson(before: Person, change: Partial<Person>, at: Date): Person {
  const wanted: Person = { ...before, ...change };
  const after = change.raw ? settled(wanted, change.raw) : wanted;
  const fields = changedFieldKeys(before, after);
  const keys = [
    ...fields,
    ...changedEntryKeys(before.custom, after.custom),
    ...changedEntryKeys(before.raw, after.raw),
  ];
  if (keys.length === 0) return after.zone === before.zone ? before : after;
  const changedAt = Object.fromEntries(keys.map((key) => [key, at.getTime()]));
  return {
    ...after,
    // A field set by its own name ends an earlier patch of the same attribute.
    raw: change.raw ? after.raw : without(after.raw, keys),
    changedAt: { ...before.changedAt, ...changedAt },
    modifiedAt: at,
  };
}

/** A patched value that the person's own fields can express is put there too, so that tests read it back. */
function settled(person: Person, raw: Person["raw"]): Person {
  const fields = FIELD_ATTRIBUTES.flatMap(([field, key, sort]) => {
    const value = raw[key];
    return isOfSort(value, sort) ? [[field, sort === "date" ? dayOf(value) : value]] : [];
  });
  return { ...person, ...Object.fromEntries(fields) };
}

function isOfSort(value: unknown, sort: (typeof FIELD_ATTRIBUTES)[number][2]): boolean {
  if (sort === "text") return typeof value === "string";
  if (sort === "email") return typeof value === "string" || value === null;
  if (sort === "status") return STATUSES.some((status) => status === value);
  return sort === "date" && (value === null || /^\d{4}-\d\d-\d\d/.test(String(value)));
}

const dayOf = (value: unknown): string | null => (value === null ? null : String(value).slice(0, 10));

const changedFieldKeys = (before: Person, after: Person): readonly string[] =>
  FIELD_ATTRIBUTES.flatMap(([field, key]) => (isSame(before[field], after[field]) ? [] : [key]));

const changedEntryKeys = (
  before: Record<string, unknown>,
  after: Record<string, unknown>,
): readonly string[] => Object.keys(after).filter((key) => !isSame(before[key], after[key]));

const isSame = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

const without = (values: Person["raw"], keys: readonly string[]): Person["raw"] =>
  Object.fromEntries(Object.entries(values).filter(([key]) => !keys.includes(key)));
