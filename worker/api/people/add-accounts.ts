import { z } from "@hono/zod-openapi";
import type { Database } from "../../../db/database.ts";
import type { ApiDeps } from "../api-deps.ts";
import type { ApiApp } from "../api-env.ts";
import { ApiProblem } from "../http/api-problem.ts";
import { type Keyset, keyAfter, toPage } from "../http/page.ts";
import { searchTerms } from "../http/search-terms.ts";
import { type AccountQuery, getAccount, listAccounts } from "./account-routes.ts";
import { type AccountKey, listAccountRows, loadAccountRow, loadMemberships } from "./load-accounts.ts";
import { type AccountRow, presentAccount } from "./present-account.ts";

const KEYSET: Keyset<AccountKey> = { list: "accounts", key: z.tuple([z.string(), z.string(), z.string()]) };

export function addAccounts(app: ApiApp, { db }: ApiDeps): void {
  app.openapi(listAccounts, async (c) => {
    const query = c.req.valid("query");
    const rows = await listRows(db, query);
    const shown = rows.slice(0, query.limit).map((row) => row.id);
    const memberships = await loadMemberships(db, shown);
    const toItem = (row: AccountRow) => presentAccount(row, memberships);
    return c.json(toPage(rows, query, { list: KEYSET.list, toKey, toItem }), 200);
  });
  app.openapi(getAccount, async (c) => {
    const row = await loadAccountRow(db, c.req.valid("param").id);
    if (row === null) throw new ApiProblem("not-found");
    return c.json(presentAccount(row, await loadMemberships(db, [row.id])), 200);
  });
}

const toKey = ({ lastName, firstName, id }: AccountRow): AccountKey => [lastName ?? "", firstName ?? "", id];

/** Nobody can be invited yet, so everybody's invitation is in the state `none`. */
async function listRows(db: Database, query: AccountQuery): Promise<readonly AccountRow[]> {
  const { q, state = null, link = null, team = null, invitation = "none", limit } = query;
  const after = keyAfter(query, KEYSET);
  if (invitation !== "none") return [];
  const filter = { terms: searchTerms(q), state, link, teamId: team };
  return listAccountRows(db, filter, { after, count: limit + 1 });
}
