/**
 * What changes for a few people who were read anew, while everybody else is as the last complete read found them. The
 * same plan as any other, cut down to these people: whoever isn't one of them is held, and nobody is gone.
 */
import { countsOf } from "./counts.ts";
import type { Employee, EmployeeId } from "./employee.ts";
import type { PlanInput } from "./picture.ts";
import { type Plan, plan } from "./plan.ts";

export type ChangedPlan = Pick<Plan, "changes" | "findings" | "counts" | "linkedActive" | "relinks">;

/** Everybody, those read anew as they are now. */
export type ChangedInput = Omit<PlanInput, "gone" | "nameless" | "heldBack">;

export function planChanged(input: ChangedInput, ids: ReadonlySet<EmployeeId>): ChangedPlan {
  const whole = plan({ ...input, gone: NOBODY, nameless: 0, heldBack: othersOf(input.employees, ids) });
  const isTheirs = (id: EmployeeId | null): boolean => id !== null && ids.has(id);
  // Teams are nobody's: what these people need of them is part of it.
  const changes = whole.changes.filter((it) => it.teamId !== null || isTheirs(it.employeeId));
  const held = changes.filter(({ kind }) => kind === "hold").length;
  const excluded = changes.filter(({ kind }) => kind === "exclude").length;
  const touched = new Set(changes.flatMap(({ employeeId }) => employeeId ?? []));
  return {
    changes,
    findings: whole.findings.filter((it) => isTheirs(it.employeeId)),
    counts: countsOf(changes, {
      people: { employees: ids.size, linked: 0, excluded, held, waiting: 0 },
      unchanged: ids.size - touched.size,
      autoInvite: input.autoInvite,
    }),
    linkedActive: whole.linkedActive,
    relinks: changes.filter((it) => it.reason.code === "rehired").length,
  };
}

const NOBODY: ReadonlySet<EmployeeId> = new Set();

/** Somebody who has left isn't held, for a rehire may take over their account. */
const othersOf = (employees: readonly Employee[], ids: ReadonlySet<EmployeeId>): ReadonlySet<EmployeeId> =>
  new Set(employees.filter(({ id, status }) => !ids.has(id) && status !== "inactive").map(({ id }) => id));
