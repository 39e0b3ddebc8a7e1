/** Something HR should mend in Personio. What it says in words is the client's business; here are codes and data. */
import type { EmployeeId } from "./employee.ts";

export type FindingCode =
  | "no-email"
  | "email-conflict"
  | "identity-conflict"
  | "manager-unknown"
  | "manager-deactivated"
  | "manager-cycle"
  | "attribute-not-readable"
  | "team-name-similar"
  | "waiting-for-reactivation"
  | "invalid-record";

export type Finding = {
  readonly code: FindingCode;
  readonly employeeId: EmployeeId | null;
  /** The person's name, or the team's. */
  readonly name: string | null;
  readonly params: Readonly<Record<string, string | readonly string[]>>;
};

/** What makes two findings the same finding, so that one keeps the day it was first seen. */
export const findingKey = (finding: Pick<Finding, "code" | "employeeId" | "name" | "params">): string =>
  [finding.code, finding.employeeId ?? finding.params.attribute ?? finding.name ?? ""].join(":");
