/** How far a run is. */
import type { Run } from "../../api/answers.ts";
import { useDashboard } from "../dashboard-words.ts";
import type { Followed } from "./followed-run.ts";

type Props = { readonly followed: Extract<Followed, { kind: "starting" | "running" }> };

export function RunProgress({ followed }: Props) {
  const { t } = useDashboard();
  const run = followed.kind === "running" ? followed.run : null;
  const { done, total } = stepsOf(run);
  const phase = t.status.phase[phaseOf(run)];
  return (
    <div class="progress" role="status">
      <progress
        value={total === 0 ? undefined : done}
        max={total === 0 ? undefined : total}
        aria-label={phase}
      />
      <p class="row-note">
        {phase}
        {total === 0 ? "" : ` · ${t.status.progress(done, total)}`}
      </p>
    </div>
  );
}

const PHASES = ["queued", "reading", "planning", "applying"] as const;

const phaseOf = (run: Run | null): (typeof PHASES)[number] =>
  PHASES.find((phase) => phase === run?.state) ?? "queued";

function stepsOf(run: Run | null): { readonly done: number; readonly total: number } {
  if (run === null) return { done: 0, total: 0 };
  const { read, total, applied, planned } = run.progress;
  return run.state === "applying" ? { done: applied, total: planned } : { done: read, total };
}
