import type { Database } from "../../../db/database.ts";
import { countValues, type ValueCounts } from "../../core/attribute-values.ts";
import type { AttributeKey } from "../../core/employee.ts";
import { readEmployees } from "../../directory/read-employees.ts";

/**
 * The values of the last read. Counted here rather than by SQL: sorting a million values into groups takes SQLite five
 * times as long (50,000 people: 3 s against 0.6 s).
 */
export async function loadValueCounts(db: Database, keys: ReadonlySet<AttributeKey>): Promise<ValueCounts> {
  const counts: ValueCounts = new Map();
  for await (const employees of readEmployees(db)) countValues(counts, employees, keys);
  return counts;
}
