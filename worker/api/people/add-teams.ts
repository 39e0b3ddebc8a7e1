import { z } from "@hono/zod-openapi";
import type { ApiDeps } from "../api-deps.ts";
import type { ApiApp } from "../api-env.ts";
import { ApiProblem } from "../http/api-problem.ts";
import { type Keyset, keyAfter, toPage } from "../http/page.ts";
import { createTeamByHand, joinTeam, leaveTeam, renameTeamByHand } from "./edit-team.ts";
import { listTeamAnswers, loadTeam, type TeamKey } from "./load-teams.ts";
import { addMember, createTeam, removeMember, renameTeam } from "./team-edit-routes.ts";
import { listTeams, type TeamAnswer } from "./team-routes.ts";

const KEYSET: Keyset<TeamKey> = { list: "teams", key: z.tuple([z.string(), z.string()]) };

export function addTeams(app: ApiApp, { db, now }: ApiDeps): void {
  app.openapi(listTeams, async (c) => {
    const page = c.req.valid("query");
    const rows = await listTeamAnswers(db, keyAfter(page, KEYSET), page.limit + 1);
    const toKey = (team: TeamAnswer): TeamKey => [team.name, team.id];
    return c.json(toPage(rows, page, { list: KEYSET.list, toKey, toItem: (team) => team }), 200);
  });
  app.openapi(createTeam, async (c) => {
    const id = crypto.randomUUID();
    const { name } = c.req.valid("json");
    await createTeamByHand(db, { id, name }, { by: c.get("principal").name, at: now() });
    return c.json(await fetchTeam(db, id), 201);
  });
  app.openapi(renameTeam, async (c) => {
    const team = { id: c.req.valid("param").id, name: c.req.valid("json").name };
    const overwrittenBySync = await renameTeamByHand(db, team, { by: c.get("principal").name, at: now() });
    return c.json({ ...(await fetchTeam(db, team.id)), overwrittenBySync }, 200);
  });
  addMembers(app, { db, now });
}

function addMembers(app: ApiApp, { db, now }: Pick<ApiDeps, "db" | "now">): void {
  app.openapi(addMember, async (c) => {
    const { id: teamId, accountId } = c.req.valid("param");
    await joinTeam(db, { teamId, accountId }, { by: c.get("principal").name, at: now() });
    return c.body(null, 204);
  });
  app.openapi(removeMember, async (c) => {
    const { id: teamId, accountId } = c.req.valid("param");
    await leaveTeam(db, { teamId, accountId }, { by: c.get("principal").name, at: now() });
    return c.body(null, 204);
  });
}

async function fetchTeam(db: ApiDeps["db"], id: string): Promise<TeamAnswer> {
  const team = await loadTeam(db, id);
  if (team === null) throw new ApiProblem("not-found");
  return team;
}
