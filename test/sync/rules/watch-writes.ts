/** Counts every row that is written, table by table, from now on: by triggers, so that nothing can hide. */
import type { Rollcall } from "../../worker/start-rollcall.ts";

export type Writes = {
  /** Table → rows inserted, updated or deleted. */
  count(): Promise<Readonly<Record<string, number>>>;
  stop(): Promise<void>;
};

const OPERATIONS = ["INSERT", "UPDATE", "DELETE"];

export async function watchWrites({ db, rows }: Rollcall): Promise<Writes> {
  const tables = await rows<{ name: string }>(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB '_cf*' AND name NOT GLOB 'd1_*' AND name NOT GLOB 'sqlite*'",
  );
  const triggers = tables.flatMap(({ name }) =>
    OPERATIONS.map((operation) => [`watch_${name}_${operation}`, `${operation} ON ${name}`, name] as const),
  );
  await db.batch([
    db.prepare("CREATE TABLE watched (name TEXT)"),
    ...triggers.map(([trigger, event, table]) =>
      db.prepare(
        `CREATE TRIGGER ${trigger} AFTER ${event} BEGIN INSERT INTO watched VALUES ('${table}'); END`,
      ),
    ),
  ]);
  return {
    async count() {
      const counts = await rows<{ name: string; n: number }>(
        "SELECT name, count(*) AS n FROM watched GROUP BY name ORDER BY name",
      );
      return Object.fromEntries(counts.map(({ name, n }) => [name, n]));
    },
    async stop() {
      const drops = triggers.map(([trigger]) => db.prepare(`DROP TRIGGER ${trigger}`));
      await db.batch([...drops, db.prepare("DROP TABLE watched")]);
    },
  };
}
