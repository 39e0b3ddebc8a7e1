/**
 * One employee as the test Personio keeps them. Values that cannot be changed in place: each change makes a new
 * `Person`, so "is it still the same object" answers "has it changed". What it looks like on the wire is in wire-values.ts.
 */
export const STATUSES = ["onboarding", "active", "leave", "inactive"] as const;
export type Status = (typeof STATUSES)[number];

export type CostCenterShare = { readonly id: number; readonly percentage: number };

/** Tags are a list here; on the wire they are one string. Dates are `YYYY-MM-DD`. */
export type CustomValue = string | number | null | readonly string[];

export type Person = {
  readonly id: number;
  readonly firstName: string;
  readonly lastName: string;
  /** The whole name somebody goes by; mostly empty. */
  readonly preferredName: string;
  readonly email: string | null;
  readonly gender: string;
  readonly status: Status;
  readonly position: string;
  readonly supervisorId: number | null;
  readonly employmentType: "internal" | "external";
  /** Text, as Personio has it: `"40"`. */
  readonly weeklyHours: string;
  readonly hireDate: string | null;
  readonly contractEndDate: string | null;
  readonly terminationDate: string | null;
  readonly terminationType: string;
  readonly terminationReason: string;
  readonly probationEndDate: string | null;
  readonly lastWorkingDay: string | null;
  readonly subcompanyId: number | null;
  readonly officeId: number | null;
  readonly departmentId: number | null;
  readonly teamId: number | null;
  readonly costCenters: readonly CostCenterShare[];
  /** A month, or 0. */
  readonly salary: number;
  readonly hourlySalary: number;
  readonly vacationDays: number | null;
  readonly hasPicture: boolean;
  /** Custom attributes by key; what is missing is empty. */
  readonly custom: Readonly<Record<string, CustomValue>>;
  /** Overrides the office's zone. */
  readonly zone: string | null;
  readonly createdAt: Date;
  readonly modifiedAt: Date;
  /** When an attribute last changed (epoch ms); what is missing has not changed since `createdAt`. */
  readonly changedAt: Readonly<Record<string, number>>;
  /** Values sent exactly as they are, whatever the fields above say: see `patch`. */
  readonly raw: Readonly<Record<string, unknown>>;
  /** Attributes missing from this one person's record. */
  readonly hidden: readonly string[];
};

/**
 * Which attribute shows a field, and of what sort it is: what `updated_since` looks at, and where a patched text or
 * date comes back in.
 */
export const FIELD_ATTRIBUTES = [
  ["firstName", "first_name", "text"],
  ["lastName", "last_name", "text"],
  ["preferredName", "preferred_name", "text"],
  ["email", "email", "email"],
  ["gender", "gender", "text"],
  ["status", "status", "status"],
  ["position", "position", "text"],
  ["supervisorId", "supervisor", "other"],
  ["employmentType", "employment_type", "other"],
  ["weeklyHours", "weekly_working_hours", "text"],
  ["hireDate", "hire_date", "date"],
  ["contractEndDate", "contract_end_date", "date"],
  ["terminationDate", "termination_date", "date"],
  ["terminationType", "termination_type", "text"],
  ["terminationReason", "termination_reason", "text"],
  ["probationEndDate", "probation_period_end", "date"],
  ["lastWorkingDay", "last_working_day", "date"],
  ["subcompanyId", "subcompany", "other"],
  ["officeId", "office", "other"],
  ["departmentId", "department", "other"],
  ["teamId", "team", "other"],
  ["costCenters", "cost_centers", "other"],
  ["salary", "fix_salary", "other"],
  ["hourlySalary", "hourly_salary", "other"],
  ["vacationDays", "absence_entitlement", "other"],
  ["hasPicture", "profile_picture", "other"],
] as const;

export const fullName = (person: Person): string => `${person.firstName} ${person.lastName}`;
