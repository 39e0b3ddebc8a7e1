/** A page of the list → employees, records that name nobody, and what the wrappers said about the attributes. Pure. */
import type { Employee } from "../core/employee.ts";
import type { AttributeInfo, InvalidRecord } from "../sync/employee-source.ts";
import { toAttributeInfo } from "./parse-attribute-list.ts";
import type { WirePage } from "./parse-page.ts";
import { parseAttribute, parseRecord, type WireRecord } from "./parse-record.ts";
import { toEmployee } from "./to-employee.ts";
import type { WantedAttribute } from "./wanted-attributes.ts";

export type EmployeePage = {
  readonly index: number;
  readonly received: number;
  readonly total: number | null;
  readonly endsBefore: number | null;
  readonly employees: readonly Employee[];
  readonly invalid: readonly InvalidRecord[];
  readonly seenAttributes: readonly AttributeInfo[];
};

export function toEmployeePage(
  index: number,
  page: WirePage,
  wanted: readonly WantedAttribute[],
): EmployeePage {
  const records: WireRecord[] = [];
  const invalid: InvalidRecord[] = [];
  for (const entry of page.records) {
    const record = parseRecord(entry);
    if (record.ok) records.push(record.value);
    else invalid.push({ id: null, problem: record.error });
  }
  return {
    index,
    received: page.records.length,
    total: page.total,
    endsBefore: page.endsBefore,
    employees: records.map((record) => toEmployee(record, wanted)),
    invalid,
    seenAttributes: ["id", "status", ...wanted.map(({ key }) => key)].flatMap((key) => seenIn(records, key)),
  };
}

/** Every record of a page has the same wrappers, so the first one that has it is asked. */
function seenIn(records: readonly WireRecord[], key: string): readonly AttributeInfo[] {
  for (const { attributes } of records) {
    const wire = parseAttribute(attributes, key);
    if (wire !== undefined) return [toAttributeInfo(key, { ...wire, options: [] })];
  }
  return [];
}
