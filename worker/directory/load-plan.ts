/** What there is to know of a plan on record before it is applied. */
import type { Database } from "../../db/database.ts";
import type { Change, ChangeKind } from "../core/change.ts";
import { type Matter, PUSHED } from "./apply-phases.ts";
import type { PlanOnRecord } from "./apply-plan.ts";
import { MAY_QUEUE } from "./queue-pushes.ts";

/** `revision`: what it was made for; `null` when there is no plan yet. */
export type LoadedPlan = Omit<PlanOnRecord, "last" | "now"> & {
  readonly state: string;
  readonly revision: number | null;
};

type Row = {
  readonly state: string;
  readonly revision: number | null;
  readonly applied_before: number;
  readonly undivided_to: number;
  readonly kinds: string;
  readonly moves_addresses: number;
  readonly invites: number | null;
  readonly listens: number;
};

const MOVES_ADDRESS = "kind = 'update' AND after ->> '$.email' IS NOT NULL";

/** What a plan deals with that is applied in the same breath as it is recorded. */
export function mattersOf(changes: readonly Change[], invites: boolean): ReadonlySet<Matter> {
  const matters = new Set<Matter>(changes.map(({ kind }) => kind));
  if (changes.some(({ kind, after }) => kind === "update" && after.email !== undefined))
    matters.add("address");
  if (invites && matters.has("create")) matters.add("invitation");
  // Whether a destination listens is asked by the statement itself.
  if (changes.some(({ kind }) => PUSHED.includes(kind))) matters.add("push");
  return matters;
}

/** One statement, for a small company's whole run shall do with few. */
export async function loadPlan(db: Database, runId: string): Promise<LoadedPlan | null> {
  const row = await db.$client
    .prepare(
      `SELECT state, plan_revision AS revision, coalesce(plan_from, 0) AS applied_before,
         (SELECT coalesce(max(seq), 0) FROM run_change WHERE run_id = run.id
          AND (kind GLOB 'team-*' OR (${MOVES_ADDRESS}))) AS undivided_to,
         (SELECT json_group_array(DISTINCT kind) FROM run_change WHERE run_id = run.id) AS kinds,
         EXISTS (SELECT 1 FROM run_change WHERE run_id = run.id AND ${MOVES_ADDRESS}) AS moves_addresses,
         config ->> '$.settings.autoInvite' AS invites, ${MAY_QUEUE} AS listens
       FROM run WHERE id = ?1`,
    )
    .bind(runId)
    .first<Row>();
  if (row === null) return null;
  const { state, revision, applied_before: after, undivided_to: undividedTo } = row;
  const kinds: readonly ChangeKind[] = JSON.parse(row.kinds);
  const matters = new Set<Matter>(kinds);
  if (row.moves_addresses === 1) matters.add("address");
  // What it was planned with. Should the settings change before the first batch, so does the revision, and nothing is written.
  if (row.invites === 1 && matters.has("create")) matters.add("invitation");
  // A destination that begins to listen between this and the batch has just been compared with, and soon is again.
  if (row.listens === 1 && kinds.some((kind) => PUSHED.includes(kind))) matters.add("push");
  return { runId, state, revision, after, undividedTo, matters };
}
