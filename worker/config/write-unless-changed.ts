/**
 * Load, decide, write – as if in one transaction. Every change by hand raises the revision, so a batch that begins with
 * a check of it writes nothing once somebody else was quicker; then all is loaded and decided anew. Of two admins with
 * the same entity tag exactly one wins, and the other is told what is there now.
 */
import type { Database } from "../../db/database.ts";
import { raiseRevision } from "./raise-revision.ts";

/** Without statements there is nothing to change, and nothing is written. */
export type Decision<T> = { readonly statements: readonly D1PreparedStatement[]; readonly value: T };

/** In every round somebody wins; so many admins at once there are not. */
const MAX_ROUNDS = 20;

/** `decide` loads what it looks at itself; what it throws ends the writing. */
export async function writeUnlessChanged<T>(db: Database, decide: () => Promise<Decision<T>>): Promise<T> {
  for (let round = 1; round <= MAX_ROUNDS; round++) {
    const revision = await loadRevision(db);
    const { statements, value } = await decide();
    if (statements.length === 0) return value;
    if (await isWritten(db, revision, statements)) return value;
  }
  throw new Error("others were quicker every time");
}

async function isWritten(
  db: Database,
  revision: number,
  statements: readonly D1PreparedStatement[],
): Promise<boolean> {
  try {
    await db.$client.batch([unchangedSince(db, revision), ...statements, raiseRevision(db)]);
    return true;
  } catch (error) {
    if ((await loadRevision(db)) === revision) throw error;
    return false;
  }
}

/** Text that is no JSON makes `json()` fail, and with it the whole batch (see worker/sync/lease.ts). */
const unchangedSince = (db: Database, revision: number): D1PreparedStatement =>
  db.$client
    .prepare(
      `SELECT json(CASE WHEN EXISTS (SELECT 1 FROM revision WHERE number = ?1)
       THEN 'true' ELSE 'somebody was quicker' END)`,
    )
    .bind(revision);

async function loadRevision(db: Database): Promise<number> {
  const row = await db.$client.prepare("SELECT number FROM revision").first<{ number: number }>();
  return row?.number ?? 0;
}
