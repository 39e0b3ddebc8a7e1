/** Preview first; once it is there, syncing is what comes next. */
import { useDashboard } from "../dashboard-words.ts";
import { hrefOf } from "../route.ts";
import type { StepProps } from "./step-card.tsx";

type Props = StepProps & { readonly isOn: boolean };

export function PreviewActions({ model, store, isOn }: Props) {
  const words = useDashboard().d.rules.setUp.preview;
  const { preview, sync } = store;
  const previewed = preview.state.value;
  const isReady = previewed.kind === "ended" && previewed.run.state === "succeeded";
  const isBusy = preview.isAtWork() || sync.isAtWork() || store.writes.switch.state.value.kind === "working";
  const isSynced = sync.state.value.kind === "ended";
  const startPreview = async (): Promise<void> => {
    const id = await store.startPreview();
    // In the address, so that reloading shows it again.
    if (id !== null) model.filter({ preview: id });
  };
  return (
    <div class="form-actions">
      {isReady ? (
        <button
          type="button"
          class={isSynced ? "button" : "button button-primary"}
          disabled={isBusy}
          onClick={() => void store.startSync()}
        >
          {isOn ? words.sync : words.switchOnAndSync}
        </button>
      ) : null}
      <button
        type="button"
        class={isReady ? "button" : "button button-primary"}
        disabled={isBusy}
        onClick={() => void startPreview()}
      >
        {isReady ? words.again : isOn ? words.start : words.switchOnAndStart}
      </button>
      {isSynced ? (
        <a class="button button-link button-primary" href={hrefOf({ page: "overview" })}>
          {words.toOverview}
        </a>
      ) : null}
      {isOn && !isSynced && model.session.ownerBar.value === null ? (
        <button
          type="button"
          class="button button-plain"
          disabled={isBusy}
          onClick={() => void store.switch(false)}
        >
          {words.switchOff}
        </button>
      ) : null}
    </div>
  );
}
