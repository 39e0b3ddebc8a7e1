import type { Page, Team } from "../../api/answers.ts";
import type { DashboardClient } from "../../api/create-dashboard-client.ts";
import { type Outcome, succeeded } from "../../api/failure.ts";

/** All teams: there are as many as departments, so their pages are put together and searched here. */
export async function loadTeams({
  teams,
}: Pick<DashboardClient, "teams">): Promise<Outcome<readonly Team[]>> {
  const all: Team[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const page: Outcome<Page<Team>> = await teams(cursor);
    if (!page.ok) return page;
    all.push(...page.value.items);
    cursor = page.value.nextCursor;
  }
  return succeeded(all);
}
