/** The set-up without its looks: the connection, and the two runs that are started from here. */
import { signal } from "@preact/signals";
import { keptStore } from "../../stores/kept-store.ts";
import type { DashboardPorts } from "../dashboard-model.ts";
import { createConnectionStore } from "./connection-store.ts";
import { createFollowedRun } from "./followed-run.ts";

export type SetUpStore = ReturnType<typeof createSetUpStore>;

export const setUpStoreOf = keptStore(createSetUpStore);

function createSetUpStore(ports: DashboardPorts) {
  const { client } = ports;
  const { switched, refresh, isEnabled, ...connection } = createConnectionStore(ports);
  const preview = createFollowedRun(client.run, () => void refresh());
  const sync = createFollowedRun(client.run, () => void refresh());
  return {
    ...connection,
    preview,
    sync,
    isMappingSeen: signal(false),
    /** There is no preview while the integration is off (rule 30). The run's id, or `null`. */
    startPreview: (): Promise<string | null> =>
      preview.start(async () => {
        if (!isEnabled()) {
          const on = await switched(true);
          await refresh();
          if (!on.ok) return on;
        }
        return client.startRun("preview");
      }),
    startSync: (): Promise<string | null> =>
      sync.start(async () => {
        if (isEnabled()) return client.startRun("apply");
        const saved = await switched(true, true);
        await refresh();
        if (!saved.ok) return saved;
        const { runId } = saved.value;
        return runId === null ? { ok: false, failure: { kind: "server" } } : { ok: true, value: runId };
      }),
    /** Nothing of it goes on by itself. */
    start: () => () => undefined,
  };
}
