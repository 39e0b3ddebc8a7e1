/** Personio's attributes: what there is, and what each fills. */
import { createRoute, z } from "@hono/zod-openapi";
import { conditional, etagHeader, ifMatchHeader } from "../http/if-match.ts";
import { refuseQuery } from "../http/refuse-query.ts";
import { body, COMMON, json, problem, SECURITY } from "../http/wire.ts";
import { targetOrNull } from "../settings/settings-schema.ts";

export const attributeSchema = z
  .object({
    key: z.string(),
    label: z.string(),
    type: z.string().openapi({ description: "Personio's word." }),
    target: targetOrNull.openapi({ description: "The defaults included." }),
    isDefault: z.boolean().openapi({ description: "Its target is fixed." }),
    exclusions: z.array(z.string()).openapi({ description: "Sorted." }),
    mappable: z.boolean(),
    reason: z.enum(["birthday"]).nullable().openapi({ description: "Why it can't be mapped." }),
    readable: z.boolean().openapi({
      description:
        "False: the credentials may not read it any more, and something is still configured for it.",
    }),
    values: z
      .array(z.object({ value: z.string(), people: z.int(), excluded: z.boolean() }))
      .nullable()
      .openapi({ description: "Of the last read, at most 200; null when it was never read." }),
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
