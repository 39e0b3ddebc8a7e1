/** On the overview: what is the matter with the destination, and the way to it. Nothing as long as all is well there. */
import { useEffect, useMemo } from "preact/hooks";
import type { Destination, Run } from "../../api/answers.ts";
import { StateNotice } from "../../components/state-notice.tsx";
import type { DashboardModel } from "../dashboard-model.ts";
import { useDashboard } from "../dashboard-words.ts";
import { hrefOf } from "../route.ts";
import { describeDestination } from "./describe-destination.ts";
import { createDestinationStore } from "./destination-store.ts";
import { DestinationWords, useDestinationWords } from "./destination-words.ts";

type Props = { readonly model: DashboardModel };

export function DestinationTrouble({ model }: Props) {
  const store = useMemo(() => createDestinationStore(model), [model]);
  const lastRun = model.session.answer.value?.status.lastRun;
  useEffect(() => void store.load(), [store, lastRun?.id]);
  useEffect(() => store.stop, [store]);
  const destination = store.known.value.value?.destination;
  const isPaused = isWaiting(store.review.value);
  if (destination === undefined || !wantsLook(destination, isPaused)) return null;
  return (
    <DestinationWords>
      <Trouble destination={destination} isPaused={isPaused} />
    </DestinationWords>
  );
}

const isWaiting = (review: Run | null): boolean => review?.state === "paused";

/** Switched off is somebody's wish, and comparing is over soon. */
function wantsLook({ configured, state, problem, counts }: Destination, isPaused: boolean): boolean {
  if (!configured || state === "off") return false;
  return problem !== null || isPaused || state === "new" || counts.failed > 0 || counts.failedTeams > 0;
}

type TroubleProps = { readonly destination: Destination; readonly isPaused: boolean };

function Trouble({ destination, isPaused }: TroubleProps) {
  const { d } = useDashboard();
  const words = useDestinationWords();
  return (
    <div class="card company" aria-live="polite">
      <StateNotice
        description={describeDestination(destination, words, isPaused)}
        look="summary"
        onAction={() => undefined}
      >
        <a class="link" href={hrefOf({ page: "destination" })}>
          {d.review.run.push.openDestination}
        </a>
      </StateNotice>
    </div>
  );
}
