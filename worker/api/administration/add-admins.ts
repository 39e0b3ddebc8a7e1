import { z } from "@hono/zod-openapi";
import {
  appointAdmin as appoint,
  type ListedAdmin,
  listAdmins as list,
  removeAdmin as remove,
} from "../../auth/admin-store.ts";
import type { ApiDeps } from "../api-deps.ts";
import type { ApiApp } from "../api-env.ts";
import { ApiProblem } from "../http/api-problem.ts";
import { type Keyset, keyAfter, toPage } from "../http/page.ts";
import { toInstant } from "../http/wire.ts";
import { type AdminAnswer, appointAdmin, listAdmins, removeAdmin } from "./admin-routes.ts";

const KEYSET: Keyset<string> = { list: "admins", key: z.string() };

export function addAdmins(app: ApiApp, { db, now, log }: ApiDeps): void {
  app.openapi(listAdmins, async (c) => {
    const page = c.req.valid("query");
    const rows = await list(db, { after: keyAfter(page, KEYSET) ?? "", limit: page.limit + 1 });
    const toKey = ({ email }: ListedAdmin): string => email;
    return c.json(toPage(rows, page, { list: KEYSET.list, toKey, toItem: presentAdmin }), 200);
  });
  app.openapi(appointAdmin, async (c) => {
    const wanted = c.req.valid("json");
    const appointed = await appoint(db, { ...wanted, by: c.get("principal").name, at: now() });
    if (!appointed.ok) throw new ApiProblem(appointed.error.reason);
    const { admin, isNew } = appointed.value;
    log("admin.appointed", { admin: admin.id, role: admin.role });
    return isNew ? c.json(presentAdmin(admin), 201) : c.json(presentAdmin(admin), 200);
  });
  app.openapi(removeAdmin, async (c) => {
    const { id } = c.req.valid("param");
    const removed = await remove(db, { id, by: c.get("principal").name, at: now() });
    if (!removed.ok) throw new ApiProblem(removed.error.reason);
    log("admin.removed", { admin: id });
    return c.body(null, 204);
  });
}

const presentAdmin = ({ id, email, role, createdAt, createdBy }: ListedAdmin): AdminAnswer => ({
  id,
  email,
  role,
  createdAt: toInstant(createdAt),
  createdBy,
});
