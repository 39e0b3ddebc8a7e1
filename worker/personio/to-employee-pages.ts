/** Several pages, fetched in any order → one answer in the order of the list. Pure. */
import type { AttributeInfo, EmployeePages } from "../sync/employee-source.ts";
import type { EmployeePage } from "./to-employee-page.ts";

export function toEmployeePages(fetched: readonly EmployeePage[]): EmployeePages {
  const pages = fetched.toSorted((one, other) => one.index - other.index);
  const totals = new Set(pages.flatMap(({ total }) => (total === null ? [] : [total])));
  const [total = null] = totals.size === 1 ? totals : [];
  return {
    employees: pages.flatMap(({ employees }) => employees),
    invalid: pages.flatMap(({ invalid }) => invalid),
    total,
    totalChanged: totals.size > 1,
    received: pages.reduce((sum, { received }) => sum + received, 0),
    last: isLast(pages.at(-1)),
    seenAttributes: firstOfEach(pages.flatMap(({ seenAttributes }) => seenAttributes)),
  };
}

/** The page furthest back has the newest and nearest view of the end. */
const isLast = (page: EmployeePage | undefined): boolean =>
  page !== undefined && page.endsBefore !== null && page.endsBefore <= page.index + 1;

function firstOfEach(infos: readonly AttributeInfo[]): readonly AttributeInfo[] {
  const byKey = new Map<string, AttributeInfo>();
  for (const info of infos) if (!byKey.has(info.key)) byKey.set(info.key, info);
  return [...byKey.values()];
}
