/** What the server says is wrong, field by field. */
import type { Failure } from "../../api/failure.ts";

/** Field → the server's message. */
export type FieldErrors = Readonly<Record<string, string>>;

/** Of a `422 invalid-request`: `params.issues`, each with a path and a message. */
export function fieldErrorsOf({ params }: Failure): FieldErrors {
  const issues: unknown = params?.["issues"];
  if (!Array.isArray(issues)) return {};
  const named = issues.flatMap((issue: unknown) => {
    const path = textOf(issue, "path");
    const message = textOf(issue, "message");
    return path === null || message === null ? [] : [[path, message] as const];
  });
  return Object.fromEntries(named);
}

/** Of a `409`: who or what stands in the way. */
export const holderOf = ({ params }: Failure, key: "accountId" | "teamId"): string | null =>
  textOf(params, key);

function textOf(of: unknown, key: string): string | null {
  if (typeof of !== "object" || of === null) return null;
  const value: unknown = Reflect.get(of, key);
  return typeof value === "string" ? value : null;
}
