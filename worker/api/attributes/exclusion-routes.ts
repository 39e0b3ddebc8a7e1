/** Values that cut the link: saved per attribute, and tried out before. */
import { createRoute, z } from "@hono/zod-openapi";
import { excludedByKey, excludedValues } from "../../config/parse-draft.ts";
import { conditional, etagHeader, ifMatchHeader } from "../http/if-match.ts";
import { refuseQuery } from "../http/refuse-query.ts";
import { body, COMMON, json, problem, SECURITY } from "../http/wire.ts";
import { attributeSchema, keyParam } from "./attribute-routes.ts";

const warning = {
  value: z.string(),
  code: z.enum(["unknown-value", "not-read-yet", "differs-only-in-case", "differs-only-in-space"]),
  suggestion: z.string().optional().openapi({ description: "The value that was probably meant." }),
  people: z.int().optional().openapi({ description: "Who have the suggested value." }),
};

const warningSchema = z.object(warning).openapi("ExclusionWarning");

const savedSchema = z
  .object({ values: z.array(z.string()), warnings: z.array(warningSchema), etag: z.string() })
  .openapi("SavedExclusions");

const affectedSchema = z
  .object({
    employeeId: z.string(),
    name: z.string(),
    key: z.string(),
    value: z.string().nullable().openapi({
      description:
        "As Personio spells it; null when the attribute can't be read and the account stays excluded.",
    }),
    accountId: z.string().nullable(),
    accountState: z.enum(["active", "deactivated"]).nullable(),
  })
  .openapi("AffectedEmployee");

/** An answer about 50,000 people would be many megabytes, and nobody reads a list of them. */
export const MAX_AFFECTED = 1_000;

const first = `by name, the first ${MAX_AFFECTED.toLocaleString("en")}.`;

const previewSchema = z
  .object({
    added: z.array(affectedSchema).openapi({ description: `Who becomes excluded, ${first}` }),
    addedTotal: z.int().openapi({ description: "How many become excluded." }),
    removed: z.array(affectedSchema).openapi({ description: `Who no longer is, ${first}` }),
    removedTotal: z.int().openapi({ description: "How many no longer are." }),
    warnings: z.array(z.object({ key: z.string(), ...warning })),
  })
  .openapi("ExclusionPreview");

export type ExclusionPreview = z.infer<typeof previewSchema>;
export type AffectedAnswer = z.infer<typeof affectedSchema>;

export const saveExclusions = createRoute({
  method: "put",
  path: "/v1/attributes/{key}/exclusions",
  operationId: "saveExclusions",
  description:
    "At most 500 values of at most 200 characters. Blanks around a value don't count, and a value given twice is one.",
  security: SECURITY,
  middleware: refuseQuery,
  request: {
    params: keyParam,
    headers: ifMatchHeader,
    body: body(z.strictObject({ values: excludedValues }).openapi("SaveExclusions")),
  },
  responses: {
    200: { ...json(savedSchema, "Saved, with what is odd about them."), headers: etagHeader },
    404: problem("unknown-attribute"),
    ...conditional(attributeSchema),
    ...COMMON,
    422: problem("invalid-request", "birthday-not-synced", "map-first"),
  },
});

export const previewExclusions = createRoute({
  method: "post",
  path: "/v1/exclusions/preview",
  operationId: "previewExclusions",
  description:
    "Computed from the last read; nothing is written. Attributes that are not named stay as they are.",
  security: SECURITY,
  middleware: refuseQuery,
  request: { body: body(z.strictObject({ exclusions: excludedByKey }).openapi("PreviewExclusions")) },
  responses: {
    200: json(previewSchema, "Who would be affected."),
    404: problem("unknown-attribute"),
    ...COMMON,
    422: problem("invalid-request", "birthday-not-synced", "map-first"),
  },
});
