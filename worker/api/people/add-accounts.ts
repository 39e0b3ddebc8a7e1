import { z } from "@hono/zod-openapi";
import type { Database } from "../../../db/database.ts";
import type { ApiDeps } from "../api-deps.ts";
import type { ApiApp } from "../api-env.ts";
import { ApiProblem } from "../http/api-problem.ts";
import { type Keyset, keyAfter, toPage } from "../http/page.ts";
import { type AccountKey, searchWords } from "./account-page.ts";
import { type AccountQuery, getAccount, listAccounts } from "./account-routes.ts";
import { getEmployee } from "./employee-routes.ts";
import { isCrowd, listAccountRows, loadAccount, loadMemberships } from "./load-accounts.ts";
import { loadExplanation } from "./load-explanation.ts";
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
    const { id } = c.req.valid("param");
    const account = await loadAccount(db, id);
    const explanation = account === null ? null : await loadExplanation(db, { accountId: id });
    if (account === null || explanation === null) throw new ApiProblem("not-found");
    return c.json({ ...account, explanation }, 200);
  });
  app.openapi(getEmployee, async (c) => {
    const explanation = await loadExplanation(db, { employeeId: c.req.valid("param").employeeId });
    if (explanation === null) throw new ApiProblem("not-found");
    return c.json(explanation, 200);
  });
}

const toKey = ({ lastKey, firstKey, id }: AccountRow): AccountKey => [lastKey ?? "", firstKey ?? "", id];

/** Nobody can be invited yet, so everybody's invitation is in the state `none`. */
async function listRows(db: Database, query: AccountQuery): Promise<readonly AccountRow[]> {
  const { q, state = null, link = null, team = null, invitation = "none", limit } = query;
  const after = keyAfter(query, KEYSET);
  if (invitation !== "none") return [];
  const words = searchWords(q);
  const [only, ...others] = words;
  const isCrowded = only !== undefined && others.length === 0 && (await isCrowd(db, only));
  const filter = { words, isCrowded, state, link, teamId: team, after, count: limit + 1 };
  return listAccountRows(db, filter);
}
