/** What the server says is wrong, field by field. */
import type { Failure } from "../../api/failure.ts";
import type { AccountIssue } from "../../i18n/dashboard/people-account.ts";

/** Field → a code of what is wrong with it; empty: nobody says. */
export type FieldErrors = Readonly<Record<string, string>>;

/**
 * Of a `422 invalid-request`: `params.issues`, each with a path and a message. The server's own rules are codes
 * (`manager-cycle`); what a validator says is a sentence for a log, so there the field says what is wrong with it.
 */
export function fieldErrorsOf({ params }: Failure): FieldErrors {
  const issues: unknown = params?.["issues"];
  if (!Array.isArray(issues)) return {};
  const named = issues.flatMap((issue: unknown) => {
    const path = textOf(issue, "path");
    const message = textOf(issue, "message");
    return path === null || message === null ? [] : [[path, codeOf(path, message)] as const];
  });
  return Object.fromEntries(named);
}

const CODE = /^[a-z]+(-[a-z]+)+$/u;
const BY_FIELD: ReadonlyMap<string, AccountIssue> = new Map([
  ["email", "invalid-email"],
  ["startDate", "invalid-date"],
  ["endDate", "invalid-date"],
]);

const codeOf = (path: string, message: string): string =>
  CODE.test(message) ? message : (BY_FIELD.get(path) ?? "");

/** Of a `409`: who or what stands in the way. */
export const holderOf = ({ params }: Failure, key: "accountId" | "teamId"): string | null =>
  textOf(params, key);

function textOf(of: unknown, key: string): string | null {
  if (typeof of !== "object" || of === null) return null;
  const value: unknown = Reflect.get(of, key);
  return typeof value === "string" ? value : null;
}
