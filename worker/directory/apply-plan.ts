/**
 * Applies a plan that is on record, batch by batch. Each batch is one transaction; a plan of up to `BATCH_CHANGES`
 * changes is one batch. A larger one is cut into slices, each applied whole, so that a change is in the directory entirely or not at all. A
 * manager may then be named before the slice that creates them: ids are known from the plan.
 */
import type { Database } from "../../db/database.ts";
import { type Matter, PHASES, type Slice } from "./apply-phases.ts";

export const BATCH_CHANGES = 5_000;

export type PlanOnRecord = {
  readonly runId: string;
  /** Changes up to this one were applied under an earlier plan of the same run. */
  readonly after: number;
  /** Changes up to this one exchange names and addresses, and are never cut in two. */
  readonly undividedTo: number;
  /** What is in it: phases that deal with nothing of it cost no statement. */
  readonly matters: ReadonlySet<Matter>;
  /** The number of the last change. */
  readonly last: number;
  readonly now: number;
};

/** `applied`: with this batch, every change up to this number is in the directory. */
export type ApplyBatch = { readonly statements: readonly D1PreparedStatement[]; readonly applied: number };

/** The batches in order. */
export function applyBatches(db: Database, plan: PlanOnRecord): ApplyBatch[] {
  const { runId, after, undividedTo, last, now } = plan;
  const phases = PHASES.filter(({ matters }) => matters.some((it) => plan.matters.has(it)));
  const batches: ApplyBatch[] = [];
  let from = after + 1;
  let to = Math.min(last, Math.max(undividedTo, after + BATCH_CHANGES));
  for (;;) {
    const slice: Slice = { runId, from, to, now };
    batches.push({ statements: phases.flatMap(({ apply }) => apply(db.$client, slice)), applied: to });
    if (to >= last) return batches;
    from = to + 1;
    to = Math.min(last, to + BATCH_CHANGES);
  }
}
