/**
 * One wrapper → one value of ours (rules 7, 10, 11). `null` is read and empty; `undefined` is absent: nothing we could
 * trust was sent, so an account keeps what it has. Half a list would be a wrong list, so it is absent too.
 */
import type { AttributeValue } from "../core/employee.ts";
import { isRecord } from "../http/is-record.ts";
import { calendarDateOf } from "./calendar-date.ts";
import { cleanText } from "./clean-text.ts";
import { parseEmployeeId } from "./parse-employee-id.ts";
import type { WireAttribute } from "./parse-record.ts";
import { splitTags } from "./split-tags.ts";
import type { WantedAttribute } from "./wanted-attributes.ts";

type Value = AttributeValue | undefined;

const NUMBER = /^-?\d{1,15}(\.\d{1,15})?$/;
const MAX_LIST_ENTRIES = 1_000;

export function toAttributeValue(wire: WireAttribute, wanted: WantedAttribute): Value {
  const { value } = wire;
  if (value === null || value === undefined || value === "") return null;
  const type = wire.type ?? wanted.listedType;
  if (typeof value === "string") return textValue(value, type, wanted);
  if (typeof value === "number") return numberValue(value, type);
  if (Array.isArray(value)) return listValue(value);
  return isRecord(value) ? referenceValue(value, wanted.key) : undefined;
}

function textValue(text: string, type: string | null, wanted: WantedAttribute): Value {
  if (type === "date" || wanted.listedType === "date") return calendarDateOf(text);
  if (type === "integer" || type === "decimal") return NUMBER.test(text) ? Number(text) : undefined;
  if (type === "tags") return listValue(splitTags(text, wanted.optionsWithComma));
  return cleanText(text) || null;
}

function numberValue(number: number, type: string | null): Value {
  if (type === "date" || !Number.isFinite(number)) return undefined;
  return type === "tags" ? [String(number)] : number;
}

/** Tags, cost centres and everything else that comes as a list: the names. */
function listValue(entries: readonly unknown[]): Value {
  if (entries.length > MAX_LIST_ENTRIES) return undefined;
  const names: string[] = [];
  for (const entry of entries) {
    const name = nameOf(entry);
    if (name === undefined) return undefined;
    if (name !== "") names.push(name);
  }
  return names.length === 0 ? null : names;
}

function nameOf(entry: unknown): string | undefined {
  if (typeof entry === "string") return cleanText(entry);
  if (typeof entry === "number" && Number.isFinite(entry)) return String(entry);
  const name =
    isRecord(entry) && isRecord(entry["attributes"]) ? unwrapped(entry["attributes"]["name"]) : null;
  return typeof name === "string" && name !== "" ? cleanText(name) : undefined;
}

/** Office, department and their like have bare `id` and `name`; a supervisor has wrappers, in the short form only `id`. */
function referenceValue(value: Readonly<Record<string, unknown>>, key: string): Value {
  const { attributes } = value;
  if (!isRecord(attributes)) return undefined;
  const id = unwrapped(attributes["id"]);
  if (key === "supervisor" || value["type"] === "Employee") {
    const employeeId = parseEmployeeId(id);
    return employeeId === null ? undefined : { employeeId };
  }
  const name = nameOf(value);
  return isReferenceId(id) && name ? { id: cleanText(String(id)), name } : undefined;
}

const unwrapped = (value: unknown): unknown => (isRecord(value) ? value["value"] : value);

/** Ids of schedules exceed 2^53 and arrive rounded, though always alike. */
const isReferenceId = (id: unknown): id is string | number =>
  typeof id === "string" ? id !== "" : typeof id === "number" && Number.isInteger(id);
