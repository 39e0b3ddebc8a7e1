import type { ApiDeps } from "../api-deps.ts";
import type { ApiApp } from "../api-env.ts";
import { etagOf, isKnown } from "../http/etag.ts";
import { loadStatus } from "./load-status.ts";
import { presentStatus } from "./present-status.ts";
import { getStatus } from "./status-routes.ts";

export function addStatus(app: ApiApp, { db, now }: ApiDeps): void {
  app.openapi(getStatus, async (c) => {
    const at = now();
    const status = presentStatus(await loadStatus(db, at), at);
    const etag = await etagOf(status);
    if (isKnown(c.req.header("if-none-match"), etag)) return c.body(null, 304, { ETag: etag });
    return c.json(status, 200, { ETag: etag });
  });
}
