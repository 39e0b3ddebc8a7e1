/**
 * Which pages to fetch, and when. The very first one goes alone: it usually tells the total, so that nothing behind the
 * end is asked for; the rest go several at a time. One failure stops them all, for a read with a hole in it is worth nothing.
 */
import { err, ok, type Result } from "../core/result.ts";
import type { PageRange, SourceFailure } from "../sync/employee-source.ts";
import { PAGE_RECORDS } from "./parse-page.ts";
import type { EmployeePage } from "./to-employee-page.ts";

type Range = Pick<PageRange, "firstPage" | "pages" | "knownTotal">;
type PageResult = Result<EmployeePage, SourceFailure>;
export type FetchPage = (index: number, stop: AbortSignal) => Promise<PageResult>;

export async function fetchPages(
  fetchPage: FetchPage,
  range: Range,
  concurrency: number,
): Promise<Result<readonly EmployeePage[], SourceFailure>> {
  const stop = new AbortController();
  const fetched: EmployeePage[] = [];
  const failures: SourceFailure[] = [];
  let next = range.firstPage;

  async function fetchNext(): Promise<void> {
    const page = await fetchPage(next++, stop.signal);
    if (page.ok) fetched.push(page.value);
    else failures.push(page.error);
    if (!page.ok) stop.abort();
  }
  const isMoreToFetch = () => failures.length === 0 && next < endOf(range, fetched);
  async function fetchOn(): Promise<void> {
    while (isMoreToFetch()) await fetchNext();
  }

  if (range.knownTotal === undefined && isMoreToFetch()) await fetchNext();
  await Promise.all(Array.from({ length: concurrency }, fetchOn));
  return failures[0] === undefined ? ok(fetched) : err(failures[0]);
}

/** The first page not to ask for. Totals may change while we read: the largest counts, unless a page came back empty. */
function endOf(range: Range, fetched: readonly EmployeePage[]): number {
  let end = range.firstPage + range.pages;
  if (range.knownTotal !== undefined && fetched.length === 0) {
    end = Math.min(end, Math.ceil(range.knownTotal / PAGE_RECORDS));
  }
  const ends = fetched.flatMap(({ received, endsBefore }) =>
    received > 0 && endsBefore !== null ? [endsBefore] : [],
  );
  if (ends.length > 0) end = Math.min(end, Math.max(...ends));
  for (const { received, index } of fetched) if (received === 0) end = Math.min(end, index);
  return end;
}
