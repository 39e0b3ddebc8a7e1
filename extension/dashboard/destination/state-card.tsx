/** How it is, in a sentence, with the way to a plan that waits; and everybody in numbers. */
import type { Destination } from "../../api/answers.ts";
import { StateNotice } from "../../components/state-notice.tsx";
import type { DashboardModel } from "../dashboard-model.ts";
import { useDashboard } from "../dashboard-words.ts";
import { hrefOf } from "../route.ts";
import { describeDestination } from "./describe-destination.ts";
import type { DestinationStore } from "./destination-store.ts";
import { useDestinationWords } from "./destination-words.ts";

type Props = {
  readonly model: DashboardModel;
  readonly store: DestinationStore;
  readonly destination: Destination;
};

const COUNTED = ["inStep", "waiting", "failed", "held"] as const;

export function StateCard({ store, destination }: Props) {
  const { f } = useDashboard();
  const words = useDestinationWords();
  const { reviewRunId, counts, state } = destination;
  const isPaused = store.review.value?.state === "paused";
  const isNew = state === "new" || state === "reviewing";
  return (
    <section class="card destination-state" aria-live="polite">
      <StateNotice
        description={describeDestination(destination, words, isPaused)}
        look="summary"
        onAction={() => undefined}
      >
        {reviewRunId === null || !isPaused ? null : (
          <p>
            <a class="button button-primary button-link" href={hrefOf({ page: "runs", id: reviewRunId })}>
              {words.openPlan}
            </a>
          </p>
        )}
      </StateNotice>
      {isNew ? null : (
        <dl class="destination-counts" aria-label={words.tally.title}>
          {COUNTED.map((name) =>
            counts[name] === 0 && name === "held" ? null : (
              <div key={name}>
                <dt>{words.tally[name]}</dt>
                <dd>{f.number(counts[name])}</dd>
              </div>
            ),
          )}
        </dl>
      )}
    </section>
  );
}
