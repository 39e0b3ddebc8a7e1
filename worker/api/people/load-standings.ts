/**
 * Everybody of the last read and how they stand. Who gets an account depends on everybody else, so all of them are looked
 * at; of each only what decides is kept, for 50,000 whole records would fill a Worker.
 */
import type { Database } from "../../../db/database.ts";
import { loadConfig } from "../../config/load-config.ts";
import type { Account } from "../../core/account.ts";
import { BLANK } from "../../core/diff.ts";
import type { Employee } from "../../core/employee.ts";
import { exclusionsOf } from "../../core/exclusion.ts";
import {
  type EmployeeStanding,
  onlyAttributes,
  standingAttributes,
  standingsOf,
} from "../../core/standings.ts";
import { readEmployees } from "../../directory/read-employees.ts";
import { loadLastRead } from "./load-last-read.ts";
import { loadMovedAccounts } from "./load-moved-accounts.ts";

export async function loadStandings(db: Database): Promise<readonly EmployeeStanding[]> {
  const [config, { asked }, moved, accounts] = await Promise.all([
    loadConfig(db),
    loadLastRead(db),
    loadMovedAccounts(db),
    loadLinks(db),
  ]);
  const exclusions = exclusionsOf(config.exclusions);
  const keys = standingAttributes(exclusions);
  const employees: Employee[] = [];
  for await (const part of readEmployees(db)) {
    for (const employee of part) employees.push(onlyAttributes(employee, keys));
  }
  const { autoReactivate } = config.settings;
  return standingsOf({ employees, accounts, exclusions, autoReactivate, asked, moved });
}

/** Accounts without what they carry: by that nobody is paired. */
async function loadLinks(db: Database): Promise<readonly Account[]> {
  const { results } = await db.$client
    .prepare("SELECT id, external_id AS externalId, link, email, state FROM account ORDER BY id")
    .all<Pick<Account, "id" | "externalId" | "link" | "email" | "state">>();
  return results.map((row) => ({ ...BLANK, managerId: null, ...row }));
}
