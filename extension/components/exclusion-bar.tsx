/** “2 changes · affects 15 people”, and what to do about it. There only while there is something to say. */
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { WriteBar } from "../core/permission.ts";
import { useSpeech } from "../i18n/speech.ts";
import type { ExclusionStore } from "../stores/exclusion-store.ts";
import { AffectedSheet } from "./affected-sheet.tsx";
import { FailureNote } from "./failure-note.tsx";
import { useFocusAfter } from "./use-focus-after.ts";

type Props = {
  readonly store: ExclusionStore;
  readonly bar: WriteBar | null;
  readonly nextRunAt: number | null;
  /** Another way to look at the draft, before Save. */
  readonly more?: ComponentChildren;
};

export function ExclusionBar({ store, bar, nextRunAt, more }: Props) {
  const { t, f, now } = useSpeech();
  const [isPreviewOpen, setPreviewOpen] = useState(false);
  const count = store.changeCount.value;
  const hasText = Object.values(store.edits.value).some(({ text }) => text !== "");
  const place = useFocusAfter<HTMLParagraphElement>(count > 0);
  const next = nextRunAt === null ? null : f.moment(nextRunAt, now);
  if (bar !== null) return <p class="bar bar-note">{t.app.readOnly[bar]}</p>;
  if (count === 0) {
    const note = store.isSaved.value
      ? t.exclusions.saved(next)
      : store.isRestored.value && hasText
        ? t.exclusions.draftRestored
        : "";
    return (
      <p ref={place} class={note === "" ? "sr-only" : "bar bar-note"} role="status" tabIndex={-1}>
        {note}
      </p>
    );
  }
  return (
    <footer class="bar">
      {store.problem.value === null ? null : <FailureNote failure={store.problem.value} />}
      <Summary store={store} />
      <div class="bar-actions">
        {store.isSaving.value ? null : (
          <button type="button" class="button button-plain" onClick={() => void store.discard()}>
            {t.exclusions.discard}
          </button>
        )}
        <span class="gap" />
        <button type="button" class="button" onClick={() => setPreviewOpen(true)}>
          {t.exclusions.preview}
        </button>
        {more}
        <button
          type="button"
          class="button button-primary"
          disabled={store.isSaving.value || store.conflicts.value.length > 0}
          onClick={() => void store.save()}
        >
          {store.isSaving.value ? t.exclusions.saving : t.exclusions.save}
        </button>
      </div>
      {isPreviewOpen ? <AffectedSheet store={store} onClose={() => setPreviewOpen(false)} /> : null}
    </footer>
  );
}

function Summary({ store }: { store: ExclusionStore }) {
  const { t } = useSpeech();
  const { value, failure, isLoading } = store.preview.value;
  // An older answer is about other edits.
  const people = value === null || failure !== null ? null : value.addedTotal + value.removedTotal;
  return (
    <p class="bar-summary" role="status">
      {store.isRestored.value ? <span class="bar-hint">{t.exclusions.draftRestored} </span> : null}
      <strong>{t.exclusions.changes(store.changeCount.value)}</strong>
      {people !== null
        ? ` · ${t.exclusions.affects(people)}`
        : isLoading
          ? ` · ${t.exclusions.counting}`
          : ""}
    </p>
  );
}
