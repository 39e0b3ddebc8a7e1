/** What isn't saved yet, and what to do about it; at the bottom of the window as long as there is something. */
import { useEffect, useRef } from "preact/hooks";
import { FailureNote } from "../../components/failure-note.tsx";
import { Icon } from "../../components/icon.tsx";
import type { DashboardModel } from "../dashboard-model.ts";
import { useDashboard } from "../dashboard-words.ts";
import type { SettingsStore } from "./settings-store.ts";

type Props = { readonly model: DashboardModel; readonly store: SettingsStore };

export function SettingsBar({ model, store }: Props) {
  const count = store.changes.value.length;
  const problems = store.problems.value;
  useEffect(() => {
    if (problems.length === 0) return;
    const field = document.querySelector<HTMLElement>(".settings [aria-invalid]");
    field?.focus();
    // What is wrong stands below it, and must not be behind the bar.
    field?.scrollIntoView?.({ block: "center" });
  }, [problems.length]);
  const bar = useRef<HTMLElement>(null);
  const isSaved = store.write.value.kind === "done";
  // The button that was pressed is gone: what became of it is the place to go on from.
  useEffect(() => {
    if (isSaved) bar.current?.focus({ preventScroll: true });
  }, [isSaved]);
  const isShown = count > 0 || store.write.value.kind !== "idle";
  return (
    <footer ref={bar} tabIndex={-1} class={isShown ? "settings-bar" : "settings-bar settings-bar-away"}>
      <Summary model={model} store={store} />
      {count === 0 ? null : <Buttons model={model} store={store} />}
    </footer>
  );
}

function Summary({ model, store }: Props) {
  const { d, f, now } = useDashboard();
  const { bar, label, failure } = d.administration.settings;
  const write = store.write.value;
  const next = model.session.answer.value?.status.nextRunAt ?? null;
  const count = store.changes.value.length;
  const isToldElsewhere = store.conflict.value !== null || store.problems.value.length > 0;
  if (write.kind === "failed" && !isToldElsewhere) {
    return <FailureNote failure={write.failure} words={failure} />;
  }
  return (
    <div class="settings-bar-text" role="status">
      {count === 0 && write.kind === "done" ? (
        <p class="good">
          <Icon name="ok" /> {bar.saved(next === null ? null : f.moment(Date.parse(next), now))}
        </p>
      ) : null}
      {count === 0 ? null : (
        <p>
          {store.isRestored.value ? <span class="bar-hint">{bar.restored} </span> : null}
          <strong>{bar.changes(count)}</strong>
          <span class="row-note"> · {f.list(store.changes.value.map((field) => label[field]))}</span>
        </p>
      )}
      {store.problems.value.length === 0 ? null : (
        <p class="field-error">{bar.problems(store.problems.value.length)}</p>
      )}
    </div>
  );
}

function Buttons({ model, store }: Props) {
  const { bar } = useDashboard().d.administration.settings;
  const isBusy = store.write.value.kind === "working";
  const isBarred = model.session.bar.value !== null || store.conflict.value !== null;
  return (
    <div class="form-actions">
      <button
        type="button"
        class="button button-plain"
        disabled={isBusy}
        onClick={() => {
          document.querySelector<HTMLElement>(".settings h1")?.focus({ preventScroll: true });
          void store.discard();
        }}
      >
        {bar.discard}
      </button>
      <button
        type="button"
        class="button button-primary"
        disabled={isBusy || isBarred}
        onClick={() => void store.save()}
      >
        {isBusy ? bar.saving : bar.save}
      </button>
    </div>
  );
}
