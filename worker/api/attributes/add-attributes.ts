import { loadMapping } from "../../config/load-mapping.ts";
import { targetStatements } from "../../config/save-mapping.ts";
import { isDefault, NO_DRAFT } from "../../core/draft.ts";
import type { ApiDeps } from "../api-deps.ts";
import type { ApiApp } from "../api-env.ts";
import { listAttributes, saveTarget } from "./attribute-routes.ts";
import { editAttribute } from "./edit-attribute.ts";
import { loadAttribute, loadAttributes } from "./load-attributes.ts";
import { inListOrder } from "./present-attribute.ts";

export function addAttributes(app: ApiApp, { db, now, log }: ApiDeps): void {
  app.openapi(listAttributes, async (c) => {
    const { attributes } = await loadMapping(db);
    return c.json({ items: await loadAttributes(db, inListOrder(attributes.values())) }, 200);
  });
  app.openapi(saveTarget, async (c) => {
    const { key } = c.req.valid("param");
    const { target } = c.req.valid("json");
    const editing = { by: c.get("principal").name, at: now() };
    const saved = await editAttribute(
      { db },
      {
        key,
        header: c.req.valid("header"),
        draft: { ...NO_DRAFT, targets: new Map([[key, target]]) },
        after: { target },
        toStatements: (before, after) =>
          // A default is the core's, not the database's: all that is let through is what it is anyway.
          isDefault(key)
            ? []
            : targetStatements(db, { key, before: before.target, after: after.target }, editing),
      },
    );
    log("target.saved", { kind: target?.kind ?? null });
    const answer = await loadAttribute(db, saved);
    return c.json(answer, 200, { ETag: answer.etag });
  });
}
