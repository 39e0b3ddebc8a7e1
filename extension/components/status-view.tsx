import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import type { Status } from "../api/answers.ts";
import { describeState } from "../core/describe-state.ts";
import type { CompanyState } from "../core/view-state.ts";
import type { Action } from "../i18n/messages.ts";
import { isWhole, useFirstSpeech } from "../i18n/speech.ts";
import type { StatusStore } from "../stores/status-store.ts";
import { CountGrid } from "./count-grid.tsx";
import { HistoryStrip } from "./history-strip.tsx";
import { lazy } from "./lazy.tsx";
import { LoadState } from "./load-state.tsx";
import { Moment } from "./moment.tsx";
import { RunProgress } from "./run-progress.tsx";
import { StateNotice } from "./state-notice.tsx";
import { WayOn } from "./way-on.tsx";

const FindingList = lazy(async () => (await import("./finding-list.tsx")).FindingList);
const RunSheet = lazy(async () => (await import("./run-sheet.tsx")).RunSheet);

type Props = {
  readonly company: CompanyState;
  readonly status: Status;
  readonly store: StatusStore;
  readonly onAction: (action: Action) => void;
  readonly onOpenRun: (id: string) => void;
  readonly onOpenFindings?: () => void;
  /** What became of an action of the notice. */
  readonly note?: string;
  /** What stands at the end. */
  readonly children?: ComponentChildren;
};

/** Their own words already say when. */
const TOLD: ReadonlySet<CompanyState["kind"]> = new Set(["ok", "unchanged"]);

export function StatusView(props: Props) {
  const { company, status, store, note = "", children, onAction, onOpenRun } = props;
  const speech = useFirstSpeech();
  const { findings, lastRun } = status;
  useEffect(() => {
    if (findings === 0) return;
    void store.loadFindings();
    void FindingList.preload();
  }, [store, findings, lastRun?.id]);
  const isRunning = company.kind === "running";
  return (
    <>
      <StateNotice
        description={describeState(company, speech)}
        look="summary"
        onAction={onAction}
        note={note}
      >
        {isRunning ? <RunProgress run={store.progress.value} /> : null}
      </StateNotice>
      {lastRun === null || isRunning ? null : (
        <LastRun
          run={lastRun}
          people={status.people}
          isTold={TOLD.has(company.kind)}
          onOpen={() => onOpenRun(lastRun.id)}
        />
      )}
      {findings === 0 ? null : <Findings {...props} />}
      {isStillToCome(props, isWhole(speech)) ? null : (
        <>
          {status.history.length === 0 ? null : (
            <HistoryStrip history={status.history} today={dayOf(status, speech.now)} />
          )}
          <NextRun at={status.nextRunAt} freshness={status.freshness} />
          {children}
        </>
      )}
      {store.watched.value === null || !isWhole(speech) ? null : (
        <RunSheet store={store} onOpenRun={onOpenRun} />
      )}
    </>
  );
}

/** What stands below the findings waits for them: otherwise it would move when they come. */
function isStillToCome({ status, store }: Props, hasWords: boolean): boolean {
  const { value, failure } = store.findings.value;
  return status.findings > 0 && failure === null && (value === null || !hasWords);
}

/** They come from the server, so they are never there at the first paint; their words needn't be either. */
function Findings({ status, store, onOpenFindings }: Props) {
  const isReady = isWhole(useFirstSpeech());
  const ways = onOpenFindings === undefined ? {} : { onOpen: onOpenFindings };
  const { value } = store.findings.value;
  return (
    <>
      <LoadState of={store.findings.value} onRetry={() => void store.loadFindings()} />
      {value === null || !isReady ? null : (
        <FindingList findings={value.items} total={status.findings} {...ways} />
      )}
    </>
  );
}

/** The newest day the server names may be tomorrow already where it is. */
function dayOf({ history }: Status, now: number): string {
  const today = new Date(now).toISOString().slice(0, 10);
  const newest = history[0]?.day ?? today;
  return newest > today ? newest : today;
}

type LastRunProps = {
  readonly run: NonNullable<Status["lastRun"]>;
  readonly people: Status["people"];
  readonly isTold: boolean;
  readonly onOpen: () => void;
};

function LastRun({ run, people, isTold, onOpen }: LastRunProps) {
  const { t, f, now } = useFirstSpeech();
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
        <WayOn label={`${t.status.lastRun}: ${facts.join(" · ")}`} onOpen={onOpen}>
          {facts.join(" · ")}
        </WayOn>
      ) : (
        <div class="pair">
          <h3>{t.status.lastRun}</h3>
          <Moment at={endedAt ?? startedAt} />
          <WayOn label={`${t.status.lastRun}: ${facts.join(" · ")}`} onOpen={onOpen}>
            {facts.join(" · ")}
          </WayOn>
        </div>
      )}
      <CountGrid counts={run.counts} isPlan={run.state === "paused"} />
      {rest.length === 0 ? null : <p class="counts-rest">{rest.join(" · ")}</p>}
    </section>
  );
}

type NextRunProps = { readonly at: string | null; readonly freshness: Status["freshness"] };

function NextRun({ at, freshness }: NextRunProps) {
  const { t } = useFirstSpeech();
  return (
    <section class="block">
      <div class="pair">
        <h3>{t.status.nextRun}</h3>
        {at === null ? <span>{t.status.noNextRun}</span> : <Moment at={Date.parse(at)} />}
        {/* Where changes come sooner, the dashboard says how soon. */}
        {freshness == null && at !== null ? <p class="row-note">{t.status.delay}</p> : null}
      </div>
    </section>
  );
}
