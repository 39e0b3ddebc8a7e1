/**
 * The script people usually write: page by page, and for each person a select and then an insert or an update through
 * drizzle. It makes no teams, no managers, no plan and no record; it is here to be compared with.
 */
import { eq } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { sqliteTable, text } from "drizzle-orm/sqlite-core";
import { readPages, type Upstream } from "./read-floor.ts";

const person = sqliteTable("person", {
  id: text("id").primaryKey(),
  email: text("email"),
  firstName: text("first_name"),
  lastName: text("last_name"),
  jobTitle: text("job_title"),
  status: text("status"),
});

type Wrapped = { readonly attributes: Readonly<Record<string, { readonly value: unknown } | undefined>> };

export async function syncRowByRow(d1: D1Database, upstream: Upstream): Promise<{ readonly people: number }> {
  const db = drizzle(d1);
  await d1.exec(
    "CREATE TABLE IF NOT EXISTS person (id TEXT PRIMARY KEY, email TEXT, first_name TEXT, last_name TEXT, job_title TEXT, status TEXT)",
  );
  let people = 0;
  for await (const page of readPages(upstream)) {
    for (const row of page.data) {
      const wanted = personOf(row as Wrapped);
      const [known] = await db.select().from(person).where(eq(person.id, wanted.id));
      if (known === undefined) await db.insert(person).values(wanted);
      else await db.update(person).set(wanted).where(eq(person.id, wanted.id));
      people++;
    }
  }
  return { people };
}

function personOf({ attributes }: Wrapped) {
  const textOf = (key: string): string => String(attributes[key]?.value ?? "");
  return {
    id: textOf("id"),
    email: textOf("email"),
    firstName: textOf("first_name"),
    lastName: textOf("last_name"),
    jobTitle: textOf("position"),
    status: textOf("status"),
  };
}
