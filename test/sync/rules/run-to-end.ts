/**
 * Starts a run, waits for its end and tells of it, in the database. The harness's own `sync()` asks the API again and
 * again, which allows 300 requests a minute: on a fast machine a file with dozens of runs would be refused.
 */
import type { Rollcall, RunView } from "../../worker/start-rollcall.ts";

type Row = Omit<RunView, "counts" | "problem"> & {
  readonly counts: string | null;
  readonly problem: string | null;
};

const OVER = ["paused", "succeeded", "failed", "cancelled"];
const PATIENCE_MS = 60_000;
const RUN = "SELECT id, trigger, mode, state, counts, fingerprint, problem FROM run WHERE id = ?";

export async function runToEnd(rollcall: Rollcall, mode: "apply" | "preview" = "apply"): Promise<RunView> {
  const { status, body } = await rollcall.call<{ id: string }>("POST", "/v1/runs", { mode });
  if (status !== 202) throw new Error(`the run was refused: ${JSON.stringify(body)}`);
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until; ) {
    const [row] = await rollcall.rows<Row>(RUN, body.id);
    if (row !== undefined && OVER.includes(row.state)) {
      return { ...row, counts: JSON.parse(row.counts ?? "{}"), problem: JSON.parse(row.problem ?? "null") };
    }
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  throw new Error(`run ${body.id} was not over within a minute`);
}
