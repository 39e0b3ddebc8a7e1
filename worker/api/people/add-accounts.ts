import type { Database } from "../../../db/database.ts";
import type { ApiDeps } from "../api-deps.ts";
import type { ApiApp } from "../api-env.ts";
import { type Anchor, anchorsBy, anchorsSchema, placeBehind } from "../http/anchors.ts";
import { ApiProblem } from "../http/api-problem.ts";
import { type Keyset, keyAfter, toPage } from "../http/page.ts";
import type { AccountKey } from "./account-page.ts";
import { type AccountQuery, getAccount, listAccounts } from "./account-routes.ts";
import { listAccountRows, loadAccount, loadAccountKeys, loadMemberships } from "./load-accounts.ts";
import { loadExplanation } from "./load-explanation.ts";
import { type AccountRow, presentAccount } from "./present-account.ts";
import { toAccountFilter } from "./to-account-filter.ts";

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

async function listRows(db: Database, query: AccountQuery): Promise<readonly AccountRow[]> {
  const anchors = keyAfter(query, KEYSET);
  const after = anchors === null ? null : placeBehind(anchors, await loadAccountKeys(db, anchors));
  return listAccountRows(db, await toAccountFilter(db, { ...query, after }));
}
