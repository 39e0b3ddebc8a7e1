/** Why a decision was not taken, and the way on. */
import type { RunSummary } from "../../api/answers.ts";
import type { Failure } from "../../api/failure.ts";
import { FailureNote } from "../../components/failure-note.tsx";
import type { DashboardModel } from "../dashboard-model.ts";
import { useDashboard } from "../dashboard-words.ts";
import { hrefOf } from "../route.ts";
import { isPush } from "./describe-run.ts";

type Props = {
  readonly model: DashboardModel;
  readonly run: Pick<RunSummary, "purpose">;
  readonly failure: Failure;
};

export function ApprovalFailure({ model, run, failure }: Props) {
  const { d } = useDashboard();
  const words = d.review.approval;
  const runId = failure.params?.["runId"];
  return (
    <div class="decision-failed">
      <FailureNote failure={failure} words={d.review.failure} />
      {failure.code === "plan-expired" && !isPush(run) ? (
        <button
          type="button"
          class="button"
          disabled={model.status.isStarting.value}
          onClick={() => void model.status.sync()}
        >
          {words.planAgain}
        </button>
      ) : null}
      {failure.code === "run-in-progress" && typeof runId === "string" ? (
        <a class="link" href={hrefOf({ page: "runs", id: runId })}>
          {words.openOther}
        </a>
      ) : null}
    </div>
  );
}
