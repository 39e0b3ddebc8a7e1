import { z } from "@hono/zod-openapi";
import type { ApiDeps } from "../api-deps.ts";
import type { ApiApp } from "../api-env.ts";
import { ApiProblem } from "../http/api-problem.ts";
import { type Keyset, keyAfter, toPage } from "../http/page.ts";
import { searchTerms } from "../http/search-terms.ts";
import { listChanges } from "./change-routes.ts";
import { listChangeRows, loadNames } from "./load-changes.ts";
import { loadRunRecord } from "./load-runs.ts";
import { type ChangeRow, idsToName, presentChange } from "./present-change.ts";

export function addChanges(app: ApiApp, { db }: ApiDeps): void {
  app.openapi(listChanges, async (c) => {
    const { id } = c.req.valid("param");
    const { kind = null, q, ...page } = c.req.valid("query");
    const keyset: Keyset<number> = { list: `changes ${id}`, key: z.int() };
    const after = keyAfter(page, keyset) ?? 0;
    const run = await loadRunRecord(db, id);
    if (run === null) throw new ApiProblem("not-found");
    const filter = { runId: id, after, kind, terms: searchTerms(q), count: page.limit + 1 };
    const rows = await listChangeRows(db, filter);
    const names = await loadNames(db, id, idsToName(rows));
    const toItem = (row: ChangeRow) => presentChange(row, run, names);
    return c.json(toPage(rows, page, { list: keyset.list, toKey: (row) => row.seq, toItem }), 200);
  });
}
