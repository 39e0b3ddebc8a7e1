import { forgetWebhook as forget, loadWebhook, makeWebhookToken } from "../../auth/webhook-token.ts";
import type { ApiDeps } from "../api-deps.ts";
import type { ApiApp } from "../api-env.ts";
import { toInstantOrNull } from "../http/wire.ts";
import { forgetWebhook, getWebhook, HOOK_PATH, makeWebhook } from "./webhook-routes.ts";

export function addWebhook(app: ApiApp, { db, now }: ApiDeps): void {
  app.openapi(getWebhook, async (c) => {
    const webhook = await loadWebhook(db);
    const { createdAt = null, createdBy = null, pingedAt = null } = webhook ?? {};
    const times = { createdAt: toInstantOrNull(createdAt), pingedAt: toInstantOrNull(pingedAt) };
    return c.json({ configured: webhook !== null, path: HOOK_PATH, createdBy, ...times } as const, 200);
  });
  app.openapi(makeWebhook, async (c) => {
    const token = await makeWebhookToken(db, { by: c.get("principal").name, at: now() });
    return c.json({ path: HOOK_PATH, token } as const, 201);
  });
  app.openapi(forgetWebhook, async (c) => {
    await forget(db, { by: c.get("principal").name, at: now() });
    return c.body(null, 204);
  });
}
