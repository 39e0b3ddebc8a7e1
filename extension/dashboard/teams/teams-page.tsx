import type { PageProps } from "../dashboard-model.ts";
import { TeamList } from "./team-list.tsx";
import { TeamPage } from "./team-page.tsx";

/** Teams: all of them, or one with its members. */
export function TeamsPage({ model, route }: PageProps) {
  return route.id === null ? (
    <TeamList model={model} route={route} />
  ) : (
    <TeamPage model={model} id={route.id} />
  );
}
