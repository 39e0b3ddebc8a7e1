/** Personio's attributes: what there is, and what each fills. */
import { createRoute, z } from "@hono/zod-openapi";
import { conditional, etagHeader, ifMatchHeader } from "../http/if-match.ts";
import { refuseQuery } from "../http/refuse-query.ts";
import { body, COMMON, instant, json, problem, SECURITY } from "../http/wire.ts";
import { targetOrNull } from "../settings/settings-schema.ts";

const valueSchema = z.object({
  value: z.string(),
  label: z
    .string()
    .optional()
    .openapi({ description: "Where the value is somebody's id, as of the supervisor: their name." }),
  people: z.int(),
  excluded: z.boolean(),
});

export const attributeSchema = z
  .object({
    key: z.string(),
    label: z.string(),
    type: z.string().openapi({ description: "Personio's word." }),
    target: targetOrNull.openapi({ description: "The defaults included." }),
    isDefault: z.boolean().openapi({ description: "Its target is fixed." }),
    exclusions: z.array(z.string()).openapi({ description: "Sorted." }),
    exclusionDetails: z
      .array(z.object({ value: z.string(), by: z.string().nullable(), at: instant }))
      .openapi({ description: "Who excluded each of them, and when; null: nobody knows who." }),
    mappable: z.boolean(),
    reason: z.enum(["birthday"]).nullable().openapi({ description: "Why it can't be mapped." }),
    readable: z.boolean().openapi({
      description:
        "False: the credentials may not read it any more, and something is still configured for it.",
    }),
    values: z
      .array(valueSchema)
      .nullable()
      .openapi({ description: "Of the last read, at most 200; null when it was never read." }),
    options: z
      .array(z.string())
      .openapi({ description: "What Personio itself offers, all of it; known before anything was read." }),
    etag: z.string().openapi({ description: "Of its target and its exclusions." }),
  })
  .openapi("Attribute");

export type AttributeAnswer = z.infer<typeof attributeSchema>;

export const keyParam = z.object({ key: z.string() });

export const listAttributes = createRoute({
  method: "get",
  path: "/v1/attributes",
  operationId: "listAttributes",
  description: "Everything the credentials may read, learnt from Personio; not paged.",
  security: SECURITY,
  middleware: refuseQuery,
  responses: {
    200: json(z.object({ items: z.array(attributeSchema) }), "The defaults first, then by label."),
    ...COMMON,
  },
});

export const saveTarget = createRoute({
  method: "put",
  path: "/v1/attributes/{key}/target",
  operationId: "saveTarget",
  description:
    "What the attribute fills from the next run on. Names of custom attributes that differ in case or blanks only are one name. " +
    "`target-taken` names the other attribute in `params.by`.",
  security: SECURITY,
  middleware: refuseQuery,
  request: {
    params: keyParam,
    headers: ifMatchHeader,
    body: body(z.strictObject({ target: targetOrNull }).openapi("SaveTarget")),
  },
  responses: {
    200: { ...json(attributeSchema, "The attribute."), headers: etagHeader },
    404: problem("unknown-attribute"),
    ...conditional(attributeSchema),
    ...COMMON,
    422: problem(
      "invalid-request",
      "birthday-not-synced",
      "target-taken",
      "default-attribute",
      "exclusions-first",
    ),
  },
});
