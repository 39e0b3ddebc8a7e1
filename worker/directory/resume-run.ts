/**
 * Moves a paused run on that somebody approved: takes the place in which runs of its kind work, and starts its next instance.
 * Both in one transaction, so that of two approvals at once one starts it.
 */
import type { Database } from "../../db/database.ts";
import { err, ok, type Result } from "../core/result.ts";

export type Resumption = {
  readonly runId: string;
  /** Of the instance to come; the one that paused was one less. */
  readonly attempt: number;
  /** What a lease is for: runs that write the directory, or such that write the destination. */
  readonly place: "directory" | "destination";
  readonly leaseSeconds: number;
  readonly fingerprint: string;
  readonly heldBack: readonly string[];
  readonly by: string;
  readonly now: number;
  /** Puts the approval on record where `isResumable("?7", place)` holds. */
  readonly record: D1PreparedStatement;
  readonly launch: (instanceId: string, runId: string) => Promise<void>;
};

export type NotResumed =
  | { readonly reason: "not-paused" }
  | { readonly reason: "run-in-progress"; readonly runId: string };

export async function resumeRun(db: Database, resumption: Resumption): Promise<Result<null, NotResumed>> {
  const { runId, attempt, launch } = resumption;
  const [, , moved] = await db.$client.batch([
    takePlace(db, resumption),
    resumption.record,
    moveOn(db, resumption),
  ]);
  if ((moved?.meta.changes ?? 0) === 0) return err(await whatIsInTheWay(db, resumption));
  try {
    await launch(`${runId}-${attempt}`, runId);
  } catch (error) {
    await undo(db, resumption);
    throw error;
  }
  return ok(null);
}

/** SQL, of a run by the parameter that holds its id: it waits for approval, and the place is its own. */
export const isResumable = (id: string, place: Resumption["place"]): string =>
  `EXISTS (SELECT 1 FROM run WHERE id = ${id} AND state = 'paused') AND
   EXISTS (SELECT 1 FROM lease WHERE name = '${place}' AND owner = ${id} AND expires_at > unixepoch())`;

function takePlace(db: Database, { runId, attempt, place, leaseSeconds }: Resumption): D1PreparedStatement {
  return db.$client
    .prepare(
      `INSERT INTO lease (name, owner, fence, expires_at) SELECT ?3, ?1, 1, unixepoch() + ?4
       WHERE EXISTS (SELECT 1 FROM run WHERE id = ?1 AND state = 'paused' AND attempt = ?2 - 1)
       ON CONFLICT (name) DO UPDATE SET owner = ?1, fence = fence + 1, expires_at = excluded.expires_at
       WHERE expires_at <= unixepoch()`,
    )
    .bind(runId, attempt, place, leaseSeconds);
}

function moveOn(db: Database, resumption: Resumption): D1PreparedStatement {
  const { runId, attempt, by, fingerprint, heldBack, place } = resumption;
  return db.$client
    .prepare(
      `UPDATE run SET state = 'planning', attempt = ?2, approved_by = ?3, approved_fingerprint = ?4, held_back = ?5
       WHERE id = ?1 AND attempt = ?2 - 1 AND ${isResumable("?1", place)}`,
    )
    .bind(runId, attempt, by, fingerprint, JSON.stringify(heldBack));
}

async function whatIsInTheWay(db: Database, { runId, place }: Resumption): Promise<NotResumed> {
  const held = await db.$client
    .prepare("SELECT owner FROM lease WHERE name = ?1 AND expires_at > unixepoch()")
    .bind(place)
    .first<{ owner: string }>();
  if (held === null || held.owner === runId) return { reason: "not-paused" };
  return { reason: "run-in-progress", runId: held.owner };
}

/** No instance came of it: the run waits again, and its next instance has another name. */
async function undo(db: Database, { runId, attempt, place, now }: Resumption): Promise<void> {
  const d1 = db.$client;
  await d1.batch([
    d1
      .prepare("DELETE FROM audit_event WHERE subject = ?1 AND action = 'run.approved' AND at = ?2")
      .bind(runId, now),
    d1
      .prepare(
        `UPDATE run SET state = 'paused', approved_by = NULL, approved_fingerprint = NULL, held_back = NULL
         WHERE id = ?1 AND state = 'planning' AND attempt = ?2`,
      )
      .bind(runId, attempt),
    d1
      .prepare(
        `UPDATE lease SET owner = '', expires_at = 0 WHERE name = ?2 AND owner = ?1
         AND EXISTS (SELECT 1 FROM run WHERE id = ?1 AND state = 'paused')`,
      )
      .bind(runId, place),
  ]);
}
