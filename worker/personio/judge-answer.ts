/** What Personio's answers mean, endpoint by endpoint: the same 404 says “gone” of one person and “unreadable” of a list. */
import type { Employee, EmployeeId } from "../core/employee.ts";
import { err, ok, type Result } from "../core/result.ts";
import type { AttributeInfo, InvalidRecord, Reread, SourceFailure } from "../sync/employee-source.ts";
import type { Settled } from "./create-sender.ts";
import { type Body, isRefusal, unreadable } from "./exchange.ts";
import { parseAttributeList } from "./parse-attribute-list.ts";
import { parsePage } from "./parse-page.ts";
import { parseAttribute, parseRecord, type WireRecord } from "./parse-record.ts";
import { toEmployee } from "./to-employee.ts";
import { type EmployeePage, toEmployeePage } from "./to-employee-page.ts";
import type { WantedAttribute } from "./wanted-attributes.ts";

/** `null`: these credentials may not list attributes. */
export function toAttributeListResult(
  answer: Settled,
): Result<readonly AttributeInfo[] | null, SourceFailure> {
  if (answer.kind === "declined" && (answer.status === 403 || answer.status === 404)) return ok(null);
  const body = toBody(answer);
  if (!body.ok) return body;
  const list = parseAttributeList(body.value["data"]);
  return list === null ? err(unreadable("no-attribute-list")) : ok(list);
}

export function toPageResult(
  answer: Settled,
  index: number,
  wanted: readonly WantedAttribute[],
): Result<EmployeePage, SourceFailure> {
  const body = toBody(answer);
  if (!body.ok) return body;
  const page = parsePage(body.value, index);
  return page.ok ? ok(toEmployeePage(index, page.value, wanted)) : err(unreadable(page.error));
}

/** An answer about somebody else is worse than none; a broken record of this one person is only a finding. */
export function toSingleResult(
  answer: Settled,
  id: EmployeeId,
  wanted: readonly WantedAttribute[],
): Result<Employee | InvalidRecord | "gone", SourceFailure> {
  const reread = toRereadResult(answer, id, wanted);
  if (!reread.ok) return reread;
  const { value } = reread;
  return ok(value !== "gone" && "employee" in value ? value.employee : value);
}

/** The same, with the instant of the last change: no attribute of anybody's account, and so never stored with them. */
export function toRereadResult(
  answer: Settled,
  id: EmployeeId,
  wanted: readonly WantedAttribute[],
): Result<Reread | InvalidRecord | "gone", SourceFailure> {
  if (answer.kind === "declined" && answer.status === 404) return ok("gone");
  const body = toBody(answer);
  if (!body.ok) return body;
  const record = parseRecord(body.value["data"]);
  if (!record.ok) return ok({ id, problem: record.error });
  if (record.value.id !== id) return err(unreadable("another-employee"));
  return ok({ employee: toEmployee(record.value, wanted), modifiedAt: modifiedAtOf(record.value) });
}

/** A real instant with its offset, unlike Personio's dates. */
function modifiedAtOf({ attributes }: WireRecord): number | null {
  const value = parseAttribute(attributes, "last_modified_at")?.value;
  const instant = typeof value === "string" ? Date.parse(value) : Number.NaN;
  return Number.isNaN(instant) ? null : instant;
}

function toBody(answer: Settled): Result<Body, SourceFailure> {
  switch (answer.kind) {
    case "answered":
      return ok(answer.body);
    case "failed":
      return err(answer.failure);
    case "declined":
      return err(
        isRefusal(answer.status) ? { reason: "credentials-refused" } : unreadable(`status-${answer.status}`),
      );
  }
}
