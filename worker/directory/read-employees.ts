/** The last complete read, a few thousand people at a time: what only looks at everybody once need not hold them all. */
import type { Database } from "../../db/database.ts";
import type { Employee, EmployeeId, EmployeeStatus } from "../core/employee.ts";

const PEOPLE_AT_ONCE = 5_000;

export async function* readEmployees(db: Database): AsyncGenerator<readonly Employee[], void> {
  for (let after = ""; ; ) {
    const rows = await db.$client
      .prepare(`SELECT id, status, data FROM employee WHERE id > ?1 ORDER BY id LIMIT ${PEOPLE_AT_ONCE}`)
      .bind(after)
      .raw<[string, string | null, string]>();
    yield rows.map(([id, status, data]) => {
      return { id: id as EmployeeId, status: status as EmployeeStatus | null, values: JSON.parse(data) };
    });
    const last = rows.at(-1);
    if (last === undefined || rows.length < PEOPLE_AT_ONCE) return;
    after = last[0];
  }
}
