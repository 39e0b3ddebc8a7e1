import type { ApiDeps } from "../api-deps.ts";
import type { ApiApp } from "../api-env.ts";
import { type Anchor, anchorsBy, anchorsSchema, placeBehind } from "../http/anchors.ts";
import { ApiProblem } from "../http/api-problem.ts";
import { givenIfMatch } from "../http/if-match.ts";
import { type Keyset, keyAfter, toPage } from "../http/page.ts";
import { createTeamByHand, joinTeam, leaveTeam, renameTeamByHand } from "./edit-team.ts";
import { listTeamAnswers, loadTeam, loadTeamKeys, type TeamKey } from "./load-teams.ts";
import { addMember, createTeam, removeMember, renameTeam } from "./team-edit-routes.ts";
import { listTeams, type TeamAnswer } from "./team-routes.ts";

const KEYSET: Keyset<readonly Anchor[]> = { list: "teams", key: anchorsSchema };
const toKey = anchorsBy(({ name, id }: TeamAnswer): TeamKey => [name, id]);

export function addTeams(app: ApiApp, { db, now, pushOn }: ApiDeps): void {
  app.openapi(listTeams, async (c) => {
    const page = c.req.valid("query");
    const anchors = keyAfter(page, KEYSET);
    const after = anchors === null ? null : placeBehind(anchors, await loadTeamKeys(db, anchors));
    const rows = await listTeamAnswers(db, after, page.limit + 1);
    return c.json(toPage(rows, page, { list: KEYSET.list, toKey, toItem: (team) => team }), 200);
  });
  app.openapi(createTeam, async (c) => {
    const id = crypto.randomUUID();
    const { name } = c.req.valid("json");
    await createTeamByHand(db, { id, name }, { by: c.get("principal").name, at: now() });
    c.executionCtx.waitUntil(pushOn());
    const team = await fetchTeam(db, id);
    return c.json(team, 201, { ETag: team.etag });
  });
  app.openapi(renameTeam, async (c) => {
    const { id } = c.req.valid("param");
    const ifMatch = givenIfMatch(c.req.valid("header"));
    const wanted = { id, name: c.req.valid("json").name, ifMatch };
    const overwrittenBySync = await renameTeamByHand(db, wanted, { by: c.get("principal").name, at: now() });
    c.executionCtx.waitUntil(pushOn());
    const team = await fetchTeam(db, id);
    return c.json({ ...team, overwrittenBySync }, 200, { ETag: team.etag });
  });
  addMembers(app, { db, now, pushOn });
}

function addMembers(app: ApiApp, { db, now, pushOn }: Pick<ApiDeps, "db" | "now" | "pushOn">): void {
  app.openapi(addMember, async (c) => {
    const { id: teamId, accountId } = c.req.valid("param");
    await joinTeam(db, { teamId, accountId }, { by: c.get("principal").name, at: now() });
    c.executionCtx.waitUntil(pushOn());
    return c.body(null, 204);
  });
  app.openapi(removeMember, async (c) => {
    const { id: teamId, accountId } = c.req.valid("param");
    await leaveTeam(db, { teamId, accountId }, { by: c.get("principal").name, at: now() });
    c.executionCtx.waitUntil(pushOn());
    return c.body(null, 204);
  });
}

async function fetchTeam(db: ApiDeps["db"], id: string): Promise<TeamAnswer> {
  const team = await loadTeam(db, id);
  if (team === null) throw new ApiProblem("not-found");
  return team;
}
