/** Teams by their names: the record knows them by id only. */
import { useCallback, useEffect, useState } from "preact/hooks";
import type { DashboardClient } from "../../api/create-dashboard-client.ts";
import { loadAllPages } from "../../stores/load-all-pages.ts";

/** `isNeeded`: nothing is asked for before. `null`: not known, or gone. */
export function useTeamNames(client: DashboardClient, isNeeded: boolean): (id: string) => string | null {
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  useEffect(() => {
    if (!isNeeded) return;
    void loadAllPages({ ask: client.teams }).then((outcome) => {
      if (outcome.ok) setNames(new Map(outcome.value.map(({ id, name }) => [id, name])));
    });
  }, [client, isNeeded]);
  return useCallback((id) => names.get(id) ?? null, [names]);
}
