/** The pages of those who changed, one after another: few as a rule, and no read that anything may be missing from. */
import type { Employee } from "../core/employee.ts";
import { ok, type Result } from "../core/result.ts";
import type { SourceFailure } from "../sync/employee-source.ts";
import { PAGE_RECORDS } from "./parse-page.ts";
import type { EmployeePage } from "./to-employee-page.ts";

type FetchPage = (index: number) => Promise<Result<EmployeePage, SourceFailure>>;

export async function fetchChanged(
  fetchPage: FetchPage,
  atMost: number,
): Promise<Result<readonly Employee[] | "too-many", SourceFailure>> {
  const people: Employee[] = [];
  for (let index = 0; index * PAGE_RECORDS < atMost; index++) {
    const page = await fetchPage(index);
    if (!page.ok) return page;
    const { employees, received, total, endsBefore } = page.value;
    people.push(...employees);
    if ((total ?? 0) > atMost) break;
    if (received === 0 || (endsBefore !== null && endsBefore <= index + 1)) return ok(people);
  }
  return ok("too-many");
}
