/** What it takes to compare our answers with published ones: shapes of values, and a gap in the specification mended. */
export type Tree = Readonly<Record<string, unknown>>;

const isTree = (value: unknown): value is Tree =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What sort of value it is, as far as a reader of it would care. */
export function kindOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return value.length === 0 ? "empty list" : "list";
  if (typeof value !== "string") return typeof value;
  if (/^\d{4}-\d\d-\d\dT00:00:00[+-]\d\d:\d\d$/.test(value)) return "local midnight";
  return /^\d{4}-\d\d-\d\d/.test(value) ? "date or instant" : "text";
}

/** Same kinds all the way down; ours may have more fields, never fewer. */
export function looksLike(theirs: unknown, ours: unknown): boolean {
  if (kindOf(theirs) !== kindOf(ours)) return false;
  if (Array.isArray(theirs) && Array.isArray(ours))
    return theirs.length === 0 || looksLike(theirs[0], ours[0]);
  if (!isTree(theirs) || !isTree(ours)) return true;
  return Object.entries(theirs).every(([key, value]) => key in ours && looksLike(value, ours[key]));
}

/**
 * The specification gives most values a type and never says that they can be null, though its own examples and every
 * capture have nulls. Lets every `value` be null and changes nothing else.
 */
export function withNullableValues(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withNullableValues);
  if (!isTree(schema)) return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([key, part]) => {
      const inner = withNullableValues(part);
      return [key, key === "value" && isTree(part) ? { anyOf: [{ type: "null" }, inner] } : inner];
    }),
  );
}
