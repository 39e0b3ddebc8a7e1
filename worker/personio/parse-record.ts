/**
 * One employee as it stands on the wire: `{ type: "Employee", attributes: { key: wrapper } }`, a wrapper being
 * `{ label, value, type, universal_id }` (captures before 2018 have only the first two). Only the id is insisted on;
 * attributes are looked at one by one, and only the wanted ones.
 */
import type { AttributeKey, EmployeeId } from "../core/employee.ts";
import { err, ok, type Result } from "../core/result.ts";
import { isRecord } from "../http/is-record.ts";
import { parseEmployeeId } from "./parse-employee-id.ts";

export type WireRecord = {
  readonly id: EmployeeId;
  readonly attributes: Readonly<Record<AttributeKey, unknown>>;
};

export type WireAttribute = {
  readonly label: string | null;
  readonly value: unknown;
  readonly type: string | null;
  readonly universalId: string | null;
};

export type RecordProblem = "no-attributes" | "no-id";

export function parseRecord(value: unknown): Result<WireRecord, RecordProblem> {
  const attributes = isRecord(value) ? value["attributes"] : undefined;
  if (!isRecord(attributes)) return err("no-attributes");
  const id = parseEmployeeId(parseAttribute(attributes, "id")?.value);
  return id === null ? err("no-id") : ok({ id, attributes });
}

/** `undefined`: not there, so the credentials may not read it (rule 10), or not a wrapper. */
export function parseAttribute(
  attributes: WireRecord["attributes"],
  key: AttributeKey,
): WireAttribute | undefined {
  const wrapper = Object.hasOwn(attributes, key) ? attributes[key] : undefined;
  if (!isRecord(wrapper)) return undefined;
  return {
    label: textOrNull(wrapper["label"]),
    value: wrapper["value"],
    type: textOrNull(wrapper["type"]),
    universalId: textOrNull(wrapper["universal_id"]),
  };
}

const textOrNull = (value: unknown): string | null =>
  typeof value === "string" && value !== "" ? value : null;
