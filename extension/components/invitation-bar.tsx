/** How many are chosen, and sending: asked once more, for a mail can't be taken back. */
import type { WriteBar } from "../core/permission.ts";
import { useSpeech } from "../i18n/speech.ts";
import type { InvitationStore } from "../stores/invitation-store.ts";
import { FailureNote } from "./failure-note.tsx";

type Props = { readonly store: InvitationStore; readonly bar: WriteBar | null };

export function InvitationBar({ store, bar }: Props) {
  const { t } = useSpeech();
  const count = store.selected.value.size;
  if (bar !== null) return <p class="bar bar-note">{t.app.readOnly[bar]}</p>;
  if (count === 0) return <Aftermath store={store} />;
  if (store.isConfirming.value) {
    return (
      <footer class="bar bar-line">
        <p class="bar-summary">{t.invitations.confirm(count)}</p>
        <div class="bar-actions">
          <button type="button" class="button" onClick={() => (store.isConfirming.value = false)}>
            {t.app.cancel}
          </button>
          <button type="button" class="button button-primary" onClick={() => void store.send()}>
            {t.invitations.confirmSend}
          </button>
        </div>
      </footer>
    );
  }
  return (
    <footer class="bar bar-line">
      <p class="bar-summary" role="status">
        {t.invitations.selected(count)}
      </p>
      <button type="button" class="button button-primary" onClick={() => (store.isConfirming.value = true)}>
        {t.invitations.send}
      </button>
    </footer>
  );
}

function Aftermath({ store }: { store: InvitationStore }) {
  const { t } = useSpeech();
  const problem = store.problem.value;
  const results = [...store.outcomes.value.values()];
  const sent = results.filter((result) => result.sent).length;
  const note = store.isSending.value
    ? t.invitations.sending
    : results.length === 0
      ? ""
      : t.invitations.result(sent, results.length - sent);
  if (problem !== null) {
    return (
      <footer class="bar">
        <FailureNote failure={problem} />
      </footer>
    );
  }
  return (
    <p class={note === "" ? "sr-only" : "bar bar-note"} role="status">
      {note}
    </p>
  );
}
