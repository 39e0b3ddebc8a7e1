/** Teams with what feeds them and how many are in them. */
import { z } from "@hono/zod-openapi";
import type { Database } from "../../../db/database.ts";
import { type Anchor, idsOf } from "../http/anchors.ts";
import { quickEtagOf } from "../http/etag.ts";
import { readStored } from "../http/stored-json.ts";
import type { TeamAnswer } from "./team-routes.ts";

/** Where a list of teams goes on: behind this one. */
export type TeamKey = readonly [name: string, id: string];

type TeamRow = Omit<TeamAnswer, "sources" | "etag"> & { readonly sources: string };

/** Names are unique, so their index carries the list. */
export async function listTeamAnswers(
  db: Database,
  after: TeamKey | null,
  count: number,
): Promise<readonly TeamAnswer[]> {
  const page = "SELECT id, name, origin FROM team WHERE (name, id) > (?1, ?2) ORDER BY name, id LIMIT ?3";
  const { results } = await db.$client
    .prepare(withCounts(page))
    .bind(...(after ?? ["", ""]), count)
    .all<TeamRow>();
  return results.map(presentTeam);
}

/** Where in the list these teams stand now. */
export async function loadTeamKeys(
  db: Database,
  anchors: readonly Anchor[],
): Promise<ReadonlyMap<string, TeamKey>> {
  const rows = await db.$client
    .prepare("SELECT name, id FROM team WHERE id IN (SELECT value FROM json_each(?1))")
    .bind(idsOf(anchors))
    .raw<[string, string]>();
  return new Map(rows.map((key) => [key[1], key]));
}

export async function loadTeam(db: Database, id: string): Promise<TeamAnswer | null> {
  const row = await db.$client
    .prepare(withCounts("SELECT id, name, origin FROM team WHERE id = ?1"))
    .bind(id)
    .first<TeamRow>();
  return row === null ? null : presentTeam(row);
}

const withCounts = (page: string): string =>
  `WITH page AS MATERIALIZED (${page}), fed AS MATERIALIZED (
     SELECT team_id, json_group_array(DISTINCT attribute_key) AS sources FROM team_source
     WHERE team_id IN (SELECT id FROM page) GROUP BY team_id
   )
   SELECT page.id, page.name, page.origin, coalesce(fed.sources, '[]') AS sources,
     (SELECT count(DISTINCT account_id) FROM membership WHERE team_id = page.id) AS members
   FROM page LEFT JOIN fed ON fed.team_id = page.id ORDER BY page.name, page.id`;

function presentTeam({ id, name, origin, sources, members }: TeamRow): TeamAnswer {
  const keys = readStored(z.array(z.string()), sources, []).sort();
  return { id, name, origin, sources: keys, members, etag: quickEtagOf([id, name]) };
}
