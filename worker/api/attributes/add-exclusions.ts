import { exclusionStatements } from "../../config/save-mapping.ts";
import { NO_DRAFT } from "../../core/draft.ts";
import { warningsAbout } from "../../core/exclusion-warnings.ts";
import type { ApiDeps } from "../api-deps.ts";
import type { ApiApp } from "../api-env.ts";
import { editAttribute } from "./edit-attribute.ts";
import { previewExclusions, saveExclusions } from "./exclusion-routes.ts";
import { loadExclusionPreview } from "./load-exclusion-preview.ts";
import { loadValueCounts } from "./load-value-counts.ts";
import { attributeEtag } from "./present-attribute.ts";

export function addExclusions(app: ApiApp, { db, now, log }: ApiDeps): void {
  app.openapi(saveExclusions, async (c) => {
    const { key } = c.req.valid("param");
    const values = [...new Set(c.req.valid("json").values)].sort();
    const editing = { by: c.get("principal").name, at: now() };
    const saved = await editAttribute(
      { db },
      {
        key,
        header: c.req.valid("header"),
        draft: { ...NO_DRAFT, exclusions: new Map([[key, values]]) },
        after: { exclusions: values },
        toStatements: ({ exclusions: before }, { exclusions: after }) =>
          exclusionStatements(db, { key, before, after }, editing),
      },
    );
    log("exclusions.saved", { values: values.length });
    const counts = await loadValueCounts(db, new Set([key]));
    const warnings = warningsAbout(values, { read: counts.get(key) ?? null, options: saved.options });
    const etag = await attributeEtag(saved);
    return c.json({ values, warnings: [...warnings], etag }, 200, { ETag: etag });
  });
  app.openapi(previewExclusions, async (c) =>
    c.json(await loadExclusionPreview(db, c.req.valid("json").exclusions), 200),
  );
}
