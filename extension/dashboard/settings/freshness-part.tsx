/** How soon changes are to arrive; for the fastest way also Personio's webhook, which reports them. */
import { useEffect, useMemo } from "preact/hooks";
import { ChoiceField } from "../../components/choice-field.tsx";
import { LoadState } from "../../components/load-state.tsx";
import type { DashboardModel } from "../dashboard-model.ts";
import { useDashboard } from "../dashboard-words.ts";
import { Part } from "./part.tsx";
import { type PartProps, useProblem } from "./setting-field.tsx";
import { FRESHNESS, freshnessIn } from "./settings-form.ts";
import { WebhookCard } from "./webhook-card.tsx";
import { createWebhookStore } from "./webhook-store.ts";
import { WebhookWords } from "./webhook-words.ts";

/** For the test message, which somebody else has sent. */
const LOOK_AGAIN_MS = 5_000;

type Props = PartProps & { readonly model: DashboardModel };

export function FreshnessPart({ model, store, form, isReadOnly }: Props) {
  const words = useDashboard().d.administration.settings;
  const problem = useProblem(store, "freshness");
  return (
    <Part {...words.part.freshness}>
      <ChoiceField
        legend={words.label.freshness}
        value={freshnessIn(form)}
        choices={FRESHNESS.map((value) => {
          const { label, hint } = words.freshness[value];
          return { value, label, hint: hint(words.every(Number(form.everyHours))) };
        })}
        isReadOnly={isReadOnly}
        onChoose={(freshness) => store.change({ freshness })}
      />
      {problem === null ? null : (
        <p class="field-error" role="alert">
          {problem}
        </p>
      )}
      <WebhookIfAny
        model={model}
        isWanted={form.freshness === "instant"}
        isListening={store.saved.value.value?.settings.freshness === "instant"}
      />
    </Part>
  );
}

type WebhookProps = {
  readonly model: DashboardModel;
  readonly isWanted: boolean;
  readonly isListening: boolean;
};

/** One that isn't wanted any more is shown too, so that it can be taken away. */
function WebhookIfAny({ model, isWanted, isListening }: WebhookProps) {
  const store = useMemo(() => createWebhookStore(model.client), [model]);
  useEffect(() => void store.load(), [store]);
  const known = store.known.value;
  const isAwaited = known.value?.configured === true && known.value.pingedAt === null;
  useEffect(() => {
    if (!isAwaited) return undefined;
    const timer = setInterval(() => void store.load(), LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [store, isAwaited]);
  if (!isWanted && known.value?.configured !== true) return null;
  return (
    <>
      <LoadState of={known} onRetry={() => void store.load()} />
      {known.value === null ? null : (
        <WebhookWords>
          <WebhookCard model={model} store={store} webhook={known.value} isListening={isListening} />
        </WebhookWords>
      )}
    </>
  );
}
