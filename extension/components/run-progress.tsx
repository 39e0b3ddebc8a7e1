/** How far a run is that is at work. */
import type { Run } from "../api/answers.ts";
import { useFirstSpeech } from "../i18n/speech.ts";

type Phase = "queued" | "reading" | "planning" | "applying";

/** `null`: nothing is known of it yet. */
export function RunProgress({ run }: { readonly run: Pick<Run, "state" | "progress"> | null }) {
  const { t } = useFirstSpeech();
  const { done, total } = stepsOf(run);
  const phase = t.status.phase[phaseOf(run)];
  const isApplying = run?.state === "applying";
  return (
    <div class="progress">
      <progress
        value={total === 0 ? undefined : done}
        max={total === 0 ? undefined : total}
        aria-label={phase}
      />
      <p class="row-note">
        {phase}
        {total === 0
          ? ""
          : ` · ${isApplying ? t.status.applied(done, total) : t.status.progress(done, total)}`}
      </p>
    </div>
  );
}

function phaseOf(run: Pick<Run, "state"> | null): Phase {
  switch (run?.state) {
    case "reading":
    case "planning":
    case "applying":
      return run.state;
    default:
      return "queued";
  }
}

function stepsOf(run: Pick<Run, "state" | "progress"> | null): { done: number; total: number } {
  if (run === null) return { done: 0, total: 0 };
  const { read, total, applied, planned } = run.progress;
  return run.state === "applying" ? { done: applied, total: planned } : { done: read, total };
}
