/** A database that counts what it is asked. */
import type { D1Database, D1PreparedStatement } from "@cloudflare/workers-types";
import { openDatabase } from "../../db/database.ts";

/** The same database, and how many statements it was sent. */
export function counted(real: D1Database) {
  const sent = { statements: 0 };
  const db = new Proxy(real, {
    get(target, name) {
      if (name === "prepare") sent.statements++;
      if (name === "batch") return (statements: D1PreparedStatement[]) => target.batch(statements);
      return Reflect.get(target, name).bind(target);
    },
  });
  return { db: openDatabase(db), sent };
}
