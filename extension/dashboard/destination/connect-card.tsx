import type { Destination } from "../../api/answers.ts";
import type { DashboardModel } from "../dashboard-model.ts";
import { DestinationForm } from "./destination-form.tsx";
import type { DestinationStore } from "./destination-store.ts";
import { useDestinationWords } from "./destination-words.ts";

type Props = {
  readonly model: DashboardModel;
  readonly store: DestinationStore;
  readonly destination: Destination;
};

/** Nothing is connected: what it would be good for, and what is needed. */
export function ConnectCard({ model, store, destination }: Props) {
  const { connect } = useDestinationWords();
  // The form is gone then; how it is stands at the top.
  const onDone = (): void => document.querySelector<HTMLElement>("h1")?.focus();
  return (
    <section class="card destination-connect">
      <h2>{connect.title}</h2>
      {connect.about.map((text) => (
        <p key={text}>{text}</p>
      ))}
      {model.session.ownerBar.value === null ? (
        <DestinationForm model={model} store={store} destination={destination} onDone={onDone} />
      ) : null}
    </section>
  );
}
