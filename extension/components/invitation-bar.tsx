/** How many are chosen, and sending: asked once more, for a mail can't be taken back. */
import type { RefObject } from "preact";
import type { WriteBar } from "../core/permission.ts";
import { useSpeech } from "../i18n/speech.ts";
import type { InvitationStore } from "../stores/invitation-store.ts";
import type { Unsent } from "../stores/last-send.ts";
import { FailureNote } from "./failure-note.tsx";
import { SendOutcome } from "./send-outcome.tsx";
import { useFocusAfter } from "./use-focus-after.ts";

type Props = { readonly store: InvitationStore; readonly bar: WriteBar | null };

export function InvitationBar({ store, bar }: Props) {
  const { t } = useSpeech();
  const count = store.selected.value.size;
  const place = useFocusAfter<HTMLParagraphElement>(count > 0);
  if (bar !== null) return <p class="bar bar-note">{t.app.readOnly[bar]}</p>;
  if (count === 0) return <Aftermath store={store} place={place} />;
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

type AftermathProps = {
  readonly store: InvitationStore;
  readonly place: RefObject<HTMLParagraphElement | null>;
};

function Aftermath({ store, place }: AftermathProps) {
  const { t } = useSpeech();
  const problem = store.problem.value;
  const results = [...store.outcomes.value.values()];
  const sent = results.filter((result) => result.sent).length;
  const note = store.isSending.value
    ? t.invitations.sending
    : results.length === 0
      ? ""
      : t.invitations.result(sent, results.length - sent + store.lost.value);
  if (problem !== null) {
    return (
      <footer class="bar">
        {results.length === 0 ? null : <p role="status">{note}</p>}
        <FailureNote failure={problem} />
        {store.isSending.value ? null : <UnsentList unsent={store.unsent.value} />}
      </footer>
    );
  }
  return (
    <footer class={note === "" ? "sr-only" : "bar bar-note"}>
      <p ref={place} role="status" tabIndex={-1}>
        {note}
      </p>
      {store.isSending.value ? null : <UnsentList unsent={store.unsent.value} />}
    </footer>
  );
}

/** Whom it didn't reach, and why: in the list above they may no longer be. */
function UnsentList({ unsent }: { readonly unsent: readonly Unsent[] }) {
  const { t } = useSpeech();
  if (unsent.length === 0) return null;
  return (
    // What scrolls and holds nothing to focus must be reachable by keyboard.
    <ul class="unsent" aria-label={t.invitations.unsent} tabIndex={unsent.length > FEW ? 0 : undefined}>
      {unsent.map(({ name, result }) => (
        <li key={result.accountId}>
          <strong>{name ?? t.status.somebody}</strong> <SendOutcome outcome={result} />
        </li>
      ))}
    </ul>
  );
}

/** So many are in sight at once. */
const FEW = 3;
