import type { Status } from "../../api/answers.ts";
import { Moment } from "../../components/moment.tsx";
import { useDashboard } from "../dashboard-words.ts";
import { hrefOf } from "../route.ts";
import { isAtWork } from "../runs/describe-run.ts";
import { RunCountsShown } from "../runs/run-counts.tsx";
import { RunState } from "../runs/run-state.tsx";
import { ChangeDelay } from "./change-delay.tsx";

/** What happened last, and what happens next. */
export function LastRunCard({ status }: { readonly status: Status }) {
  const { t, d, f } = useDashboard();
  const words = d.review.overview;
  const { lastRun, nextRunAt } = status;
  const isRunning = lastRun !== null && isAtWork(lastRun);
  return (
    <section class="card last-run">
      <h2>{isRunning ? words.currentRun : words.lastRun}</h2>
      {lastRun === null ? (
        <p class="row-note">{words.noRun}</p>
      ) : (
        <>
          <p class="last-run-facts">
            <RunState run={lastRun} />
            <Moment at={Date.parse(lastRun.finishedAt ?? lastRun.startedAt)} />
            {lastRun.finishedAt === null ? null : (
              <span class="row-note">
                {d.review.run.took(f.span(Date.parse(lastRun.finishedAt) - Date.parse(lastRun.startedAt)))}
              </span>
            )}
          </p>
          {isRunning ? null : <RunCountsShown counts={lastRun.counts} isPlan={lastRun.state === "paused"} />}
          <a class="link" href={hrefOf({ page: "runs", id: lastRun.id })}>
            {isRunning ? words.watchRun : words.openRun}
          </a>
        </>
      )}
      <div class="pair next-run">
        <h3>{t.status.nextRun}</h3>
        {nextRunAt === null ? <span>{t.status.noNextRun}</span> : <Moment at={Date.parse(nextRunAt)} />}
        {nextRunAt === null ? null : <ChangeDelay freshness={status.freshness} />}
      </div>
    </section>
  );
}
