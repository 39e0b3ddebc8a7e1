/** How a run went or goes, what to do about it, and what it did in numbers. */
import { useState } from "preact/hooks";
import type { Run } from "../../api/answers.ts";
import { FailureNote } from "../../components/failure-note.tsx";
import { RunProgress } from "../../components/run-progress.tsx";
import { StateNotice } from "../../components/state-notice.tsx";
import type { Action } from "../../i18n/messages.ts";
import { act } from "../act.ts";
import type { DashboardModel } from "../dashboard-model.ts";
import { useDashboard } from "../dashboard-words.ts";
import { hrefOf } from "../route.ts";
import { attributeNames } from "../set-up/connection-words.ts";
import { describeRun, isAtWork, isOnlyPlanned, isPush } from "./describe-run.ts";
import { RunCountsShown } from "./run-counts.tsx";

type Props = { readonly model: DashboardModel; readonly run: Run };

export function RunHead({ model, run }: Props) {
  const { d, f } = useDashboard();
  const { session, status } = model;
  const [isAsked, setAsked] = useState(false);
  const told = describeRun(run, d.review, (keys) => attributeNames(keys, d.rules.setUp, f.list));
  // Who may not sync is not offered to.
  const actions =
    session.bar.value === null ? told.actions : told.actions.filter((action) => action !== "sync");
  const onAction = (action: Action): void => {
    setAsked(true);
    act(model, action, `${told.headline}\n${told.detail}`);
  };
  const isDone = run.state === "succeeded" || run.state === "paused" || run.state === "failed";
  return (
    <div class="card run-head">
      <div aria-live="polite">
        <StateNotice description={{ ...told, actions }} look="summary" onAction={onAction}>
          {isPush(run) ? (
            <a class="link" href={hrefOf({ page: "destination" })}>
              {d.review.run.push.openDestination}
            </a>
          ) : null}
        </StateNotice>
      </div>
      {isAsked && status.isStarting.value ? (
        <p class="row-note" role="status">
          {d.review.overview.starting}
        </p>
      ) : null}
      {isAsked && status.problem.value !== null ? (
        <FailureNote failure={status.problem.value} words={d.review.failure} />
      ) : null}
      {isAtWork(run) ? <RunProgress run={run} /> : null}
      {isDone && run.counts.read > 0 ? (
        <RunCountsShown counts={run.counts} isPlan={isOnlyPlanned(run)} />
      ) : null}
    </div>
  );
}
