/** Below the status: how old it is, and starting a sync or a preview. */
import { useState } from "preact/hooks";
import { Icon } from "../components/icon.tsx";
import type { WriteBar } from "../core/permission.ts";
import type { CompanyState } from "../core/view-state.ts";
import { useSpeech } from "../i18n/speech.ts";
import { FailureNote } from "./failure-note.tsx";
import type { StatusStore } from "./status-store.ts";

type Props = {
  readonly store: StatusStore;
  readonly company: CompanyState;
  readonly bar: WriteBar | null;
  readonly knownAt: number;
  readonly onRefresh: () => Promise<void>;
};

const NO_RUNS: ReadonlySet<CompanyState["kind"]> = new Set(["not-configured", "disabled"]);

export function StatusBar({ store, company, bar, knownAt, onRefresh }: Props) {
  const { t, f, now } = useSpeech();
  const [isRefreshing, setRefreshing] = useState(false);
  const isBusy = company.kind === "running" || store.isStarting.value;
  const refresh = async (): Promise<void> => {
    setRefreshing(true);
    await onRefresh();
    setRefreshing(false);
  };
  return (
    <footer class="bar">
      {bar === "viewer" ? <p class="row-note">{t.app.readOnly.viewer}</p> : null}
      {store.problem.value === null ? null : <FailureNote failure={store.problem.value} />}
      <div class="bar-line">
        <button
          type="button"
          class="age"
          aria-label={`${t.app.asOf(f.clock(knownAt, now))}. ${t.app.refresh}`}
          title={t.app.refresh}
          onClick={() => void refresh()}
        >
          <span>{isRefreshing ? t.app.refreshing : t.app.asOf(f.clock(knownAt, now))}</span>
          <Icon name="refresh" />
        </button>
        {bar !== null || NO_RUNS.has(company.kind) ? null : (
          <div class="bar-actions">
            <button type="button" class="button" disabled={isBusy} onClick={() => void store.preview()}>
              {t.state.action.preview}
            </button>
            <button
              type="button"
              class="button button-primary"
              disabled={isBusy}
              onClick={() => void store.sync()}
            >
              {t.state.action.sync}
            </button>
          </div>
        )}
      </div>
    </footer>
  );
}
