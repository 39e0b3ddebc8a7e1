import { z } from "@hono/zod-openapi";
import { and, desc, eq, type InferSelectModel, lt } from "drizzle-orm";
import { auditEvent } from "../../../db/admin-schema.ts";
import { parseJson } from "../../config/load-config.ts";
import type { ApiDeps } from "../api-deps.ts";
import type { ApiApp } from "../api-env.ts";
import { type Keyset, keyAfter, toPage } from "../http/page.ts";
import { toInstant } from "../http/wire.ts";
import { type AuditEvent, listAudit } from "./audit-routes.ts";

type EventRow = InferSelectModel<typeof auditEvent>;

const KEYSET: Keyset<number> = { list: "audit", key: z.int() };

export function addAudit(app: ApiApp, { db }: ApiDeps): void {
  app.openapi(listAudit, async (c) => {
    const { action, actor, subject, ...page } = c.req.valid("query");
    const before = keyAfter(page, KEYSET) ?? Number.MAX_SAFE_INTEGER;
    const rows = await db
      .select()
      .from(auditEvent)
      .where(
        and(
          lt(auditEvent.id, before),
          action === undefined ? undefined : eq(auditEvent.action, action),
          actor === undefined ? undefined : eq(auditEvent.actor, actor),
          subject === undefined ? undefined : eq(auditEvent.subject, subject),
        ),
      )
      .orderBy(desc(auditEvent.id))
      .limit(page.limit + 1);
    const toKey = ({ id }: EventRow): number => id;
    return c.json(toPage(rows, page, { list: KEYSET.list, toKey, toItem: presentEvent }), 200);
  });
}

const presentEvent = ({ at, before, after, ...said }: EventRow): AuditEvent => ({
  ...said,
  at: toInstant(at),
  before: parseJson(before),
  after: parseJson(after),
});
