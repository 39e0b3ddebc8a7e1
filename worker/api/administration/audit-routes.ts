/** `GET /v1/audit`: who did what, and when. */
import { createRoute, z } from "@hono/zod-openapi";
import { pageOf, pageQuery } from "../http/page.ts";
import { COMMON, instant, json, SECURITY } from "../http/wire.ts";

const MAX_CHARACTERS = 300;
const filter = z.string().min(1).max(MAX_CHARACTERS).optional();

/** Whatever an action has to say; each has its own shape, and none of them a secret. */
const side = z.unknown().openapi({
  anyOf: [{ type: "object", additionalProperties: true }, { type: "array", items: {} }, { type: "null" }],
  description: "`null`: there was, or is, nothing.",
});

const eventSchema = z
  .object({
    id: z.int(),
    at: instant,
    actor: z
      .string()
      .openapi({ description: "An admin's address, `ADMIN_TOKEN`, a run's id, or `unknown`." }),
    action: z.string().openapi({ example: "admin.appointed" }),
    subject: z
      .string()
      .nullable()
      .openapi({ description: "What it was done to: an id, or an attribute's key." }),
    before: side,
    after: side,
  })
  .openapi("AuditEvent");

export type AuditEvent = z.infer<typeof eventSchema>;

export const listAudit = createRoute({
  method: "get",
  path: "/v1/audit",
  operationId: "listAudit",
  security: SECURITY,
  request: {
    query: z.strictObject({ action: filter, actor: filter, subject: filter, ...pageQuery }),
  },
  responses: { 200: json(pageOf(eventSchema), "Newest first."), ...COMMON },
});
