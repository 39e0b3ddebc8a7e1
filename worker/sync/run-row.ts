/** The row a run keeps of itself: what its steps agree by, and the statements that move it on. */
import { eq, type InferSelectModel } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "../../db/database.ts";
import { run } from "../../db/schema.ts";
import { parseJson, type RunConfig } from "../config/load-config.ts";
import type { RunState } from "../core/status.ts";
import { forgetStaged } from "../directory/employee-mirror.ts";
import { type Lease, releaseLease } from "./lease.ts";
import type { Problem } from "./run-ports.ts";

export type RunRow = InferSelectModel<typeof run>;

export async function loadRun(db: Database, id: string): Promise<RunRow | null> {
  const [row] = await db.select().from(run).where(eq(run.id, id));
  return row ?? null;
}

export type Ending = {
  readonly state: Extract<RunState, "succeeded" | "failed" | "cancelled">;
  readonly problem: Problem | null;
  readonly now: number;
  /** Every change up to this number is in the directory. */
  readonly applied?: number;
};

/** A run that is over, and its place given back. What it read and did not take over is forgotten. */
export function endStatements(
  db: Database,
  lease: Lease,
  { state, problem, now, applied = 0 }: Ending,
): D1PreparedStatement[] {
  const end = db.$client
    .prepare(
      `UPDATE run SET state = ?2, problem = ?3, finished_at = ?4, applied = max(applied, ?5) WHERE id = ?1`,
    )
    .bind(lease.owner, state, problem === null ? null : JSON.stringify(problem), now, applied);
  const forget = state === "succeeded" ? [] : [forgetStaged(db)];
  return [end, ...forget, releaseLease(db, lease)];
}

/** What a read asked for, and with which Personio client. `aside`: of a preview that must not replace the read on record. */
export type ReadRecord = {
  readonly asked: readonly string[];
  readonly clientId: string | null;
  readonly aside?: boolean;
};

/** What a run worked by, and what its read asked whom for, as kept in its record. */
export const configRecord = (
  { settings, targets, exclusions, revision }: RunConfig,
  { asked, clientId, aside = false }: ReadRecord,
): string =>
  JSON.stringify({ settings, targets, exclusions, revision, asked, clientId, ...(aside ? { aside } : {}) });

const storedRead = z.object({
  asked: z.array(z.string()).catch([]),
  clientId: z.string().nullable().catch(null),
  aside: z.boolean().catch(false),
});

/** How a run read, as its record says. */
export function readOf(row: Pick<RunRow, "config">): Required<ReadRecord> {
  const stored = storedRead.safeParse(parseJson(row.config));
  return stored.success ? stored.data : { asked: [], clientId: null, aside: false };
}
