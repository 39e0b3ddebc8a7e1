/** The row a run keeps of itself: what its steps agree by, and the statements that move it on. */
import { eq, type InferSelectModel } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import { run } from "../../db/schema.ts";
import { parseJson, type RunConfig } from "../config/load-config.ts";
import type { RunState } from "../core/status.ts";
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
};

/** A run that is over, its place given back, and records older than the retention forgotten. */
export function endStatements(
  db: Database,
  at: { readonly lease: Lease; readonly retentionDays: number },
  { state, problem, now }: Ending,
): D1PreparedStatement[] {
  const d1 = db.$client;
  const oldest = now - at.retentionDays * 24 * 3_600_000;
  return [
    d1
      .prepare("UPDATE run SET state = ?2, problem = ?3, finished_at = ?4 WHERE id = ?1")
      .bind(at.lease.owner, state, problem === null ? null : JSON.stringify(problem), now),
    d1
      .prepare("DELETE FROM run_change WHERE run_id IN (SELECT id FROM run WHERE started_at < ?1)")
      .bind(oldest),
    d1
      .prepare(
        `DELETE FROM run WHERE started_at < ?1
         AND id NOT IN (SELECT id FROM run WHERE mode = 'apply' AND state = 'succeeded' ORDER BY started_at DESC LIMIT 1)`,
      )
      .bind(oldest),
    d1.prepare("DELETE FROM audit_event WHERE at < ?1").bind(oldest),
    d1.prepare("DELETE FROM read_chunk WHERE run_id = ?1").bind(at.lease.owner),
    releaseLease(db, at.lease),
  ];
}

/** The Personio client a run read with. */
export function clientOf(row: RunRow): string | null {
  const config = parseJson(row.config);
  const isKnown = typeof config === "object" && config !== null && "clientId" in config;
  return isKnown && typeof config.clientId === "string" ? config.clientId : null;
}

/** What a run worked by, and what its read asked whom for, as kept in its record. */
export const configRecord = (
  { settings, targets, exclusions, revision }: RunConfig,
  { asked, clientId }: { readonly asked: readonly string[]; readonly clientId: string | null },
): string => JSON.stringify({ settings, targets, exclusions, revision, asked, clientId });
