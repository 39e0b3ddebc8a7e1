/** Ids → the names an admin knows people by: employees as last read, accounts as the directory has them. */
import { z } from "@hono/zod-openapi";
import type { Database } from "../../../db/database.ts";
import type { EmployeeId } from "../../core/employee.ts";
import { employeeName } from "../../core/picture.ts";
import { readStored } from "../http/stored-json.ts";

/** Whoever is not here is known by no name. */
export type PersonNames = ReadonlyMap<string, string>;

export async function loadPersonNames(db: Database, ids: Iterable<string>): Promise<PersonNames> {
  const wanted = JSON.stringify([...new Set(ids)]);
  if (wanted === "[]") return new Map();
  const d1 = db.$client;
  const [accounts, employees] = await d1.batch([
    d1
      .prepare(
        `SELECT id, coalesce(nullif(trim(coalesce(first_name, '') || ' ' || coalesce(last_name, '')), ''), email) AS name
         FROM account WHERE id IN (SELECT value FROM json_each(?1))`,
      )
      .bind(wanted),
    d1.prepare("SELECT id, data FROM employee WHERE id IN (SELECT value FROM json_each(?1))").bind(wanted),
  ]);
  const named = (accounts?.results ?? []) as ReadonlyArray<{ id: string; name: string }>;
  const read = (employees?.results ?? []) as ReadonlyArray<{ id: EmployeeId; data: string }>;
  return new Map([
    ...named.map(({ id, name }) => [id, name] as const),
    ...read.map(({ id, data }) => [id, nameOf(id, data)] as const),
  ]);
}

const valuesSchema = z.record(z.string(), z.unknown());

function nameOf(id: EmployeeId, data: string): string {
  const { first_name, last_name, email } = readStored<Record<string, unknown>>(valuesSchema, data, {});
  const values = Object.fromEntries(
    Object.entries({ first_name, last_name, email }).flatMap(([key, it]) =>
      typeof it === "string" ? [[key, it]] : [],
    ),
  );
  return employeeName({ id, status: null, values });
}
