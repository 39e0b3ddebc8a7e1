import type { Database } from "../../../db/database.ts";
import type { ApiDeps } from "../api-deps.ts";
import type { ApiApp } from "../api-env.ts";
import { type Anchor, anchorsBy, anchorsSchema, placeBehind } from "../http/anchors.ts";
import { ApiProblem } from "../http/api-problem.ts";
import { type Keyset, keyAfter, toPage } from "../http/page.ts";
import { type AccountKey, searchWords } from "./account-page.ts";
import { type AccountQuery, getAccount, listAccounts } from "./account-routes.ts";
import { isCrowd, listAccountRows, loadAccount, loadAccountKeys, loadMemberships } from "./load-accounts.ts";
import { loadExplanation } from "./load-explanation.ts";
import { type AccountRow, presentAccount } from "./present-account.ts";

const KEYSET: Keyset<readonly Anchor[]> = { list: "accounts", key: anchorsSchema };
const toKey = anchorsBy(
  ({ lastKey, firstKey, id }: AccountRow): AccountKey => [lastKey ?? "", firstKey ?? "", id],
);

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
    return c.json({ ...account, explanation }, 200, { ETag: account.etag });
  });
}

/** Nobody can be invited yet, so everybody's invitation is in the state `none`. */
async function listRows(db: Database, query: AccountQuery): Promise<readonly AccountRow[]> {
  const { q, state = null, link = null, team = null, invitation = "none", limit } = query;
  const anchors = keyAfter(query, KEYSET);
  const after = anchors === null ? null : placeBehind(anchors, await loadAccountKeys(db, anchors));
  if (invitation !== "none") return [];
  const words = searchWords(q);
  const [only, ...others] = words;
  const isCrowded = only !== undefined && others.length === 0 && (await isCrowd(db, only));
  const filter = { words, isCrowded, state, link, teamId: team, after, count: limit + 1 };
  return listAccountRows(db, filter);
}
