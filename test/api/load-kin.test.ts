/** One person with their kin is paired as in the middle of the whole company. Against SQLite, without a Worker. */
import { globSync, readFileSync } from "node:fs";
import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Database } from "../../db/database.ts";
import { type Kin, loadKin, type Who } from "../../worker/api/people/load-kin.ts";
import { emailKey } from "../../worker/core/account.ts";
import { wantedOf } from "../../worker/core/mapping.ts";
import { type Match, matchAccounts } from "../../worker/core/match.ts";
import { managersOf } from "../../worker/core/people.ts";
import type { PlanInput } from "../../worker/core/picture.ts";
import { company } from "../core/random-company.ts";

const sqlite = new DatabaseSync(":memory:");
for (const file of globSync("db/migrations/*.sql").sort()) sqlite.exec(readFileSync(file, "utf8"));

/** As much of D1 as is asked for here. */
const statement = (sql: string, values: readonly SQLInputValue[] = []) => ({
  bind: (...bound: readonly SQLInputValue[]) => statement(sql, bound),
  all: () => ({ results: sqlite.prepare(sql).all(...values) }),
  raw: async () =>
    sqlite
      .prepare(sql)
      .all(...values)
      .map((row) => Object.values(row)),
});
const d1 = {
  prepare: (sql: string) => statement(sql),
  batch: async (statements: ReadonlyArray<ReturnType<typeof statement>>) => statements.map((it) => it.all()),
};
const db = { $client: d1 } as unknown as Database;

const insertEmployee = sqlite.prepare("INSERT INTO employee (id, status, hash, data) VALUES (?, ?, '', ?)");
const insertAccount = sqlite.prepare(
  `INSERT INTO account (id, external_id, link, email, email_key, custom, sourced, state, manager_id, created_at)
   VALUES (?, ?, ?, ?, ?, '{}', '[]', ?, ?, 0)`,
);

function store({ employees, accounts }: PlanInput): void {
  sqlite.exec("DELETE FROM employee; DELETE FROM account");
  for (const { id, status, values } of employees) insertEmployee.run(id, status, JSON.stringify(values));
  for (const { id, externalId, link, email, state, managerId } of accounts) {
    insertAccount.run(id, externalId, link, email, emailKey(email), state, managerId);
  }
}

/** Accounts by their ids: of the others' fields nothing is stored here. */
const brief = (match: Match | undefined) =>
  match === undefined
    ? null
    : JSON.stringify({ who: match.employee, ...match.pairing }, (key, value) =>
        key === "account" ? (value?.id ?? null) : value,
      );

const behind = (matches: readonly Match[], who: Who): string | null =>
  brief(
    "employeeId" in who
      ? matches.find(({ employee }) => employee.id === who.employeeId)
      : matches.find(({ pairing }) => "account" in pairing && pairing.account?.id === who.accountId),
  );

test("pairs everybody, from either side, as the whole company does", async () => {
  const property = fc.asyncProperty(company, async (given) => {
    store(given);
    const { exclusions, gone } = given;
    const rest = { exclusions, gone, heldBack: new Set<never>() };
    const employees = [...given.employees].sort((a, b) => Number(a.id) - Number(b.id));
    const whole = matchAccounts({ ...given, employees, ...rest });
    const everybody: readonly Who[] = [
      ...given.employees.map(({ id }) => ({ employeeId: id })),
      ...given.accounts.map(({ id }) => ({ accountId: id })),
    ];
    for (const who of everybody) {
      const kin = await loadKin(db, who);
      expect(behind(matchAccounts({ ...kin, ...rest }), who)).toEqual(behind(whole, who));
    }
  });
  await fc.assert(property, { numRuns: 500 });
});

test("plans the manager of everybody, with those up their lines, as the whole company does", async () => {
  const property = fc.asyncProperty(company, async (given) => {
    store(given);
    const rest = { ...given, heldBack: new Set<never>() };
    const managersIn = ({ employees, accounts }: Kin) => {
      const input = { ...rest, employees, accounts };
      const people = matchAccounts(input).map((it) => ({
        ...it,
        wanted: wantedOf(it.employee, given.mapping),
      }));
      return managersOf({ input, people }).changes;
    };
    const employees = [...given.employees].sort((a, b) => Number(a.id) - Number(b.id));
    const whole = managersIn({ employees, accounts: given.accounts });
    for (const { id } of given.accounts) {
      const kin = await loadKin(db, { accountId: id }, { withLines: true });
      expect(managersIn(kin).get(id)).toBe(whole.get(id));
    }
  });
  await fc.assert(property, { numRuns: 500 });
});

test("leaves alone who has nothing to do with them", async () => {
  sqlite.exec("DELETE FROM employee; DELETE FROM account");
  for (const id of ["1", "2", "3"]) {
    insertEmployee.run(id, "active", JSON.stringify({ email: `${id}@x.de` }));
    insertAccount.run(`a${id}`, id, "linked", `${id}@x.de`, `${id}@x.de`, "active", null);
  }
  for (const who of [{ employeeId: "2" }, { accountId: "a2" }]) {
    const { employees, accounts } = await loadKin(db, who);
    expect([...employees, ...accounts].map(({ id }) => id)).toEqual(["2", "a2"]);
  }
  expect(await loadKin(db, { employeeId: "nobody" })).toEqual({ employees: [], accounts: [] });
});
