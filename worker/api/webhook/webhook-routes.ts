/** Personio's webhook: where it delivers, and the token it has to present. */
import { createRoute, z } from "@hono/zod-openapi";
import { refuseQuery } from "../http/refuse-query.ts";
import { COMMON, instant, json, problem, SECURITY } from "../http/wire.ts";

export const HOOK_PATH = "/hooks/personio";

/** Unknown keys are no reason to refuse it: who delivers comes again and again only where we fail. */
const event = z
  .looseObject({
    event_name: z.string().max(200),
    occurred_at: z.unknown().optional(),
    payload: z.unknown().optional(),
  })
  .openapi("PersonioEvent", {
    description: "As Personio sends it; ids only. What else it may have is ignored.",
  });

export const takeEvent = createRoute({
  method: "post",
  path: HOOK_PATH,
  operationId: "takeEvent",
  description:
    "Personio's webhook delivers here, its token in `Authorization` as it is, without `Bearer`. An event only says whom to read anew; one that is of no use is accepted and forgotten, so that it does not come again.",
  request: { body: { required: true, content: { "application/json": { schema: event } } } },
  responses: {
    204: { description: "Taken." },
    401: problem("unauthorized"),
    403: problem("forbidden"),
    413: problem("too-large"),
    422: problem("invalid-request"),
    429: problem("rate-limited"),
    503: problem("unavailable"),
  },
});

const webhook = {
  path: z.literal(HOOK_PATH),
  createdAt: instant.nullable(),
  createdBy: z.string().nullable(),
  pingedAt: instant.nullable().openapi({ description: "When Personio last sent a `ping` with the token." }),
};

const webhookSchema = z.object({ configured: z.boolean(), ...webhook }).openapi("Webhook");
export type WebhookAnswer = z.infer<typeof webhookSchema>;

export const getWebhook = createRoute({
  method: "get",
  path: "/v1/webhook",
  operationId: "getWebhook",
  security: SECURITY,
  middleware: refuseQuery,
  responses: { 200: json(webhookSchema, "Whether there is a token; never the token itself."), ...COMMON },
});

export const makeWebhook = createRoute({
  method: "post",
  path: "/v1/webhook",
  operationId: "makeWebhook",
  description: "A new token. The one before is good until the new one is used.",
  security: SECURITY,
  middleware: refuseQuery,
  responses: {
    201: json(z.object({ path: z.literal(HOOK_PATH), token: z.string() }), "The token, this once."),
    ...COMMON,
  },
});

export const forgetWebhook = createRoute({
  method: "delete",
  path: "/v1/webhook",
  operationId: "forgetWebhook",
  security: SECURITY,
  middleware: refuseQuery,
  responses: { 204: { description: "No token is good any more." }, ...COMMON },
});
