/** What feeds a team, in words: the attributes as Personio calls them. */
import { useEffect, useMemo } from "preact/hooks";
import type { Attribute } from "../../api/answers.ts";
import { createLoader, loadable } from "../../stores/loadable.ts";
import type { DashboardModel } from "../dashboard-model.ts";
import { useDashboard } from "../dashboard-words.ts";

/** Until the labels are there, our own words for the standard attributes. */
export function useSourceNames({ client }: DashboardModel): (keys: readonly string[]) => string {
  const { d, f } = useDashboard();
  const attributes = useMemo(() => loadable<readonly Attribute[]>(), []);
  useEffect(() => void createLoader(attributes).load(() => client.attributes()), [attributes, client]);
  const known = attributes.value.value;
  const words = d.people.explanation.attribute;
  return useMemo(() => {
    const labels = new Map((known ?? []).map(({ key, label }) => [key, label]));
    return (keys) => f.list(keys.map((key) => labels.get(key) ?? words[key] ?? key));
  }, [known, words]);
}
