/** Below the status: how old it is, and starting a sync or a preview. */
import { useEffect, useState } from "preact/hooks";
import { FailureNote } from "../components/failure-note.tsx";
import { Icon } from "../components/icon.tsx";
import { StartButtons } from "../components/start-buttons.tsx";
import type { WriteBar } from "../core/permission.ts";
import type { CompanyState } from "../core/view-state.ts";
import { useFirstSpeech } from "../i18n/speech.ts";
import type { StatusStore } from "../stores/status-store.ts";

type Props = {
  readonly store: StatusStore;
  readonly company: CompanyState;
  readonly bar: WriteBar | null;
  readonly knownAt: number;
  readonly onRefresh: () => Promise<void>;
};

const NO_RUNS: ReadonlySet<CompanyState["kind"]> = new Set(["not-configured", "disabled"]);

export function StatusBar({ store, company, bar, knownAt, onRefresh }: Props) {
  const { t, f, now } = useFirstSpeech();
  const [isRefreshing, setRefreshing] = useState(false);
  // A sync would put an end to it; the dashboard, where it is looked at, asks first.
  const isPlanWaiting = company.kind === "paused" && company.purpose === "sync";
  const problem = store.problem.value;
  useEffect(() => {
    if (problem !== null) void store.seen();
  }, [store, problem]);
  const refresh = async (): Promise<void> => {
    setRefreshing(true);
    await onRefresh();
    setRefreshing(false);
  };
  return (
    <footer class="bar">
      {bar === "viewer" || bar === "policy" ? <p class="row-note">{t.app.readOnly[bar]}</p> : null}
      {problem === null ? null : <FailureNote failure={problem} />}
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
            <StartButtons
              store={store}
              company={company}
              onSync={isPlanWaiting ? null : () => void store.sync()}
            />
          </div>
        )}
      </div>
    </footer>
  );
}
