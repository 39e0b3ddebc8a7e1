/**
 * Puts a hint on record, in one transaction with the question whether anybody is on duty to read it. The same hint twice,
 * or hints in another order, come to the same row. What a hint says is never believed: it only says whom to read.
 */
import type { Database } from "../../../db/database.ts";
import type { EmployeeId } from "../../core/employee.ts";
import type { FreshnessSetting } from "../../core/freshness.ts";

/** `unclear`: Personio did not say whom. `hourly`: nobody said anything, but an hour has passed. */
export type HintSubject = EmployeeId | "unclear" | "hourly";

/** Makes the Workflow instance that reads changed people anew. */
export type LaunchHints = (call: HintCall) => Promise<void>;

export type HintCall = {
  /** The instance, and the run that it may become. */
  readonly id: string;
  readonly trigger: "webhook" | "schedule";
};

export type NewHint = {
  readonly subject: HintSubject;
  readonly now: number;
  /** Under which settings it is of any use; else it is forgotten at once. */
  readonly wantedWhen: readonly FreshnessSetting[];
};

/** As long as nobody is heard of, another may take over. What both do comes to the same. */
export const DUTY_SECONDS = 30;

/** `call`: to be made if nobody is on duty; true when that is so, and it is now to be launched. */
export async function keepHint(db: Database, hint: NewHint, call: HintCall): Promise<boolean> {
  const results = await db.$client.batch([hintStatement(db, hint), dutyStatement(db, call.id)]);
  return (results[1]?.meta.changes ?? 0) > 0;
}

/** Whether hints wait and nobody is on duty; true when `call` is now to be launched. */
export async function takeDuty(db: Database, call: HintCall): Promise<boolean> {
  return ((await dutyStatement(db, call.id).run()).meta.changes ?? 0) > 0;
}

/** No instance came of it: the next hint, or the tick, makes another. */
export async function launchOrLeave(db: Database, launch: LaunchHints, call: HintCall): Promise<void> {
  try {
    await launch(call);
  } catch (error) {
    await db.$client
      .prepare("UPDATE lease SET owner = '', expires_at = 0 WHERE name = 'hints' AND owner = ?1")
      .bind(call.id)
      .run();
    throw error;
  }
}

const hintStatement = (db: Database, { subject, now, wantedWhen }: NewHint): D1PreparedStatement =>
  db.$client
    .prepare(
      `INSERT INTO hint (subject, first_at, received_at, times, waits)
       SELECT ?1, ?2, ?2, 1, 1 WHERE EXISTS (SELECT 1 FROM connection WHERE enabled AND sealed_secret IS NOT NULL)
         AND coalesce((SELECT document ->> '$.freshness' FROM setting), 'daily') IN (SELECT value FROM json_each(?3))
       ON CONFLICT (subject) DO UPDATE SET
         first_at = iif(waits, first_at, excluded.first_at), received_at = excluded.received_at,
         times = times + 1, waits = 1`,
    )
    .bind(subject, now, JSON.stringify(wantedWhen));

const dutyStatement = (db: Database, id: string): D1PreparedStatement =>
  db.$client
    .prepare(
      `UPDATE lease SET owner = ?1, fence = fence + 1, expires_at = unixepoch() + ${DUTY_SECONDS}
       WHERE name = 'hints' AND expires_at <= unixepoch() AND EXISTS (SELECT 1 FROM hint WHERE waits)`,
    )
    .bind(id);
