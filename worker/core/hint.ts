/**
 * What an event of Personio's means for us: whom to read anew. Events carry ids only, under keys that are published
 * nowhere, so a person's id is looked for where it may be expected; without one, Personio is asked who changed.
 */
import type { EmployeeId } from "./employee.ts";

export type Hint =
  | { readonly kind: "person"; readonly id: EmployeeId }
  /** It concerns somebody, and doesn't say whom. */
  | { readonly kind: "unclear" }
  /** Nothing of it is synced: absences, attendance, documents, `ping`. */
  | { readonly kind: "none" };

export type PersonioEvent = { readonly name: string; readonly payload: unknown };

/** An event of these that comes later is taken as well: reading once too often does no harm. */
const ABOUT_PEOPLE = /^(person|employment)\./u;
/** Personio numbers its people; an employment's id is a UUID, and nobody's. */
const PERSON_ID = /^[1-9]\d{0,17}$/u;

export function hintOf({ name, payload }: PersonioEvent): Hint {
  const [, subject] = ABOUT_PEOPLE.exec(name) ?? [];
  if (subject === undefined) return { kind: "none" };
  const ids = new Set(placesOf(subject, payload).flatMap(personIdOf));
  const [id] = ids;
  // Two different ones could be anybody's.
  return id === undefined || ids.size > 1 ? { kind: "unclear" } : { kind: "person", id };
}

function placesOf(subject: string, payload: unknown): readonly unknown[] {
  const { person, person_id, personId, employee_id, employment, id } = fieldsOf(payload);
  const inEmployment = fieldsOf(employment);
  return [
    ...[person_id, personId, employee_id, person, fieldsOf(person)["id"]],
    ...[inEmployment["person_id"], fieldsOf(inEmployment["person"])["id"]],
    ...(subject === "person" ? [id] : []),
  ];
}

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null ? { ...value } : {};

function personIdOf(value: unknown): EmployeeId[] {
  const text = typeof value === "number" && Number.isSafeInteger(value) ? String(value) : value;
  return isPersonId(text) ? [text] : [];
}

const isPersonId = (value: unknown): value is EmployeeId =>
  typeof value === "string" && PERSON_ID.test(value);
