/** What a run would do, person by person, what is hardest to take back first: of a preview, or of a run that waits. */
import { useEffect, useMemo } from "preact/hooks";
import type { Run, RunChange } from "../../api/answers.ts";
import { LoadState } from "../../components/load-state.tsx";
import { groupByKind, searchChanges } from "../../core/plan-effect.ts";
import type { PageProps } from "../dashboard-model.ts";
import { useDashboard } from "../dashboard-words.ts";
import { Approval } from "./approval.tsx";
import { ChangeFilter, isFiltered, NoChanges, type WantedChanges, wantedChanges } from "./change-filter.tsx";
import { DownloadButton } from "./download-button.tsx";
import { createHeldStore } from "./held-store.ts";
import { PlanGroups } from "./plan-groups.tsx";
import { createPlanStore } from "./plan-store.ts";
import type { RunStore } from "./run-store.ts";
import { useChangeSpeech } from "./use-change-speech.ts";

const NONE: readonly RunChange[] = [];

type Props = PageProps & { readonly run: Run; readonly store: RunStore };

export function RunPlan({ model, route, run, store }: Props) {
  const { d } = useDashboard();
  const { client, ports, session } = model;
  const plan = useMemo(() => createPlanStore(client, run.id), [client, run.id]);
  const heldStore = useMemo(() => createHeldStore(ports, run.id), [ports, run.id]);
  useEffect(() => heldStore.start(), [heldStore]);
  const load = (): void => void plan.load();
  // Another plan took the place of the one that was shown: its fingerprint says so.
  useEffect(load, [plan, run.fingerprint]);
  useEffect(() => plan.stop, [plan]);
  const { value, isLoading } = plan.changes.value;
  const changes = value ?? NONE;
  const speech = useChangeSpeech(client, changes);
  const wanted = wantedChanges(route);
  const shown = useShown(changes, wanted);
  const isPaused = run.state === "paused";
  const isHoldable = isPaused && session.ownerBar.value === null;
  return (
    <section class="changes">
      <h2 class="section-title">{d.review.approval.title}</h2>
      {isPaused && value !== null ? (
        <Approval model={model} run={run} store={store} changes={value} heldStore={heldStore} />
      ) : null}
      <div class="filters">
        <ChangeFilter model={model} wanted={wanted} />
        <DownloadButton model={model} run={run} wanted={wanted} speech={speech} />
      </div>
      {isLoading ? (
        <p class="row-note" role="status">
          {d.review.change.loading(plan.loaded.value)}
        </p>
      ) : null}
      <LoadState of={plan.changes.value} onRetry={load} />
      <PlanGroups
        groups={groupByKind(shown)}
        speech={speech}
        heldStore={isHoldable ? heldStore : null}
        isSearched={isFiltered(wanted)}
      />
      {value !== null && shown.length === 0 ? <NoChanges model={model} wanted={wanted} /> : null}
    </section>
  );
}

function useShown(changes: readonly RunChange[], { kind, q }: WantedChanges): readonly RunChange[] {
  return useMemo(
    () => searchChanges(changes, q).filter((change) => kind === undefined || change.kind === kind),
    [changes, kind, q],
  );
}
