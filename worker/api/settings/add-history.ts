import { z } from "@hono/zod-openapi";
import { and, desc, inArray, lt } from "drizzle-orm";
import { auditEvent } from "../../../db/admin-schema.ts";
import type { ApiDeps } from "../api-deps.ts";
import type { ApiApp } from "../api-env.ts";
import { type Keyset, keyAfter, toPage } from "../http/page.ts";
import { listSettingsHistory } from "./history-routes.ts";
import { CONFIG_ACTIONS, type EditRow, presentEdit } from "./present-edit.ts";

const KEYSET: Keyset<number> = { list: "settings history", key: z.int() };

export function addSettingsHistory(app: ApiApp, { db }: ApiDeps): void {
  app.openapi(listSettingsHistory, async (c) => {
    const page = c.req.valid("query");
    const before = keyAfter(page, KEYSET) ?? Number.MAX_SAFE_INTEGER;
    const rows = await db
      .select()
      .from(auditEvent)
      .where(and(inArray(auditEvent.action, [...CONFIG_ACTIONS]), lt(auditEvent.id, before)))
      .orderBy(desc(auditEvent.id))
      .limit(page.limit + 1);
    const toKey = (row: EditRow): number => row.id;
    return c.json(toPage(rows, page, { list: KEYSET.list, toKey, toItem: presentEdit }), 200);
  });
}
