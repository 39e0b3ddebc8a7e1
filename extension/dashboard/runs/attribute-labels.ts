/** Attributes by their names in Personio: reasons and findings know them by their keys only. */
import { useEffect, useMemo, useState } from "preact/hooks";
import type { DashboardClient } from "../../api/create-dashboard-client.ts";

/** The key itself until the name is known, or when there is none. */
export type LabelOf = (key: string) => string;

/** `isNeeded`: nothing is asked for before. */
export function useAttributeLabels(client: DashboardClient, isNeeded: boolean): LabelOf {
  const [labels, setLabels] = useState<ReadonlyMap<string, string>>(new Map());
  useEffect(() => {
    if (!isNeeded) return;
    void client.attributes().then((outcome) => {
      if (outcome.ok) setLabels(new Map(outcome.value.map(({ key, label }) => [key, label])));
    });
  }, [client, isNeeded]);
  return useMemo(() => (key) => labels.get(key) ?? key, [labels]);
}
