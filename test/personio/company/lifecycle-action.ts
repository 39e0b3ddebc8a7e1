/** The lifecycle as data, for tests in other processes: `{"action":"end","id":13649300,"on":"2026-12-31"}`. */
import type { Company, Ending, Move, NewName, Promotion, Rehire } from "./company.ts";
import type { Person } from "./person.ts";
import type { NewPersonInput, PersonInput } from "./person-input.ts";

export type LifecycleAction =
  | { readonly action: "add" | "hire"; readonly person?: NewPersonInput }
  | { readonly action: "change"; readonly id: number; readonly to: PersonInput }
  | { readonly action: "move"; readonly id: number; readonly to: Move }
  | { readonly action: "rename"; readonly id: number; readonly to: NewName }
  | { readonly action: "promote"; readonly id: number; readonly to: Promotion }
  | { readonly action: "change-email"; readonly id: number; readonly email: string | null }
  | { readonly action: "leave" | "return"; readonly id: number }
  | { readonly action: "delete"; readonly id: number }
  | ({ readonly action: "end"; readonly id: number } & Ending)
  | { readonly action: "rehire"; readonly id: number; readonly person?: Rehire }
  | { readonly action: "patch"; readonly id: number; readonly values: Readonly<Record<string, unknown>> }
  | { readonly action: "hide"; readonly id: number; readonly attributes: readonly string[] }
  | { readonly action: "rename-department"; readonly department: number | string; readonly name: string }
  | { readonly action: "schedule"; readonly on: string; readonly do: LifecycleAction }
  | { readonly action: "advance"; readonly to: string };

/** What each action must bring besides `action`. */
const REQUIRED: Readonly<Record<LifecycleAction["action"], readonly string[]>> = {
  add: [],
  hire: [],
  change: ["id", "to"],
  move: ["id", "to"],
  rename: ["id", "to"],
  promote: ["id", "to"],
  "change-email": ["id", "email"],
  leave: ["id"],
  return: ["id"],
  delete: ["id"],
  end: ["id"],
  rehire: ["id"],
  patch: ["id", "values"],
  hide: ["id", "attributes"],
  "rename-department": ["department", "name"],
  schedule: ["on", "do"],
  advance: ["to"],
};

export const ACTIONS: readonly string[] = Object.keys(REQUIRED);

export function isLifecycleAction(input: unknown): input is LifecycleAction {
  if (typeof input !== "object" || input === null || !("action" in input)) return false;
  const required = Object.entries(REQUIRED).find(([action]) => action === input.action)?.[1];
  return required?.every((field) => field in input) ?? false;
}

/** The person it was done to, as they are now; `null` where there is none. Throws what the company throws. */
export function performAction(company: Company, action: LifecycleAction): Person | null {
  switch (action.action) {
    case "add":
      return company.add(action.person);
    case "hire":
      return company.hire(action.person);
    case "change":
      return company.change(action.id, action.to);
    case "move":
      return company.move(action.id, action.to);
    case "rename":
      return company.rename(action.id, action.to);
    case "promote":
      return company.promote(action.id, action.to);
    case "change-email":
      return company.changeEmail(action.id, action.email);
    case "leave":
      return company.sendOnLeave(action.id);
    case "return":
      return company.returnFromLeave(action.id);
    case "end":
      return company.end(action.id, action);
    case "rehire":
      return company.rehire(action.id, action.person);
    case "patch":
      return company.patch(action.id, action.values);
    case "hide":
      return company.hide(action.id, action.attributes);
    default:
      return performCompanyWide(company, action);
  }
}

function performCompanyWide(
  company: Company,
  action: Extract<LifecycleAction, { action: "delete" | "rename-department" | "schedule" | "advance" }>,
): null {
  if (action.action === "delete") company.delete(action.id);
  else if (action.action === "rename-department") company.renameDepartment(action.department, action.name);
  else if (action.action === "schedule") company.schedule(action.on, () => performAction(company, action.do));
  else company.advanceTo(action.to);
  return null;
}
