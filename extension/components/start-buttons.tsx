import type { CompanyState } from "../core/view-state.ts";
import { useFirstSpeech } from "../i18n/speech.ts";
import type { StatusStore } from "../stores/status-store.ts";

type Props = {
  readonly store: StatusStore;
  readonly company: CompanyState;
  /** `null`: not from here. */
  readonly onSync: (() => void) | null;
};

/** A preview or a sync, now. Disabled in word only: a button that is truly disabled loses the focus of whoever pressed it. */
export function StartButtons({ store, company: { kind }, onSync }: Props) {
  const { action } = useFirstSpeech().t.state;
  const isBusy = kind === "running" || store.isStarting.value;
  return (
    <>
      <button
        type="button"
        class="button"
        aria-disabled={isBusy}
        onClick={() => void (isBusy || store.preview())}
      >
        {action.preview}
      </button>
      {onSync === null ? null : (
        <button
          type="button"
          class={kind === "paused" ? "button" : "button button-primary"}
          aria-disabled={isBusy}
          onClick={() => void (isBusy || onSync())}
        >
          {action.sync}
        </button>
      )}
    </>
  );
}
