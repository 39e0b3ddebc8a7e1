import { changesOf, countChanges, toDraft } from "../../core/exclusion-draft.ts";
import type { DashboardModel } from "../dashboard-model.ts";
import { useDashboard } from "../dashboard-words.ts";
import { hrefOf } from "../route.ts";

/** Exclusions that somebody is in the middle of: what they would change can be looked at without saving them. */
export function DraftNote({ model }: { readonly model: DashboardModel }) {
  const { t, d } = useDashboard();
  const { ports, session, status } = model;
  const words = d.review.overview;
  const edits = ports.edits.value.value;
  const count = edits === null ? 0 : countChanges(changesOf(edits));
  if (edits === null || count === 0) return null;
  const isBusy = status.isStarting.value || session.company.value?.kind === "running";
  return (
    <section class="card draft-note">
      <h2>{words.draft.headline}</h2>
      <p class="row-note">
        {t.exclusions.changes(count)}. {words.draft.detail}
      </p>
      <div class="form-actions">
        {session.bar.value === null ? (
          <button
            type="button"
            class="button"
            disabled={isBusy}
            onClick={() => void status.preview(toDraft(edits))}
          >
            {words.previewDraft}
          </button>
        ) : null}
        <a class="link" href={hrefOf({ page: "attributes" })}>
          {words.openDraft}
        </a>
      </div>
    </section>
  );
}
