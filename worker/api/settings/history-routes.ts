/** `GET /v1/settings/history`: who changed what of the configuration, and when. */
import { createRoute, z } from "@hono/zod-openapi";
import { pageOf, pageQuery } from "../http/page.ts";
import { COMMON, instant, json, SECURITY } from "../http/wire.ts";
import { settingsSchema, targetOrNull } from "./settings-schema.ts";

const connectionSchema = z.object({
  clientId: z.string(),
  clientSecret: z
    .enum(["set", "replaced"])
    .nullable()
    .openapi({ description: "`replaced`: another was entered." }),
  enabled: z.boolean(),
});

const edit = { id: z.int(), at: instant, by: z.string() };
const nothing = z.null();

const settingsEdit = z
  .object({
    ...edit,
    kind: z.literal("settings"),
    key: nothing,
    before: settingsSchema,
    after: settingsSchema,
  })
  .openapi("SettingsEdit");
const targetEdit = z
  .object({
    ...edit,
    kind: z.literal("target"),
    key: z.string(),
    before: targetOrNull,
    after: targetOrNull,
  })
  .openapi("TargetEdit");
const exclusionsEdit = z
  .object({
    ...edit,
    kind: z.literal("exclusions"),
    key: z.string(),
    before: z.array(z.string()),
    after: z.array(z.string()),
  })
  .openapi("ExclusionsEdit");
const connectionEdit = z
  .object({
    ...edit,
    kind: z.literal("connection"),
    key: nothing,
    before: connectionSchema.nullable(),
    after: connectionSchema.nullable(),
  })
  .openapi("ConnectionEdit");

const editSchema = z.discriminatedUnion("kind", [settingsEdit, targetEdit, exclusionsEdit, connectionEdit]);

export type ConfigEdit = z.infer<typeof editSchema>;
export type ConnectionSide = z.infer<typeof connectionSchema>;
export const connectionSide = connectionSchema.nullable();

export const listSettingsHistory = createRoute({
  method: "get",
  path: "/v1/settings/history",
  operationId: "listSettingsHistory",
  security: SECURITY,
  request: { query: z.strictObject(pageQuery) },
  responses: {
    200: json(pageOf(editSchema), "Newest first. Of the credentials only what is no secret."),
    ...COMMON,
  },
});
