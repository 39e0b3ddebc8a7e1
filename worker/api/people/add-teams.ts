import { z } from "@hono/zod-openapi";
import type { Database } from "../../../db/database.ts";
import type { ApiDeps } from "../api-deps.ts";
import type { ApiApp } from "../api-env.ts";
import { type Keyset, keyAfter, toPage } from "../http/page.ts";
import { readStored } from "../http/stored-json.ts";
import { listTeams, type TeamAnswer } from "./team-routes.ts";

type TeamKey = readonly [name: string, id: string];
type TeamRow = Omit<TeamAnswer, "sources"> & { readonly sources: string };

const KEYSET: Keyset<TeamKey> = { list: "teams", key: z.tuple([z.string(), z.string()]) };

export function addTeams(app: ApiApp, { db }: ApiDeps): void {
  app.openapi(listTeams, async (c) => {
    const page = c.req.valid("query");
    const rows = await listTeamRows(db, keyAfter(page, KEYSET), page.limit + 1);
    const toKey = (row: TeamRow): TeamKey => [row.name, row.id];
    return c.json(toPage(rows, page, { list: KEYSET.list, toKey, toItem: presentTeam }), 200);
  });
}

/** Names are unique, so their index carries the list. */
async function listTeamRows(db: Database, after: TeamKey | null, count: number): Promise<readonly TeamRow[]> {
  const { results } = await db.$client
    .prepare(
      `WITH page AS MATERIALIZED (
         SELECT id, name, origin FROM team WHERE (name, id) > (?1, ?2) ORDER BY name, id LIMIT ?3
       ), fed AS MATERIALIZED (
         SELECT team_id, json_group_array(DISTINCT attribute_key) AS sources FROM team_source
         WHERE team_id IN (SELECT id FROM page) GROUP BY team_id
       )
       SELECT page.id, page.name, page.origin, coalesce(fed.sources, '[]') AS sources,
         (SELECT count(DISTINCT account_id) FROM membership WHERE team_id = page.id) AS members
       FROM page LEFT JOIN fed ON fed.team_id = page.id ORDER BY page.name, page.id`,
    )
    .bind(...(after ?? ["", ""]), count)
    .all<TeamRow>();
  return results;
}

function presentTeam({ id, name, origin, sources, members }: TeamRow): TeamAnswer {
  return { id, name, origin, sources: readStored(z.array(z.string()), sources, []).sort(), members };
}
