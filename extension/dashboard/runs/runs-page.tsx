import type { PageProps } from "../dashboard-model.ts";
import { RunList } from "./run-list.tsx";
import { RunPage } from "./run-page.tsx";

/** All runs, or one of them. */
export function RunsPage({ model, route }: PageProps) {
  return route.id === null ? (
    <RunList model={model} route={route} />
  ) : (
    <RunPage model={model} route={route} id={route.id} />
  );
}
