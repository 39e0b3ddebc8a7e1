import type { Database } from "../../../db/database.ts";
import type { ApiDeps } from "../api-deps.ts";
import type { ApiApp } from "../api-env.ts";
import { ApiProblem } from "../http/api-problem.ts";
import { givenIfMatch } from "../http/if-match.ts";
import {
  createAccount,
  deactivateAccount,
  type EditedAccount,
  reactivateAccount,
  updateAccount,
} from "./account-edit-routes.ts";
import { createByHand, switchByHand, updateByHand } from "./edit-account.ts";
import { loadAccount } from "./load-accounts.ts";
import { loadOverwritten } from "./load-overwritten.ts";

export function addAccountEdits(app: ApiApp, { db, now, pushOn }: ApiDeps): void {
  app.openapi(createAccount, async (c) => {
    const id = crypto.randomUUID();
    const editing = { id, by: c.get("principal").name, at: now() };
    const account = await answer(db, id, await createByHand(db, c.req.valid("json"), editing));
    c.executionCtx.waitUntil(pushOn());
    return c.json(account, 201, { ETag: account.etag });
  });
  app.openapi(updateAccount, async (c) => {
    const { id } = c.req.valid("param");
    const ifMatch = givenIfMatch(c.req.valid("header"));
    const editing = { id, by: c.get("principal").name, at: now(), ifMatch };
    const account = await answer(db, id, await updateByHand(db, c.req.valid("json"), editing));
    c.executionCtx.waitUntil(pushOn());
    return c.json(account, 200, { ETag: account.etag });
  });
  app.openapi(deactivateAccount, async (c) => {
    const { id } = c.req.valid("param");
    const editing = { id, by: c.get("principal").name, at: now() };
    const isNew = await switchByHand(db, "deactivated", editing);
    if (isNew) c.executionCtx.waitUntil(pushOn());
    return c.json(await answer(db, id, isNew ? ["state"] : []), 200);
  });
  app.openapi(reactivateAccount, async (c) => {
    const { id } = c.req.valid("param");
    const editing = { id, by: c.get("principal").name, at: now() };
    const isNew = await switchByHand(db, "active", editing);
    if (isNew) c.executionCtx.waitUntil(pushOn());
    return c.json(await answer(db, id, isNew ? ["state"] : []), 200);
  });
}

async function answer(db: Database, id: string, changed: readonly string[]): Promise<EditedAccount> {
  const account = await loadAccount(db, id);
  if (account === null) throw new ApiProblem("not-found");
  return { ...account, overwrittenBySync: await loadOverwritten(db, id, changed) };
}
