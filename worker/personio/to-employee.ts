/** A parsed record → an employee, cut down to the wanted attributes. Pure; nothing unwanted is even looked at. */
import {
  type AttributeKey,
  type AttributeValue,
  EMPLOYEE_STATUSES,
  type Employee,
  type EmployeeStatus,
} from "../core/employee.ts";
import { parseAttribute, type WireRecord } from "./parse-record.ts";
import { toAttributeValue } from "./to-attribute-value.ts";
import { BIRTHDAY, type WantedAttribute } from "./wanted-attributes.ts";

export function toEmployee(record: WireRecord, wanted: readonly WantedAttribute[]): Employee {
  const values: Record<AttributeKey, AttributeValue> = {};
  for (const attribute of wanted) {
    const value = valueIn(record, attribute);
    if (value !== undefined) values[attribute.key] = value;
  }
  return { id: record.id, status: statusOf(record), values };
}

function valueIn(record: WireRecord, attribute: WantedAttribute): AttributeValue | undefined {
  const wire = parseAttribute(record.attributes, attribute.key);
  if (wire === undefined || wire.universalId === BIRTHDAY) return undefined;
  return toAttributeValue(wire, attribute);
}

/** Exactly one of Personio's four words; anything else holds the person rather than being guessed at. */
function statusOf({ attributes }: WireRecord): EmployeeStatus | null {
  const value = parseAttribute(attributes, "status")?.value;
  return EMPLOYEE_STATUSES.find((status) => status === value) ?? null;
}
