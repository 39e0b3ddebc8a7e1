import { useEffect, useMemo } from "preact/hooks";
import type { Run } from "../../api/answers.ts";
import type { Failure } from "../../api/failure.ts";
import { FailureNote } from "../../components/failure-note.tsx";
import { Icon } from "../../components/icon.tsx";
import { Skeleton } from "../../components/skeleton.tsx";
import { useRetryOnceHeard } from "../../components/use-retry-once-heard.ts";
import type { PageProps } from "../dashboard-model.ts";
import { useDashboard } from "../dashboard-words.ts";
import { Page } from "../page.tsx";
import { hrefOf } from "../route.ts";
import { ApprovalFailure } from "./approval-failure.tsx";
import { isAtWork, isCancellable, isPreview, isPush } from "./describe-run.ts";
import { RunChanges } from "./run-changes.tsx";
import { approvedBy, scopeOf, spanInWords, spanOf, startedBy } from "./run-facts.ts";
import { RunHead } from "./run-head.tsx";
import { RunPlan } from "./run-plan.tsx";
import { createRunStore, type RunStore } from "./run-store.ts";

/** One run: how it went or goes, and what it changes. */
export function RunPage(props: PageProps & { readonly id: string }) {
  const { model, id } = props;
  const { t, d, f, now } = useDashboard();
  const store = useMemo(() => createRunStore(model.ports, id), [model, id]);
  // Somebody else may have decided, or the schedule may have taken over: the status hears of it.
  const lastRun = model.session.answer.value?.status.lastRun;
  const known = lastRun?.id === id ? lastRun.state : lastRun?.id;
  useEffect(() => void store.follow(), [store, known]);
  useEffect(() => store.stop, [store]);
  const { value: run, failure } = store.run.value;
  useRetryOnceHeard(failure, () => void store.follow());
  const up = { label: d.frame.page.runs, href: hrefOf({ page: "runs" }) };
  if (run === null) {
    const isMissing = failure?.code === "not-found";
    return (
      <Page title={isMissing ? d.review.run.notFound.headline : d.frame.page.runs} up={up}>
        {isMissing ? <p>{d.review.run.notFound.detail}</p> : null}
        {failure === null ? <Skeleton /> : null}
        {failure !== null && !isMissing ? (
          <FailureNote failure={failure} onRetry={() => void store.follow()} />
        ) : null}
      </Page>
    );
  }
  const startedAt = Date.parse(run.startedAt);
  const span = spanOf(run, f);
  const lead = [
    startedBy(run, { t, d }),
    scopeOf(run, d.review.run),
    approvedBy(run, { t, d }),
    span === null
      ? runningFor(run, f.span(Math.max(0, now - startedAt)))
      : spanInWords(run, span, d.review.run),
  ].filter((part) => part !== null);
  const when = f.moment(startedAt, now);
  const title = isPush(run)
    ? d.review.run.push.title(when)
    : d.review.run.title({ isPreview: isPreview(run), when });
  return (
    <Page
      title={title}
      lead={lead.join(" · ")}
      up={up}
      actions={<CancelButton {...props} store={store} run={run} />}
    >
      <RunHead model={model} run={run} />
      {failure === null ? null : <FailureNote failure={failure} onRetry={() => void store.follow()} />}
      <DecisionNote {...props} store={store} run={run} />
      <Body {...props} store={store} run={run} />
    </Page>
  );

  function runningFor({ state }: Run, age: string): string | null {
    return isAtWork({ state }) ? d.review.run.runningFor(age) : null;
  }
}

type PartProps = PageProps & { readonly run: Run; readonly store: RunStore };

function Body({ run, ...props }: PartProps) {
  if (isAtWork(run) && run.state !== "applying") return null;
  return run.state === "paused" || (isPreview(run) && run.state === "succeeded") ? (
    <RunPlan {...props} run={run} />
  ) : (
    <RunChanges {...props} run={run} />
  );
}

function CancelButton({ model, run, store }: PartProps) {
  const { d } = useDashboard();
  const isWorking = store.decision.value.kind === "working";
  if (!isCancellable(run) || model.session.bar.value !== null) return null;
  const cancel = async (): Promise<void> => {
    if (await store.cancel()) document.querySelector<HTMLElement>("h1")?.focus();
  };
  return (
    <button type="button" class="button" disabled={isWorking} onClick={() => void cancel()}>
      <Icon name="close" /> {isWorking ? d.review.run.cancelling : d.review.run.cancel}
    </button>
  );
}

/** While a plan waits, what went wrong with a decision stands next to its buttons. */
function DecisionNote({ model, run, store }: PartProps) {
  const state = store.decision.value;
  const failure: Failure | null = state.kind === "failed" ? state.failure : null;
  return failure === null || run.state === "paused" ? null : (
    <ApprovalFailure model={model} run={run} failure={failure} />
  );
}
