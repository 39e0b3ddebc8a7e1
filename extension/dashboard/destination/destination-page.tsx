/** Where accounts are pushed to: connecting it, how it is, and who isn't in step there. */
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Destination } from "../../api/answers.ts";
import { Icon } from "../../components/icon.tsx";
import { LoadState } from "../../components/load-state.tsx";
import { WriteBarNote } from "../../components/write-bar-note.tsx";
import type { PageProps } from "../dashboard-model.ts";
import { useDashboard } from "../dashboard-words.ts";
import { Page } from "../page.tsx";
import { hrefOf } from "../route.ts";
import { ConnectCard } from "./connect-card.tsx";
import { isRefused } from "./describe-destination.ts";
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
      {destination === null ? null : (
        <p class="callout destination-invites">
          {words.invitations}{" "}
          <a class="link" href={hrefOf({ page: "settings" })}>
            {words.openSettings}
          </a>
        </p>
      )}
    </Page>
  );
}

type ConnectedProps = PageProps & {
  readonly store: DestinationStore;
  readonly destination: Destination;
};

function Connected({ model, route, store, destination }: ConnectedProps) {
  const { waiting, failed, held } = destination.counts;
  const isStopped = isRefused(destination);
  const isPushing = waiting > 0 && destination.state === "active";
  useEffect(() => {
    if (!isPushing) return undefined;
    const timer = setInterval(() => void store.load(), LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [store, isPushing]);
  // What gets it going again comes before who waits for that.
  const connection = <Connection key="connection" model={model} store={store} destination={destination} />;
  return (
    <div class="destination">
      <StateCard model={model} store={store} destination={destination} />
      {isStopped ? connection : null}
      {waiting + failed + held === 0 ? null : (
        <OutOfStep
          model={model}
          route={route}
          destination={destination}
          onReleased={() => void store.load()}
        />
      )}
      {isStopped ? null : connection}
    </div>
  );
}

type ConnectionProps = Pick<ConnectedProps, "model" | "store" | "destination">;

function Connection({ model, store, destination }: ConnectionProps) {
  const words = useDestinationWords();
  const [isEditing, setEditing] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const close = (): void => {
    setEditing(false);
    heading.current?.focus();
  };
  return (
    <section class="card">
      <h2 ref={heading} tabIndex={-1}>
        {words.facts.title}
      </h2>
      <DestinationFacts destination={destination} />
      {isEditing ? (
        <DestinationForm
          model={model}
          store={store}
          destination={destination}
          onDone={close}
          onCancel={close}
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
  );
}
