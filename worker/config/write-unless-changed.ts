/**
 * Load, decide, write – as if in one transaction. Every change by hand raises the revision, so a batch that begins with
 * a check of it writes nothing once somebody else was quicker; then all is loaded and decided anew. Of two admins with
 * the same entity tag exactly one wins, and the other is told what is there now.
 */
import type { Database } from "../../db/database.ts";
import { failUnless } from "../../db/fail-unless.ts";
import { raiseRevision } from "./raise-revision.ts";

/** Without statements there is nothing to change, and nothing is written. */
export type Decision<T> = { readonly statements: readonly D1PreparedStatement[]; readonly value: T };

/**
 * In every round somebody wins, and there is one revision for everything: fifty edits that have nothing to do with each
 * other take fifty rounds. Whoever was slower pauses, at random and longer from time to time, so that they don't all come
 * back at once; no client waits longer than this for an answer.
 */
const PATIENCE_MS = 25_000;
const FIRST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 2_000;

/** `decide` loads what it looks at itself; what it throws ends the writing. */
export async function writeUnlessChanged<T>(db: Database, decide: () => Promise<Decision<T>>): Promise<T> {
  const until = Date.now() + PATIENCE_MS;
  for (let round = 0; Date.now() < until; round++) {
    if (round > 0) await pause(Math.random() * Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** round));
    const revision = await loadRevision(db);
    const { statements, value } = await decide();
    if (statements.length === 0) return value;
    if (await isWritten(db, revision, statements)) return value;
  }
  throw new Error("others were quicker every time");
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function isWritten(
  db: Database,
  revision: number,
  statements: readonly D1PreparedStatement[],
): Promise<boolean> {
  try {
    await db.$client.batch([unchangedSince(db, revision), ...statements, raiseRevision(db)]);
    return true;
  } catch (error) {
    if (!isTaken(error) && (await loadRevision(db)) === revision) throw error;
    return false;
  }
}

/** A run raises no revision. What it took meanwhile – an address, a name – a unique index refuses, and `decide` finds it. */
const isTaken = (error: unknown): boolean =>
  error instanceof Error && error.message.includes("UNIQUE constraint failed");

/** Text that is no JSON makes `json()` fail, and with it the whole batch (see worker/sync/lease.ts). */
const unchangedSince = (db: Database, revision: number): D1PreparedStatement =>
  failUnless(db, "EXISTS (SELECT 1 FROM revision WHERE number = ?1)", [revision]);

async function loadRevision(db: Database): Promise<number> {
  const row = await db.$client.prepare("SELECT number FROM revision").first<{ number: number }>();
  return row?.number ?? 0;
}
