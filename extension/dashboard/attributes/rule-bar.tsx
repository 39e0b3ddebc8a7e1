/** What isn't saved, at the foot of the page: exclusions with their bar, targets with a word, and a whole sync to try both. */
import { useMemo } from "preact/hooks";
import { ExclusionBar } from "../../components/exclusion-bar.tsx";
import { FailureNote } from "../../components/failure-note.tsx";
import { toDraft } from "../../core/exclusion-draft.ts";
import type { ExclusionStore } from "../../stores/exclusion-store.ts";
import { nextRunOf } from "../../stores/next-run-of.ts";
import { createWrite } from "../../stores/write.ts";
import type { DashboardModel } from "../dashboard-model.ts";
import { useDashboard } from "../dashboard-words.ts";
import { hrefOf } from "../route.ts";
import type { TargetStore } from "./target-store.ts";

type Props = {
  readonly model: DashboardModel;
  readonly exclusions: ExclusionStore;
  readonly targets: TargetStore;
};

export function RuleBar({ model, exclusions, targets }: Props) {
  const words = useDashboard().d.rules.attributes.draft;
  const trial = useMemo(() => createWrite<string>(), []);
  const targetCount = Object.keys(targets.changed.value).length;
  const isDrafting = exclusions.changeCount.value > 0;
  const bar = model.session.bar.value;
  const isStarting = trial.state.value.kind === "working";
  const tryOut = async (): Promise<void> => {
    const draft = { exclusions: toDraft(exclusions.edits.peek()), targets: targets.changed.peek() };
    const id = await trial.run(() => model.client.previewRules(draft));
    if (id !== null) model.go({ page: "runs", id });
  };
  const button = (
    <button
      type="button"
      class="button"
      disabled={isStarting}
      title={words.previewHint}
      onClick={() => void tryOut()}
    >
      {isStarting ? words.starting : words.preview}
    </button>
  );
  return (
    <div class="rules-bar">
      <TrialFailure state={trial.state.value} />
      {targetCount === 0 || bar !== null ? null : (
        <div class="bar bar-line">
          <p class="bar-summary" role="status">
            <strong>{words.targets(targetCount)}</strong>
          </p>
          <div class="bar-actions">
            <button type="button" class="button button-plain" onClick={targets.discardAll}>
              {words.discard}
            </button>
            {isDrafting ? null : button}
          </div>
        </div>
      )}
      <ExclusionBar store={exclusions} bar={bar} nextRunAt={nextRunOf(model)} more={button} />
    </div>
  );
}

type FailureProps = { readonly state: ReturnType<typeof createWrite<string>>["state"]["value"] };

function TrialFailure({ state }: FailureProps) {
  const words = useDashboard().d.rules.attributes;
  if (state.kind !== "failed") return null;
  const { code, params } = state.failure;
  const runId = params?.["runId"];
  return (
    <div class="bar">
      <FailureNote failure={state.failure} words={words.failure} />
      {code === "run-in-progress" && typeof runId === "string" ? (
        <a class="link" href={hrefOf({ page: "runs", id: runId })}>
          {words.draft.running}
        </a>
      ) : null}
      {code === "disabled" || code === "not-configured" ? (
        <a class="link" href={hrefOf({ page: "set-up" })}>
          {words.toSetUp}
        </a>
      ) : null}
    </div>
  );
}
