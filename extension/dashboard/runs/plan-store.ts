/** A plan as a whole: it is ordered and counted as no page of it can be. */
import { signal } from "@preact/signals";
import type { RunChange } from "../../api/answers.ts";
import type { DashboardClient } from "../../api/create-dashboard-client.ts";
import { loadAllPages } from "../../stores/load-all-pages.ts";
import { createLoader, loadable } from "../../stores/loadable.ts";

export function createPlanStore(client: DashboardClient, runId: string) {
  const changes = loadable<readonly RunChange[]>();
  const loaded = signal(0);
  const loader = createLoader(changes);
  let newest = 0;
  return {
    changes,
    /** How many there are so far. */
    loaded,
    load: (): Promise<void> => {
      newest += 1;
      const mine = newest;
      const isWanted = (): boolean => mine === newest;
      loaded.value = 0;
      return loader.load(() =>
        loadAllPages({
          ask: (cursor) => client.listChanges({ runId }, cursor),
          onStep: (count) => {
            if (isWanted()) loaded.value = count;
          },
          isWanted,
        }),
      );
    },
    stop: (): void => {
      newest += 1;
    },
  };
}
