/**
 * The fields of an account, a link or a team in words, and the values that are codes: one place for popup and dashboard.
 * Names of custom attributes are the company's own and stay as they are.
 */

export type FieldName =
  | "externalId"
  | "email"
  | "firstName"
  | "lastName"
  | "jobTitle"
  | "startDate"
  | "endDate"
  | "location"
  /** Of a destination: our team. */
  | "department"
  | "gender"
  | "level"
  | "manager"
  | "teams"
  | "link"
  | "state"
  | "name";

/** Whose values are words of ours, or of Personio's, and not what somebody typed in. */
type CodedField = "link" | "state" | "gender";

export type FieldMessages = {
  readonly name: Readonly<Record<FieldName, string>>;
  readonly value: Readonly<Record<CodedField, Readonly<Record<string, string>>>>;
};

const CUSTOM = "custom.";

/** As the contract names a field: `jobTitle`, `custom.Cost centre`. */
export function fieldName(field: string, { name }: FieldMessages): string {
  if (field.startsWith(CUSTOM)) return field.slice(CUSTOM.length);
  const known: Readonly<Record<string, string | undefined>> = name;
  return known[field] ?? field;
}

type Value = string | number | readonly string[] | null;
type Formats = {
  readonly list: (items: readonly string[]) => string;
  readonly date: (date: string) => string;
  readonly number: (value: number) => string;
};

const DATE = /^\d{4}-\d{2}-\d{2}$/u;

/** `null`: there is none. */
export function fieldValue(field: string, value: Value, by: FieldMessages & Formats): string | null {
  if (value === null || value === "") return null;
  if (typeof value === "number") return by.number(value);
  if (typeof value !== "string") return value.length === 0 ? null : by.list(value);
  if (DATE.test(value)) return by.date(value);
  const coded: Readonly<Record<string, Readonly<Record<string, string>> | undefined>> = by.value;
  return coded[field]?.[value] ?? value;
}
