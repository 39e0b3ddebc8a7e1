/** What becomes of hints once the people they name were read, or are not going to be. */
import type { Database } from "../../../db/database.ts";
import type { EmployeeId } from "../../core/employee.ts";
import { FULL_RUN_READS } from "./load-situation.ts";

/** Whom Personio was asked for, and when; `times`: how often the hint had been received before. */
export type Asked = { readonly subject: string; readonly times: number; readonly askedAt: number };

/**
 * Read. A hint that came again since it was looked at goes on waiting; while a full run reads, the rest stays as a sign that
 * this person was read later than that run may have read them.
 */
export function settleStatements(db: Database, asked: readonly Asked[]): D1PreparedStatement[] {
  const read = JSON.stringify(asked.map(({ subject, askedAt, times }) => [subject, askedAt, times]));
  return [
    db.$client
      .prepare(
        `UPDATE hint SET read_at = read.value ->> 1, waits = hint.times <> read.value ->> 2
         FROM json_each(?1) AS read WHERE hint.subject = read.value ->> 0`,
      )
      .bind(read),
    db.$client.prepare(`DELETE FROM hint WHERE NOT waits AND NOT ${FULL_RUN_READS}`),
  ];
}

/** Somebody else reads them, or nobody is to. Those that came later stay. */
export const forgetHints = (db: Database, until: number): D1PreparedStatement =>
  db.$client.prepare(`DELETE FROM hint WHERE waits AND received_at <= ?1`).bind(until);

/** An unclear hint becomes hints about the people it turned out to be about; it is as old as they are then. */
export function spreadStatements(
  db: Database,
  { asked, people, firstAt }: Spread,
): readonly D1PreparedStatement[] {
  const name = db.$client
    .prepare(
      `INSERT INTO hint (subject, first_at, received_at, times, waits) SELECT value, ?2, ?3, 1, 1 FROM json_each(?1) WHERE true
       ON CONFLICT (subject) DO UPDATE SET first_at = iif(waits, min(first_at, excluded.first_at), excluded.first_at),
         received_at = excluded.received_at, times = times + 1, waits = 1`,
    )
    .bind(JSON.stringify(people), firstAt, asked[0]?.askedAt ?? firstAt);
  return [...(people.length > 0 ? [name] : []), ...settleStatements(db, asked)];
}

export type Spread = {
  readonly asked: readonly Asked[];
  readonly people: readonly EmployeeId[];
  readonly firstAt: number;
};

/** Off duty, unless hints wait that could be read: then there is more to do. */
export async function leaveDuty(
  db: Database,
  id: string,
  { evenIfTheyWait }: { readonly evenIfTheyWait: boolean },
): Promise<boolean> {
  const { meta } = await db.$client
    .prepare(
      `UPDATE lease SET owner = '', expires_at = 0 WHERE name = 'hints' AND owner = ?1
       AND (?2 OR NOT EXISTS (SELECT 1 FROM hint WHERE waits))`,
    )
    .bind(id, evenIfTheyWait ? 1 : 0)
    .run();
  return meta.changes > 0;
}
