/** A preview, or the plan that waits for approval: what would happen, person by person. */
import { ChangeList } from "../components/change-list.tsx";
import { CountGrid } from "../components/count-grid.tsx";
import { Sheet } from "../components/sheet.tsx";
import { useSpeech } from "../i18n/speech.ts";
import { FailureNote } from "./failure-note.tsx";
import type { StatusStore } from "./status-store.ts";
import type { Watched } from "./watched-run.ts";

export function RunSheet({ store }: { readonly store: StatusStore }) {
  const { t } = useSpeech();
  const watched = store.watched.value;
  if (watched === null) return null;
  const isPlan = watched.purpose === "plan";
  return (
    <Sheet title={isPlan ? t.run.planTitle : t.run.previewTitle} onClose={store.closeRun}>
      <RunBody watched={watched} note={isPlan ? t.run.planNote : t.run.previewNote} />
    </Sheet>
  );
}

function RunBody({ watched, note }: { watched: Watched; note: string }) {
  const { t } = useSpeech();
  const { run, changes, failure } = watched;
  if (failure !== null) return <FailureNote failure={failure} />;
  if (run === null || changes === null) {
    return (
      <div class="waiting" role="status" aria-busy="true">
        <progress aria-label={t.run.working} />
        <p class="row-note">{t.run.working}</p>
      </div>
    );
  }
  const problem = run.problem === null ? undefined : t.state.runProblem[run.problem.code];
  return (
    <>
      <p class="callout">{note}</p>
      {problem === undefined ? null : <p class="callout callout-warn">{problem}</p>}
      <CountGrid counts={run.counts} />
      {changes.items.length === 0 ? <p class="empty">{t.run.nothing}</p> : null}
      <ChangeList changes={changes.items} />
      {changes.nextCursor === null ? null : <p class="row-note">…</p>}
    </>
  );
}
