/** Step 4: what the first sync would do, and then the sync itself. */
import type { Run } from "../../api/answers.ts";
import { CountGrid } from "../../components/count-grid.tsx";
import { RunProgress } from "../../components/run-progress.tsx";
import { WriteBarNote } from "../../components/write-bar-note.tsx";
import { runProblemText } from "../../i18n/run-problem.ts";
import { useDashboard } from "../dashboard-words.ts";
import { hrefOf } from "../route.ts";
import { PreviewActions } from "./preview-actions.tsx";
import { RunTrouble } from "./run-trouble.tsx";
import type { StepState } from "./set-up-steps.ts";
import type { StepProps } from "./step-card.tsx";

export function PreviewResult({ model, state }: StepProps & { readonly state: StepState }) {
  const { d, f, now } = useDashboard();
  const words = d.rules.setUp.preview;
  if (state === "later") return <p class="row-note">{words.waiting}</p>;
  const last = model.session.answer.value?.status.lastSuccessAt ?? null;
  if (state === "now" || last === null) return null;
  return <p>{words.synced(f.moment(Date.parse(last), now))}</p>;
}

export function PreviewStep({ model, store }: StepProps) {
  const words = useDashboard().d.rules.setUp.preview;
  const isOn = store.known.value.value?.connection.enabled === true;
  const { session } = model;
  const bar = isOn ? session.bar.value : session.ownerBar.value;
  const preview = store.preview.state.value;
  const sync = store.sync.state.value;
  return (
    <>
      <p>{words.intro}</p>
      {isOn ? <FirstRun model={model} /> : <p>{words.introOff}</p>}
      <WriteBarNote bar={bar} />
      {preview.kind === "running" || preview.kind === "starting" ? (
        <RunProgress run={preview.kind === "running" ? preview.run : null} />
      ) : null}
      <RunTrouble followed={preview} headline={words.failed} />
      {preview.kind === "ended" && preview.run.state === "succeeded" ? <Ready run={preview.run} /> : null}
      {sync.kind === "running" || sync.kind === "starting" ? (
        <>
          <p>{words.syncing}</p>
          <RunProgress run={sync.kind === "running" ? sync.run : null} />
        </>
      ) : null}
      <RunTrouble followed={sync} headline={words.syncFailed} />
      {bar === null ? <PreviewActions model={model} store={store} isOn={isOn} /> : null}
    </>
  );
}

/** It comes by itself, whatever is done here. */
function FirstRun({ model }: Pick<StepProps, "model">) {
  const { d, f, now } = useDashboard();
  const status = model.session.answer.value?.status;
  const at = status?.nextRunAt ?? null;
  if (at === null || status?.lastRun !== null) return null;
  return <p class="callout">{d.rules.setUp.preview.firstRun(f.moment(Date.parse(at), now))}</p>;
}

function Ready({ run }: { readonly run: Run }) {
  const { t, d, f, now } = useDashboard();
  const words = d.rules.setUp.preview;
  const { counts, problem, finishedAt } = run;
  const when = finishedAt === null ? null : f.moment(Date.parse(finishedAt), now);
  const rest = [
    counts.excluded > 0 ? words.excluded(counts.excluded) : null,
    counts.held > 0 ? words.held(counts.held) : null,
    counts.unchanged > 0 ? words.unchanged(counts.unchanged) : null,
  ].filter((part) => part !== null);
  return (
    <section class="preview-ready">
      <p role="status">{words.ready({ people: counts.read, when })}</p>
      {problem === null ? null : <p class="callout callout-warn">{runProblemText(problem.code, t.state)}</p>}
      <CountGrid counts={counts} />
      {rest.length === 0 ? null : <p class="counts-rest">{rest.join(" · ")}</p>}
      <a class="link" href={hrefOf({ page: "runs", id: run.id })}>
        {words.open}
      </a>
    </section>
  );
}
