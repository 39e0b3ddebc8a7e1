/** One pusher at a time. Two would do no harm, for every push can be repeated, but everything twice. */
import type { Database } from "../../../db/database.ts";
import { failUnless } from "../../../db/fail-unless.ts";

/** A batch begins nothing after 45 seconds; what is on its way then may take three times 20 more. */
export const PUSH_LEASE_SECONDS = 180;

/** Also renews it. `false`: somebody else is at it. */
export async function takePushLease(db: Database, owner: string): Promise<boolean> {
  const row = await db.$client
    .prepare(
      `INSERT INTO lease (name, owner, fence, expires_at) VALUES ('destination', ?1, 1, unixepoch() + ${PUSH_LEASE_SECONDS})
       ON CONFLICT (name) DO UPDATE SET owner = ?1, fence = fence + (owner <> ?1), expires_at = excluded.expires_at
       WHERE owner = ?1 OR expires_at <= unixepoch() RETURNING fence`,
    )
    .bind(owner)
    .first();
  return row !== null;
}

export const releasePushLease = (db: Database, owner: string): D1PreparedStatement =>
  db.$client
    .prepare("UPDATE lease SET owner = '', expires_at = 0 WHERE name = 'destination' AND owner = ?1")
    .bind(owner);

/** The beginning of a batch that is to be written only by its pusher, and for the destination it was pushed to. */
export const stillPushing = (
  db: Database,
  { owner, updatedAt }: { readonly owner: string; readonly updatedAt: number },
): D1PreparedStatement =>
  failUnless(
    db,
    `EXISTS (SELECT 1 FROM lease WHERE name = 'destination' AND owner = ?1)
     AND EXISTS (SELECT 1 FROM destination WHERE updated_at = ?2)`,
    [owner, updatedAt],
  );

/**
 * SQL, of a row of the outbox: nobody holds it back, or it is somebody who left and is known there, or can be told by the
 * external id: leaving always wins.
 */
export const MAY_BE_PUSHED = `(outbox.held IS NULL OR (outbox.held = 'admin' AND EXISTS
  (SELECT 1 FROM account AS leaver LEFT JOIN destination_account AS pair ON pair.account_id = leaver.id
   WHERE leaver.id = outbox.id AND leaver.state = 'deactivated'
     AND coalesce(pair.account_id, leaver.external_id) IS NOT NULL)))`;

/** SQL: something is due, somebody may be told of it, and nobody is at it. `?1`: now. */
const PUSH_IS_DUE = `EXISTS (SELECT 1 FROM destination WHERE enabled = 1 AND state = 'active'
    AND coalesce(problem ->> '$.params.retryAt', 0) <= ?1)
  AND EXISTS (SELECT 1 FROM outbox WHERE due_at <= ?1 AND ${MAY_BE_PUSHED})
  AND NOT EXISTS (SELECT 1 FROM lease WHERE name = 'destination' AND expires_at > unixepoch())`;

/** One statement, wherever something may have been queued. */
export async function isPushDue(db: Database, now: number): Promise<boolean> {
  const row = await db.$client.prepare(`SELECT ${PUSH_IS_DUE} AS due`).bind(now).first<{ due: number }>();
  return row?.due === 1;
}
