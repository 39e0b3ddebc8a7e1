/** From credentials to the first sync in four steps; afterwards the place where the connection is looked after. */
import { useEffect } from "preact/hooks";
import { LoadState } from "../../components/load-state.tsx";
import type { PageProps } from "../dashboard-model.ts";
import { useDashboard } from "../dashboard-words.ts";
import { Page } from "../page.tsx";
import { MappingResult, MappingStep } from "./mapping-step.tsx";
import { PersonioResult, PersonioStep } from "./personio-step.tsx";
import { PreviewResult, PreviewStep } from "./preview-step.tsx";
import { ServerResult, ServerStep } from "./server-step.tsx";
import { isComplete, STEPS, stepStates } from "./set-up-steps.ts";
import { type SetUpStore, setUpStoreOf } from "./set-up-store.ts";
import { StepCard, type StepProps } from "./step-card.tsx";

export function SetUpPage({ model, route }: PageProps) {
  const { d } = useDashboard();
  const words = d.rules.setUp;
  const store = setUpStoreOf(model.ports);
  const previewId = route.query["preview"];
  useEffect(() => void store.load(), [store]);
  useEffect(() => {
    if (previewId !== undefined && store.preview.state.peek().kind === "idle")
      void store.preview.watch(previewId);
  }, [store, previewId]);
  const states = statesOf(model, store);
  const isDone = isComplete(states);
  return (
    <div class="set-up">
      <Page title={d.frame.page["set-up"]} lead={isDone ? words.leadDone : words.lead}>
        <LoadState of={store.known.value} onRetry={() => void store.load()} />
        {store.known.value.value === null ? null : (
          <Steps model={model} store={store} states={states} isDone={isDone} />
        )}
      </Page>
    </div>
  );
}

function statesOf(model: PageProps["model"], store: SetUpStore) {
  const attributes = store.attributes.value.value ?? [];
  return stepStates({
    connection: store.known.value.value?.connection ?? null,
    status: model.session.answer.value?.status ?? null,
    hasOwnRules: attributes.some(
      ({ isDefault, target, exclusions }) => exclusions.length > 0 || (!isDefault && target !== null),
    ),
    isMappingSeen: store.isMappingSeen.value,
  });
}

type StepsProps = StepProps & {
  readonly states: ReturnType<typeof stepStates>;
  readonly isDone: boolean;
};

const BODIES = { server: ServerStep, personio: PersonioStep, mapping: MappingStep, preview: PreviewStep };
const RESULTS = {
  server: ServerResult,
  personio: PersonioResult,
  mapping: MappingResult,
  preview: PreviewResult,
};

function Steps({ model, store, states, isDone }: StepsProps) {
  const words = useDashboard().d.rules.setUp;
  const done = STEPS.filter((step) => states[step] === "done").length;
  return (
    <>
      {isDone ? null : <p class="set-up-progress">{words.progress(done, STEPS.length)}</p>}
      <ol class="steps" aria-label={words.steps}>
        {STEPS.map((step) => {
          const Body = BODIES[step];
          const Result = RESULTS[step];
          return (
            <StepCard
              key={step}
              id={step}
              state={states[step]}
              result={<Result model={model} store={store} state={states[step]} />}
              isOpenAtFirst={states[step] === "now" || (isDone && step === "personio")}
            >
              <Body model={model} store={store} />
            </StepCard>
          );
        })}
      </ol>
    </>
  );
}
