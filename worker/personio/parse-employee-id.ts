/** Personio numbers its employees; ids travel as text everywhere else, for some exceed what a number can hold. */
import type { EmployeeId } from "../core/employee.ts";

const EMPLOYEE_ID = /^[A-Za-z0-9_-]{1,40}$/;

/** `null` for anything that could name two people, or nobody. */
export function parseEmployeeId(value: unknown): EmployeeId | null {
  if (typeof value === "number") return Number.isSafeInteger(value) && value > 0 ? asId(String(value)) : null;
  return typeof value === "string" && EMPLOYEE_ID.test(value) ? asId(value) : null;
}

const asId = (text: string): EmployeeId => text as EmployeeId;
