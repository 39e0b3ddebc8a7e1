/** Which of the fields that were just edited the next sync sets back. */
import type { Database } from "../../../db/database.ts";
import type { AccountId } from "../../core/account.ts";
import { isEmployeeRef } from "../../core/employee.ts";
import { fieldsSetBack } from "../../core/explain-edit.ts";
import { loadPerson } from "./load-person.ts";

/** Asked after the edit is written. `changed`: fields as in a change's record; they come back as the API names them. */
export async function loadOverwritten(
  db: Database,
  accountId: string,
  changed: readonly string[],
): Promise<string[]> {
  if (changed.length === 0) return [];
  const { account, employee, ...person } = await loadPerson(db, { accountId });
  if (account === null) return [];
  const supervisor = employee?.values["supervisor"];
  const supervisorAccountId = isEmployeeRef(supervisor) ? await loadActive(db, supervisor.employeeId) : null;
  const edited = { ...person, account, employee, supervisorAccountId };
  return fieldsSetBack(edited, changed).map((field) => (field === "manager" ? "managerId" : field));
}

async function loadActive(db: Database, employeeId: string): Promise<AccountId | null> {
  const row = await db.$client
    .prepare("SELECT id FROM account WHERE external_id = ?1 AND state = 'active'")
    .bind(employeeId)
    .first<{ id: AccountId }>();
  return row?.id ?? null;
}
