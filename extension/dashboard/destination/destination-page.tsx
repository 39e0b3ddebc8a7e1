/** Where accounts are pushed to: connecting it, how it is, and who isn't in step there. */
import { useEffect, useMemo, useState } from "preact/hooks";
import type { Destination } from "../../api/answers.ts";
import { Icon } from "../../components/icon.tsx";
import { LoadState } from "../../components/load-state.tsx";
import { WriteBarNote } from "../../components/write-bar-note.tsx";
import type { PageProps } from "../dashboard-model.ts";
import { useDashboard } from "../dashboard-words.ts";
import { Page } from "../page.tsx";
import { ConnectCard } from "./connect-card.tsx";
import { DestinationActions } from "./destination-actions.tsx";
import { DestinationFacts } from "./destination-facts.tsx";
import { DestinationForm } from "./destination-form.tsx";
import { createDestinationStore, type DestinationStore } from "./destination-store.ts";
import { DestinationWords, useDestinationWords } from "./destination-words.ts";
import { OutOfStep } from "./out-of-step.tsx";
import { StateCard } from "./state-card.tsx";

const LOOK_AGAIN_MS = 5_000;

export function DestinationPage(props: PageProps) {
  return (
    <DestinationWords>
      <WholePage {...props} />
    </DestinationWords>
  );
}

function WholePage({ model, route }: PageProps) {
  const { d } = useDashboard();
  const words = useDestinationWords();
  const store = useMemo(() => createDestinationStore(model), [model]);
  useEffect(() => void store.load(), [store]);
  useEffect(() => store.stop, [store]);
  const { bar, ownerBar } = model.session;
  const known = store.known.value;
  const destination = known.value?.destination ?? null;
  return (
    <Page title={d.frame.page.destination} lead={words.lead}>
      <WriteBarNote bar={bar.value} />
      {bar.value === null && ownerBar.value !== null ? (
        <p class="callout bar-reason">
          <Icon name="lock" /> {words.ownersOnly}
        </p>
      ) : null}
      <LoadState of={known} onRetry={() => void store.load()} />
      {destination === null ? null : destination.configured ? (
        <Connected model={model} route={route} store={store} destination={destination} />
      ) : (
        <ConnectCard model={model} store={store} destination={destination} />
      )}
      {destination === null ? null : <p class="callout destination-invites">{words.invitations}</p>}
    </Page>
  );
}

type ConnectedProps = PageProps & {
  readonly store: DestinationStore;
  readonly destination: Destination;
};

function Connected({ model, route, store, destination }: ConnectedProps) {
  const words = useDestinationWords();
  const [isEditing, setEditing] = useState(false);
  const { waiting, failed, held } = destination.counts;
  const isPushing = waiting > 0 && destination.state === "active";
  useEffect(() => {
    if (!isPushing) return undefined;
    const timer = setInterval(() => void store.load(), LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [store, isPushing]);
  return (
    <div class="destination">
      <StateCard model={model} store={store} destination={destination} />
      {waiting + failed + held === 0 ? null : (
        <OutOfStep
          model={model}
          route={route}
          counts={destination.counts}
          onReleased={() => void store.load()}
        />
      )}
      <section class="card">
        <h2>{words.facts.title}</h2>
        <DestinationFacts destination={destination} />
        {isEditing ? (
          <DestinationForm
            model={model}
            store={store}
            destination={destination}
            onDone={() => setEditing(false)}
            onCancel={() => setEditing(false)}
          />
        ) : (
          <DestinationActions
            model={model}
            store={store}
            destination={destination}
            onChange={() => setEditing(true)}
          />
        )}
      </section>
    </div>
  );
}
