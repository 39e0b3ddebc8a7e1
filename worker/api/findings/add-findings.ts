import { z } from "@hono/zod-openapi";
import { and, gt, type InferSelectModel, inArray } from "drizzle-orm";
import { finding } from "../../../db/schema.ts";
import type { ApiDeps } from "../api-deps.ts";
import type { ApiApp } from "../api-env.ts";
import { type Keyset, keyAfter, toPage } from "../http/page.ts";
import { readStored } from "../http/stored-json.ts";
import { params, toInstant } from "../http/wire.ts";
import { type FindingAnswer, findingCode, listFindings } from "./finding-routes.ts";

type FindingRow = InferSelectModel<typeof finding>;

const KEYSET: Keyset<string> = { list: "findings", key: z.string() };

/** A finding's id begins with its code, so its order is that of the list. */
export function addFindings(app: ApiApp, { db }: ApiDeps): void {
  app.openapi(listFindings, async (c) => {
    const page = c.req.valid("query");
    const after = keyAfter(page, KEYSET) ?? "";
    const rows = await db
      .select()
      .from(finding)
      .where(and(gt(finding.id, after), inArray(finding.code, findingCode.options)))
      .orderBy(finding.id)
      .limit(page.limit + 1);
    return c.json(toPage(rows, page, { list: KEYSET.list, toKey: (row) => row.id, toItem: present }), 200);
  });
}

/** Personio has no documented address of a person's page, so there is no link to it. */
function present({ code, employeeId, name, params: data, since }: FindingRow): FindingAnswer {
  return {
    code: findingCode.parse(code),
    employeeId,
    name,
    params: readStored(params, data, {}),
    since: toInstant(since),
    personioUrl: null,
  };
}
