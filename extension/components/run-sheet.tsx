/** A preview at a glance: what would happen, person by person; all of it is in the dashboard. */
import { runProblemText } from "../i18n/run-problem.ts";
import { useSpeech } from "../i18n/speech.ts";
import type { StatusStore } from "../stores/status-store.ts";
import type { Watched } from "../stores/watched-run.ts";
import { ChangeList } from "./change-list.tsx";
import { CountGrid } from "./count-grid.tsx";
import { FailureNote } from "./failure-note.tsx";
import { Sheet } from "./sheet.tsx";

type Props = { readonly store: StatusStore; readonly onOpenRun: (id: string) => void };

export function RunSheet({ store, onOpenRun }: Props) {
  const { t } = useSpeech();
  const watched = store.watched.value;
  if (watched === null) return null;
  return (
    <Sheet title={t.run.previewTitle} onClose={store.closeRun}>
      <RunBody watched={watched} onOpenRun={onOpenRun} />
    </Sheet>
  );
}

type BodyProps = { readonly watched: Watched; readonly onOpenRun: (id: string) => void };

function RunBody({ watched, onOpenRun }: BodyProps) {
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
  const problem = run.problem === null ? undefined : runProblemText(run.problem.code, t.state);
  return (
    <>
      <p class="callout">{t.run.previewNote}</p>
      {problem === undefined ? null : <p class="callout callout-warn">{problem}</p>}
      <CountGrid counts={run.counts} />
      {changes.items.length === 0 ? <p class="empty">{t.run.nothing}</p> : null}
      <ChangeList changes={changes.items} />
      {changes.items.length === 0 ? null : (
        <button type="button" class="button button-wide" onClick={() => onOpenRun(run.id)}>
          {t.run.openInDashboard}
        </button>
      )}
    </>
  );
}
