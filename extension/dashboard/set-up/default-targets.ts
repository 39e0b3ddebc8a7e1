/** What is assigned from the start (product.md, rule 6); the server has it too, but not before it knows Personio. */
import type { Target } from "../../api/answers.ts";

export const DEFAULTS: ReadonlyArray<readonly [key: string, target: Target]> = [
  ["id", { kind: "field", field: "externalId" }],
  ["first_name", { kind: "field", field: "firstName" }],
  ["last_name", { kind: "field", field: "lastName" }],
  ["email", { kind: "field", field: "email" }],
  ["status", { kind: "field", field: "status" }],
  ["position", { kind: "field", field: "jobTitle" }],
  ["supervisor", { kind: "field", field: "manager" }],
  ["hire_date", { kind: "field", field: "startDate" }],
  ["termination_date", { kind: "field", field: "endDate" }],
  ["office", { kind: "field", field: "location" }],
  ["department", { kind: "team" }],
  ["gender", { kind: "field", field: "gender" }],
];
