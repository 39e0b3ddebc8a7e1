import { useEffect } from "preact/hooks";
import type { Status } from "../api/answers.ts";
import { CountGrid } from "../components/count-grid.tsx";
import { FindingList } from "../components/finding-list.tsx";
import { HistoryStrip } from "../components/history-strip.tsx";
import { Moment } from "../components/moment.tsx";
import { StateNotice } from "../components/state-notice.tsx";
import { describeState } from "../core/describe-state.ts";
import type { CompanyState } from "../core/view-state.ts";
import type { Action } from "../i18n/messages.ts";
import { useSpeech } from "../i18n/speech.ts";
import { LoadState } from "./load-state.tsx";
import { RunSheet } from "./run-sheet.tsx";
import type { StatusStore } from "./status-store.ts";

type Props = {
  readonly company: CompanyState;
  readonly status: Status;
  readonly store: StatusStore;
  readonly onAction: (action: Action) => void;
};

/** Their own words already say when. */
const TOLD: ReadonlySet<CompanyState["kind"]> = new Set(["ok", "unchanged"]);

export function StatusTab({ company, status, store, onAction }: Props) {
  const speech = useSpeech();
  const { findings, lastRun } = status;
  useEffect(() => {
    if (findings > 0) void store.loadFindings();
  }, [store, findings, lastRun?.id]);
  const isRunning = company.kind === "running";
  return (
    <>
      <StateNotice description={describeState(company, speech)} look="summary" onAction={onAction}>
        {isRunning ? <Progress store={store} /> : null}
      </StateNotice>
      {lastRun === null || isRunning ? null : (
        <LastRun run={lastRun} people={status.people} isTold={TOLD.has(company.kind)} />
      )}
      {findings === 0 ? null : (
        <>
          <LoadState of={store.findings.value} onRetry={() => void store.loadFindings()} />
          <FindingList findings={store.findings.value.value?.items ?? []} total={findings} />
        </>
      )}
      {status.history.length === 0 ? null : (
        <HistoryStrip history={status.history} today={dayOf(status, speech.now)} />
      )}
      <NextRun at={status.nextRunAt} />
      <RunSheet store={store} />
    </>
  );
}

/** The newest day the server names may be tomorrow already where it is. */
function dayOf({ history }: Status, now: number): string {
  const today = new Date(now).toISOString().slice(0, 10);
  const newest = history[0]?.day ?? today;
  return newest > today ? newest : today;
}

function Progress({ store }: { store: StatusStore }) {
  const { t } = useSpeech();
  const run = store.progress.value;
  const { done, total } = stepsOf(run);
  const phase = run === null || !(run.state in t.status.phase) ? "queued" : (run.state as "queued");
  return (
    <div class="progress">
      <progress
        value={total === 0 ? undefined : done}
        max={total === 0 ? undefined : total}
        aria-label={t.status.phase[phase]}
      />
      <p class="row-note">
        {t.status.phase[phase]}
        {total === 0 ? "" : ` · ${t.status.progress(done, total)}`}
      </p>
    </div>
  );
}

function stepsOf(run: StatusStore["progress"]["value"]): { done: number; total: number } {
  if (run === null) return { done: 0, total: 0 };
  const { read, total, applied, planned } = run.progress;
  return run.state === "applying" ? { done: applied, total: planned } : { done: read, total };
}

type LastRunProps = {
  readonly run: NonNullable<Status["lastRun"]>;
  readonly people: Status["people"];
  readonly isTold: boolean;
};

function LastRun({ run, people, isTold }: LastRunProps) {
  const { t, f, now } = useSpeech();
  const startedAt = Date.parse(run.startedAt);
  const endedAt = run.finishedAt === null ? null : Date.parse(run.finishedAt);
  const rest = [
    people.excluded > 0 ? t.status.excluded(people.excluded) : null,
    people.held > 0 ? t.status.held(people.held) : null,
    people.waiting > 0 ? t.status.waiting(people.waiting) : null,
  ].filter((part) => part !== null);
  const facts = [
    f.relative(endedAt ?? startedAt, now),
    endedAt === null ? null : f.span(endedAt - startedAt),
    people.employees > 0 ? t.status.people(people.employees) : null,
  ].filter((part) => part !== null);
  return (
    <section class={isTold ? "after" : "block"}>
      {isTold ? (
        <p class="row-note facts">{facts.join(" · ")}</p>
      ) : (
        <div class="pair">
          <h3>{t.status.lastRun}</h3>
          <Moment at={endedAt ?? startedAt} />
          <p class="row-note">{facts.join(" · ")}</p>
        </div>
      )}
      <CountGrid counts={run.counts} />
      {rest.length === 0 ? null : <p class="counts-rest">{rest.join(" · ")}</p>}
    </section>
  );
}

function NextRun({ at }: { at: string | null }) {
  const { t } = useSpeech();
  return (
    <section class="block">
      <div class="pair">
        <h3>{t.status.nextRun}</h3>
        {at === null ? <span>{t.status.noNextRun}</span> : <Moment at={Date.parse(at)} />}
        <p class="row-note">{t.status.delay}</p>
      </div>
    </section>
  );
}
