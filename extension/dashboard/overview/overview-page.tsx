/** How the company is, at a glance, and the way to everything that wants looking at. */
import { useEffect, useState } from "preact/hooks";
import type { Status } from "../../api/answers.ts";
import { FailureNote } from "../../components/failure-note.tsx";
import { FindingList } from "../../components/finding-list.tsx";
import { HistoryStrip } from "../../components/history-strip.tsx";
import { Icon } from "../../components/icon.tsx";
import { lazy } from "../../components/lazy.tsx";
import { LoadState } from "../../components/load-state.tsx";
import { RunProgress } from "../../components/run-progress.tsx";
import { Skeleton } from "../../components/skeleton.tsx";
import { StateNotice } from "../../components/state-notice.tsx";
import { WriteBarNote } from "../../components/write-bar-note.tsx";
import { describeState } from "../../core/describe-state.ts";
import type { CompanyState } from "../../core/view-state.ts";
import type { Action } from "../../i18n/messages.ts";
import { act } from "../act.ts";
import type { DashboardModel, PageProps } from "../dashboard-model.ts";
import { useDashboard } from "../dashboard-words.ts";
import { Page } from "../page.tsx";
import { hrefOf } from "../route.ts";
import { DraftNote } from "./draft-note.tsx";
import { LastRunCard } from "./last-run-card.tsx";
import { PeopleCounts } from "./people-counts.tsx";
import { StartActions } from "./start-actions.tsx";

/** Few have a destination, and fewer trouble with it: it comes once the rest stands. */
const DestinationTrouble = lazy(
  async () => (await import("../destination/destination-trouble.tsx")).DestinationTrouble,
  () => null,
);

export function OverviewPage({ model }: PageProps) {
  const { d } = useDashboard();
  const { session } = model;
  const answer = session.answer.value;
  const company = session.company.value;
  const isSetUp = company !== null && company.kind !== "not-configured";
  return (
    <Page
      title={d.frame.page.overview}
      lead={d.review.overview.lead}
      actions={isSetUp ? <StartActions model={model} company={company} /> : undefined}
    >
      {answer === null || company === null ? (
        <Skeleton />
      ) : isSetUp ? (
        <Known model={model} status={answer.status} company={company} />
      ) : (
        <CompanyNotice model={model} company={company} look="hero" />
      )}
    </Page>
  );
}

type NoticeProps = {
  readonly model: DashboardModel;
  readonly company: CompanyState;
  readonly look: "hero" | "summary";
};

function CompanyNotice({ model, company, look }: NoticeProps) {
  const speech = useDashboard();
  const [isCopied, setCopied] = useState(false);
  const description = describeState(company, speech);
  const onAction = (action: Action): void => {
    act(model, action, `${description.headline}\n${description.detail}`);
    if (action === "copy-details") setCopied(true);
  };
  return (
    <div class="card company" aria-live="polite">
      <StateNotice description={description} look={look} onAction={onAction}>
        {company.kind === "running" ? <RunProgress run={model.status.progress.value} /> : null}
      </StateNotice>
      {isCopied ? (
        <p class="write-note" role="status">
          <span class="good">
            <Icon name="ok" /> {speech.t.app.copied}
          </span>
        </p>
      ) : null}
    </div>
  );
}

type KnownProps = {
  readonly model: DashboardModel;
  readonly status: Status;
  readonly company: CompanyState;
};

function Known({ model, status, company }: KnownProps) {
  const { d } = useDashboard();
  const { session } = model;
  const problem = model.status.problem.value;
  return (
    <>
      <WriteBarNote bar={session.bar.value} />
      {problem === null ? null : <FailureNote failure={problem} words={d.review.failure} />}
      <CompanyNotice model={model} company={company} look="summary" />
      <DestinationTrouble model={model} />
      <DraftNote model={model} />
      <div class="columns overview-row">
        <LastRunCard status={status} />
        <Findings model={model} status={status} />
      </div>
      <History status={status} />
      <PeopleCounts status={status} />
    </>
  );
}

function Findings({ model, status }: Omit<KnownProps, "company">) {
  const { d } = useDashboard();
  const { findings, lastRun } = status;
  const store = model.status;
  useEffect(() => {
    if (findings > 0) void store.loadFindings();
  }, [store, findings, lastRun?.id]);
  const items = store.findings.value.value?.items ?? [];
  return (
    <section class="card overview-findings">
      <h2>{d.frame.page.findings}</h2>
      {findings === 0 ? (
        <p class="row-note">{d.review.overview.noFindings}</p>
      ) : (
        <>
          <LoadState of={store.findings.value} onRetry={() => void store.loadFindings()} />
          <FindingList findings={items.slice(0, FEW)} total={findings} />
          <a class="link" href={hrefOf({ page: "findings" })}>
            {d.review.overview.allFindings(findings)}
          </a>
        </>
      )}
    </section>
  );
}

const FEW = 3;

function History({ status }: Pick<KnownProps, "status">) {
  const { t, now } = useDashboard();
  const today = new Date(now).toISOString().slice(0, 10);
  const newest = status.history[0]?.day ?? today;
  if (status.history.length === 0) return null;
  return (
    <section class="card overview-history" aria-label={t.status.history}>
      <HistoryStrip history={status.history} today={newest > today ? newest : today} isWide />
    </section>
  );
}
