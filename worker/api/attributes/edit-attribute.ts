/** One change of an attribute: judged, held against `If-Match`, and written only if nobody else was quicker. */
import type { z } from "@hono/zod-openapi";
import { loadMapping, type MappedAttribute } from "../../config/load-mapping.ts";
import { writeUnlessChanged } from "../../config/write-unless-changed.ts";
import { type Draft, judgeDraft } from "../../core/draft.ts";
import type { ApiDeps } from "../api-deps.ts";
import { ApiProblem } from "../http/api-problem.ts";
import { type ifMatchHeader, refuseStale, requireIfMatch } from "../http/if-match.ts";
import { loadAttribute } from "./load-attributes.ts";
import { attributeEtag } from "./present-attribute.ts";
import { refusalProblem } from "./refusal-problem.ts";

export type Edit = {
  readonly key: string;
  readonly header: z.infer<typeof ifMatchHeader>;
  /** The same change as `after`, to be judged. */
  readonly draft: Draft;
  readonly after: Partial<Pick<MappedAttribute, "target" | "exclusions">>;
  readonly toStatements: (before: MappedAttribute, after: MappedAttribute) => readonly D1PreparedStatement[];
};

/** The attribute as it is from now on. */
export function editAttribute({ db }: Pick<ApiDeps, "db">, edit: Edit): Promise<MappedAttribute> {
  const { key, header, draft } = edit;
  return writeUnlessChanged(db, async () => {
    const state = await loadMapping(db);
    const refusal = judgeDraft(draft, state);
    if (refusal?.reason === "birthday-not-synced") throw refusalProblem(refusal);
    const before = state.attributes.get(key);
    if (before === undefined) throw new ApiProblem("unknown-attribute");
    await refuseStale(requireIfMatch(header), await attributeEtag(before), () => loadAttribute(db, before));
    if (refusal !== null) throw refusalProblem(refusal);
    const value = { ...before, ...edit.after };
    return { statements: edit.toStatements(before, value), value };
  });
}
