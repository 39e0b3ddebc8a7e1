/**
 * One run at a time. The lease row names the run that may write; its fence rises with every new owner. Every write
 * batch begins with a check of the fence and, once there is a plan, of the revision it was made for, so a run that
 * lost its place or whose plan is stale writes nothing at all.
 */
import type { Database } from "../../db/database.ts";
import { failUnless } from "../../db/fail-unless.ts";

export const LEASE_SECONDS = 60;
const RENEW_BELOW_SECONDS = 40;

export type Lease = { readonly owner: string; readonly fence: number };

/**
 * The lease of a run that has it, renewed when it runs low; `null` when the run lost it. A run that was away longer
 * than the lease gets it back as long as nobody else took it.
 */
async function holdLease(db: Database, owner: string): Promise<Lease | null> {
  const held = await db.$client
    .prepare(
      "SELECT fence, expires_at - unixepoch() AS left FROM lease WHERE name = 'directory' AND owner = ?1",
    )
    .bind(owner)
    .first<{ fence: number; left: number }>();
  if (held === null || held.left >= RENEW_BELOW_SECONDS)
    return held === null ? null : { owner, fence: held.fence };
  const renewed = await db.$client
    .prepare(
      `UPDATE lease SET expires_at = unixepoch() + ${LEASE_SECONDS}
       WHERE name = 'directory' AND owner = ?1 AND fence = ?2 RETURNING fence`,
    )
    .bind(owner, held.fence)
    .first<{ fence: number }>();
  return renewed === null ? null : { owner, fence: renewed.fence };
}

/** Asking again costs a statement a step; a lease just held is good for longer than this, whatever the step does. */
const ASK_AGAIN_AFTER_MS = 10_000;

/**
 * The lease as one instance of a run sees it: asked for when it is needed, and not again for ten seconds. Who lost it
 * meanwhile learns of it at the next write, for every batch checks the fence.
 */
export function rememberLease(db: Database, owner: string, now: () => number): () => Promise<Lease | null> {
  let held: { readonly lease: Lease; readonly at: number } | null = null;
  return async () => {
    const at = now();
    if (held !== null && at - held.at < ASK_AGAIN_AFTER_MS) return held.lease;
    const lease = await holdLease(db, owner);
    held = lease === null ? null : { lease, at };
    return lease;
  };
}

/** Gives the place back; a statement for the batch that ends a run. */
export const releaseLease = (db: Database, { owner, fence }: Lease): D1PreparedStatement =>
  db.$client
    .prepare(
      "UPDATE lease SET owner = '', expires_at = 0 WHERE name = 'directory' AND owner = ?1 AND fence = ?2",
    )
    .bind(owner, fence);

/** Lost: the lease is somebody else's. Stale: somebody changed the directory or the configuration since the plan. */
export type Written = "written" | "lost" | "stale";

/**
 * Runs the statements as one transaction, if the lease still holds and, where given, the revision is still the same.
 * Where there is nothing to write, nothing is asked either.
 */
export async function writeFenced(
  db: Database,
  fence: { readonly lease: Lease; readonly revision?: number },
  statements: readonly D1PreparedStatement[],
): Promise<Written> {
  if (statements.length === 0) return "written";
  try {
    await db.$client.batch([checkOf(db, fence), ...statements]);
    return "written";
  } catch (error) {
    const outcome = await explain(db, fence);
    if (outcome === "written") throw error;
    return outcome;
  }
}

type Fence = { readonly lease: Lease; readonly revision?: number };

const checkOf = (db: Database, { lease, revision }: Fence): D1PreparedStatement =>
  failUnless(
    db,
    `EXISTS (SELECT 1 FROM lease WHERE name = 'directory' AND owner = ?1 AND fence = ?2)
     AND (?3 IS NULL OR EXISTS (SELECT 1 FROM revision WHERE number = ?3))`,
    [lease.owner, lease.fence, revision ?? null],
  );

async function explain(db: Database, { lease, revision }: Fence): Promise<Written> {
  const row = await db.$client
    .prepare(
      `SELECT EXISTS (SELECT 1 FROM lease WHERE name = 'directory' AND owner = ?1 AND fence = ?2) AS held,
              (SELECT number FROM revision) AS revision`,
    )
    .bind(lease.owner, lease.fence)
    .first<{ held: number; revision: number }>();
  if (row?.held !== 1) return "lost";
  return revision === undefined || row.revision === revision ? "written" : "stale";
}

/**
 * Renews the lease every quarter of its time while `work` goes on, and reports progress along the way. Short work
 * costs no write at all.
 */
export async function whileHolding<T>(
  db: Database,
  lease: Lease,
  work: (beat: { progress: ProgressReport }) => Promise<T>,
): Promise<T> {
  const report: { progress: ProgressReport } = { progress: null };
  const timer = setInterval(
    () => {
      renew(db, lease, report.progress).catch(() => undefined);
    },
    (LEASE_SECONDS * 1000) / 4,
  );
  try {
    return await work(report);
  } finally {
    clearInterval(timer);
  }
}

/** How far the reading is: people read, of how many. */
export type ProgressReport = { readonly read: number; readonly total: number } | null;

async function renew(db: Database, lease: Lease, progress: ProgressReport): Promise<void> {
  const d1 = db.$client;
  const renewal = d1
    .prepare(
      `UPDATE lease SET expires_at = unixepoch() + ${LEASE_SECONDS} WHERE name = 'directory' AND owner = ?1 AND fence = ?2`,
    )
    .bind(lease.owner, lease.fence);
  const report = d1
    .prepare("UPDATE run SET progress_read = ?2, progress_total = ?3 WHERE id = ?1")
    .bind(lease.owner, progress?.read ?? 0, progress?.total ?? 0);
  await d1.batch(progress === null ? [renewal] : [renewal, report]);
}
