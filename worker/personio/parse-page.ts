/**
 * One answer of the employee list. Old answers lack the metadata, so a page says where the list ends as well as it can:
 * by the total, else by being short. An empty page always ends it, whatever total was claimed.
 */
import { err, ok, type Result } from "../core/result.ts";
import { isRecord } from "../http/is-record.ts";
import { parseCount } from "../http/parse-count.ts";

/** Personio's maximum since 2025-01-31. */
export const PAGE_RECORDS = 100;

export type WirePage = {
  readonly records: readonly unknown[];
  /** How many people Personio says there are; `null` when this answer does not say. */
  readonly total: number | null;
  /** Index of the first page that has nobody on it; `null` when this page can't tell. */
  readonly endsBefore: number | null;
};

export function parsePage(
  body: Readonly<Record<string, unknown>>,
  index: number,
): Result<WirePage, "no-list" | "page-limit-below-100"> {
  const { data: records, metadata, limit } = body;
  if (!Array.isArray(records)) return err("no-list");
  if (isCutShort(records.length, parseCount(limit))) return err("page-limit-below-100");
  const total = isRecord(metadata) ? parseCount(metadata["total_elements"]) : null;
  return ok({ records, total, endsBefore: endOf(index, records.length, total) });
}

/** A server that gives less than we ask for makes our next offset skip people. */
const isCutShort = (received: number, limit: number | null): boolean =>
  limit !== null && limit > 0 && limit < PAGE_RECORDS && received >= limit;

function endOf(index: number, received: number, total: number | null): number | null {
  if (received === 0) return index;
  const isTotalCredible = total !== null && total >= index * PAGE_RECORDS + received;
  if (isTotalCredible) return Math.ceil(total / PAGE_RECORDS);
  return received < PAGE_RECORDS ? index + 1 : null;
}
