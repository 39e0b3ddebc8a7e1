/**
 * Everybody on whom it depends what a plan makes of one person: those who share an address with them, have one they want,
 * or stand behind an account that has it, and so on. Pairing these alone gives the same as pairing the whole company,
 * without loading it: of the others only ids and addresses are looked at.
 */
import type { Database } from "../../../db/database.ts";
import { parseJson } from "../../config/load-config.ts";
import { type Account, emailKey } from "../../core/account.ts";
import { type Employee, type EmployeeId, type EmployeeStatus, isEmployeeRef } from "../../core/employee.ts";
import { emailOf } from "../../core/mapping.ts";
import { ACCOUNT_COLUMNS, type AccountRow, accountOf } from "../../directory/load-directory.ts";

export type Kin = { readonly employees: readonly Employee[]; readonly accounts: readonly Account[] };

export type Who = { readonly accountId: string } | { readonly employeeId: string };

/** What is still to be looked up. */
type Search = {
  readonly accounts: Set<string>;
  readonly employees: Set<string>;
  readonly addresses: Set<string>;
};

type Found = { readonly employees: Map<string, Employee>; readonly accounts: Map<string, Account> };

/**
 * `withLines`: and everybody up their reporting lines, as they are and as Personio wants them, with their kin: whether a
 * line changes depends on who will be active, and on circles.
 */
export async function loadKin(db: Database, who: Who, { withLines = false } = {}): Promise<Kin> {
  const found: Found = { employees: new Map(), accounts: new Map() };
  const byAddress = await loadAddresses(db);
  const asked = emptySearch();
  let search = emptySearch();
  if ("accountId" in who) search.accounts.add(who.accountId);
  else search.employees.add(who.employeeId);
  while (search.accounts.size + search.employees.size + search.addresses.size > 0) {
    remember(asked, search);
    const part = await look(db, search);
    for (const it of part.employees) found.employees.set(it.id, it);
    for (const it of part.accounts) found.accounts.set(it.id, it);
    const next = nextSearch(part, search.addresses, byAddress);
    if (withLines) addLines(next, part);
    search = without(next, asked);
  }
  return {
    employees: [...found.employees.values()].sort(byId),
    accounts: [...found.accounts.values()].sort(byId),
  };
}

/** As a plan has them. */
const byId = (a: { id: string }, b: { id: string }): number =>
  a.id.length - b.id.length || (a.id < b.id ? -1 : 1);

const emptySearch = (): Search => ({ accounts: new Set(), employees: new Set(), addresses: new Set() });

function remember(asked: Search, search: Search): void {
  for (const kind of KINDS) for (const it of search[kind]) asked[kind].add(it);
}

function without(search: Search, asked: Search): Search {
  const rest = emptySearch();
  for (const kind of KINDS) for (const it of search[kind]) if (!asked[kind].has(it)) rest[kind].add(it);
  return rest;
}

const KINDS = ["accounts", "employees", "addresses"] as const;

type Addresses = ReadonlyMap<string, readonly string[]>;

/** Whoever stands behind an account, and whoever wants its address; the account's address, and whoever has that. */
function nextSearch({ employees, accounts }: Kin, addresses: Set<string>, byAddress: Addresses): Search {
  const next = emptySearch();
  for (const address of addresses) for (const id of byAddress.get(address) ?? []) next.employees.add(id);
  for (const account of accounts) {
    next.addresses.add(emailKey(account.email));
    if (account.externalId !== null) next.employees.add(account.externalId);
  }
  for (const employee of employees) {
    const email = employee.status === "active" ? emailOf(employee) : null;
    if (typeof email === "string") next.addresses.add(emailKey(email));
  }
  return next;
}

function addLines(next: Search, { employees, accounts }: Kin): void {
  for (const { managerId } of accounts) if (managerId !== null) next.accounts.add(managerId);
  for (const { values } of employees) {
    if (isEmployeeRef(values.supervisor)) next.employees.add(values.supervisor.employeeId);
  }
}

/** Address → the active employees Personio gives it to. */
async function loadAddresses(db: Database): Promise<Addresses> {
  const rows = await db.$client
    .prepare(
      "SELECT id, iif(json_valid(data), data ->> '$.email', NULL) FROM employee WHERE status = 'active'",
    )
    .raw<[string, unknown]>();
  const byAddress = new Map<string, string[]>();
  for (const [id, email] of rows) {
    if (typeof email !== "string") continue;
    const key = emailKey(email);
    const ids = byAddress.get(key);
    if (ids === undefined) byAddress.set(key, [id]);
    else ids.push(id);
  }
  return byAddress;
}

async function look(db: Database, { accounts, employees, addresses }: Search): Promise<Kin> {
  const d1 = db.$client;
  const [people, found] = await d1.batch([
    d1
      .prepare("SELECT id, status, data FROM employee WHERE id IN (SELECT value FROM json_each(?1))")
      .bind(listOf(employees)),
    d1
      .prepare(
        `SELECT ${ACCOUNT_COLUMNS} FROM account WHERE id IN (SELECT value FROM json_each(?1))
           OR external_id IN (SELECT value FROM json_each(?2)) OR email_key IN (SELECT value FROM json_each(?3))`,
      )
      .bind(listOf(accounts), listOf(employees), listOf(addresses)),
  ]);
  return {
    employees: ((people?.results ?? []) as EmployeeRow[]).map(employeeOf),
    accounts: ((found?.results ?? []) as AccountRow[]).map((row) => accountOf(row, NO_MEMBERSHIPS)),
  };
}

const listOf = (ids: ReadonlySet<string>): string => JSON.stringify([...ids]);

const NO_MEMBERSHIPS = new Map<string, never>();

type EmployeeRow = { readonly id: EmployeeId; readonly status: EmployeeStatus | null; readonly data: string };

const employeeOf = ({ id, status, data }: EmployeeRow): Employee => {
  return { id, status, values: Object(parseJson(data)) };
};
