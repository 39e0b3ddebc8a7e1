import { z } from "@hono/zod-openapi";
import type { Database } from "../../../db/database.ts";
import { recordChangeWhere } from "../../config/record-change.ts";
import type { ApiDeps } from "../api-deps.ts";
import type { ApiApp } from "../api-env.ts";
import { ApiProblem } from "../http/api-problem.ts";
import { type Keyset, keyAfter, toPage } from "../http/page.ts";
import { toInstant } from "../http/wire.ts";
import {
  type DestinationPersonItem,
  listDestinationPeople,
  releasePerson,
} from "./destination-people-routes.ts";
import { WAITING_STATE } from "./load-destination-view.ts";

const KEYSET: Keyset<string> = { list: "destination people", key: z.string() };

export function addDestinationPeople(app: ApiApp, deps: ApiDeps): void {
  const { db, now, pushOn } = deps;
  app.openapi(listDestinationPeople, async (c) => {
    const { state = null, ...page } = c.req.valid("query");
    const filter = { after: keyAfter(page, KEYSET) ?? "", state, count: page.limit + 1 };
    const rows = await listPeople(db, filter);
    const toItem = (row: PersonRow) => presentPerson(row, now());
    return c.json(toPage(rows, page, { list: KEYSET.list, toKey: (row) => row.id, toItem }), 200);
  });
  app.openapi(releasePerson, async (c) => {
    const { id } = c.req.valid("param");
    if (!(await release(db, { id, by: c.get("principal").name, at: now() })))
      throw new ApiProblem("not-found");
    await pushOn();
    return c.body(null, 204);
  });
}

type PersonRow = Pick<DestinationPersonItem, "name" | "state" | "code" | "answer" | "tries"> & {
  readonly id: string;
  readonly since: number;
  readonly due_at: number;
};

type Filter = { readonly after: string; readonly state: string | null; readonly count: number };

async function listPeople(db: Database, { after, state, count }: Filter): Promise<readonly PersonRow[]> {
  const { results } = await db.$client
    .prepare(
      `SELECT * FROM (SELECT outbox.id, outbox.code, nullif(outbox.detail, '') AS answer, outbox.since, outbox.tries,
         outbox.due_at, ${WAITING_STATE} AS state,
         coalesce(nullif(trim(coalesce(first_name, '') || ' ' || coalesce(last_name, '')), ''), email) AS name
       FROM outbox JOIN account ON account.id = outbox.id WHERE outbox.kind = 'account' AND outbox.id > ?1)
       WHERE ?2 IS NULL OR state = ?2 ORDER BY id LIMIT ?3`,
    )
    .bind(after, state, count)
    .all<PersonRow>();
  return results;
}

const presentPerson = (row: PersonRow, now: number): DestinationPersonItem => ({
  ...{ accountId: row.id, name: row.name, state: row.state, code: row.code, answer: row.answer },
  ...{ since: toInstant(row.since), tries: row.tries },
  nextTryAt: row.state === "held" || row.due_at <= now ? null : toInstant(row.due_at),
});

type Release = { readonly id: string; readonly by: string; readonly at: number };

async function release(db: Database, { id, by, at }: Release): Promise<boolean> {
  const IS_HELD = "kind = 'account' AND held = 'admin'";
  const change = { at, actor: by, action: "destination.released", subject: id, before: null, after: null };
  const sql = `EXISTS (SELECT 1 FROM outbox WHERE ${IS_HELD} AND id = ?7)`;
  const [, freed] = await db.$client.batch([
    recordChangeWhere(db, change, { sql, values: [id] }),
    db.$client
      .prepare(
        `UPDATE outbox SET held = NULL, due_at = 0, version = version + 1 WHERE ${IS_HELD} AND id = ?1`,
      )
      .bind(id),
  ]);
  return (freed?.meta.changes ?? 0) > 0;
}
