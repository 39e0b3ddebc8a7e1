/**
 * The left side: an employee as Personio describes them, normalised. Adapters build these, the core only reads them.
 *
 * An attribute that is missing from `values` could not be read (absent); one that is `null` was read and is empty.
 * The difference decides whether an account keeps or clears a field (product.md, rule 10).
 */
export type EmployeeId = string & { readonly __brand: "EmployeeId" };

/** Personio's key of an attribute: `first_name`, `dynamic_42`. Never its label. */
export type AttributeKey = string;

/** Something Personio names and numbers: a department, office, team, subcompany. */
export type NamedRef = { readonly id: string; readonly name: string };

/** The supervisor: an employee's id, nothing else of them is needed. */
export type EmployeeRef = { readonly employeeId: EmployeeId };

/** Empty is `null`, dates are `YYYY-MM-DD`, tags and cost centres are lists of their names. */
export type AttributeValue = null | string | number | readonly string[] | NamedRef | EmployeeRef;

export const EMPLOYEE_STATUSES = ["onboarding", "active", "leave", "inactive"] as const;
export type EmployeeStatus = (typeof EMPLOYEE_STATUSES)[number];

export type Employee = {
  readonly id: EmployeeId;
  /** `null` when Personio's record of this one person has no status we know: such a person is held. */
  readonly status: EmployeeStatus | null;
  /** Every readable attribute but `id` and `status`. */
  readonly values: Readonly<Record<AttributeKey, AttributeValue>>;
};

export const isNamedRef = (value: AttributeValue | undefined): value is NamedRef =>
  typeof value === "object" && value !== null && "name" in value;

export const isEmployeeRef = (value: AttributeValue | undefined): value is EmployeeRef =>
  typeof value === "object" && value !== null && "employeeId" in value;

/** A text attribute such as the first name; `null` when there is none. */
export function textOf(employee: Employee, key: AttributeKey): string | null {
  const value = employee.values[key];
  return typeof value === "string" ? value : null;
}
