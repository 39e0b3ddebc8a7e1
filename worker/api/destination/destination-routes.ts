/** The system outside that accounts are pushed to. The token goes in and never comes out. */
import { createRoute, z } from "@hono/zod-openapi";
import { isSafeTransport } from "../../http/safe-transport.ts";
import { conditional, etagHeader, ifMatchHeader } from "../http/if-match.ts";
import { refuseQuery } from "../http/refuse-query.ts";
import { body, COMMON, instant, json, problem, problemOfRun, SECURITY } from "../http/wire.ts";
import { customName } from "../people/account-edit-routes.ts";

const PATH = "/v1/destination";

const kind = z.enum(["leapsome", "standard"]);
const count = z.int().min(0);
const attributes = z.record(z.string(), z.string());

const destinationSchema = z
  .object({
    configured: z.boolean(),
    enabled: z.boolean(),
    kind: kind.nullable(),
    baseUrl: z.string().nullable(),
    token: z.enum(["set"]).nullable().openapi({ description: "Whether there is one; never what it is." }),
    state: z.enum(["off", "new", "reviewing", "active", "stopped"]).openapi({
      description:
        "`new`: nobody there is known yet, and nothing is pushed. `reviewing`: the first plan, or the first with another token, is made or waits for approval. `stopped`: it refused.",
    }),
    problem: problemOfRun.nullable(),
    customAttributes: attributes.openapi({ description: "Our custom name → the destination's id of it." }),
    checkedAt: instant.nullable(),
    lastPushAt: instant.nullable(),
    lastReconcileAt: instant.nullable(),
    counts: z.object({
      inStep: count,
      waiting: count,
      failed: count,
      held: count.openapi({ description: "Held back until somebody releases them." }),
      failedTeams: count.openapi({
        description: "Teams that aren't accepted there, each a finding; the other four count people.",
      }),
    }),
    reviewRunId: z
      .string()
      .nullable()
      .openapi({ description: "A run (`/v1/runs/{id}`) that compares, or whose plan waits for approval." }),
    invites: z.literal("rollcall").openapi({
      description: "SCIM sends no invitations: whoever is created there is invited by Rollcall's own mail.",
    }),
  })
  .openapi("Destination");

/** What may stand in a header. */
const ATTRIBUTE = /^[0-9a-f]{24}$/u;
const TOKEN = /^[\x21-\x7e]+$/u;

const baseUrl = z
  .url({ abort: true })
  .max(500)
  .refine(isBaseUrl, "https: (plain http: towards this machine only), without a name, a query or a fragment");

function isBaseUrl(text: string): boolean {
  const { protocol, username, password } = new URL(text);
  const isPlain = username === "" && password === "" && !/[?#\s\\]/u.test(text);
  return isPlain && /^https?:$/u.test(protocol) && isSafeTransport(text);
}

const saveSchema = z
  .strictObject({
    kind,
    baseUrl,
    token: z.string().trim().min(1).max(4000).regex(TOKEN, "has characters no token has").optional().openapi({
      pattern: TOKEN.source,
      description: "May be left out while `kind` and `baseUrl` stay the same.",
    }),
    enabled: z.boolean(),
    customAttributes: z
      .record(
        customName,
        z.string().regex(ATTRIBUTE, "24 hexadecimal digits").openapi({ pattern: ATTRIBUTE.source }),
      )
      .refine((it) => Object.keys(it).length <= 200, "at most 200")
      .optional()
      .openapi({
        description:
          "Our custom name → the destination's id of it; the name is one that an attribute fills, or on record here. Left out: none.",
      }),
  })
  .openapi("SaveDestination");

export type DestinationAnswer = z.infer<typeof destinationSchema>;
export type SaveDestination = z.infer<typeof saveSchema>;

export const getDestination = createRoute({
  method: "get",
  path: PATH,
  operationId: "getDestination",
  security: SECURITY,
  middleware: refuseQuery,
  responses: { 200: { ...json(destinationSchema, "What is saved."), headers: etagHeader }, ...COMMON },
});

export const saveDestination = createRoute({
  method: "put",
  path: PATH,
  operationId: "saveDestination",
  description:
    "The destination is asked first, and nothing is saved unless it agrees; switched off, it isn't asked. The first time, and with another `kind` or `baseUrl`, everybody there is read and a plan is made, " +
    "which waits for approval (`reviewRunId`): nothing is written there before.",
  security: SECURITY,
  middleware: refuseQuery,
  request: { headers: ifMatchHeader, body: body(saveSchema) },
  responses: {
    200: { ...json(destinationSchema, "Checked and saved."), headers: etagHeader },
    502: problem("destination-unavailable"),
    ...conditional(destinationSchema),
    ...COMMON,
    422: problem("invalid-request", "destination-refused", "destination-unreadable"),
  },
});

export const forgetDestination = createRoute({
  method: "delete",
  path: PATH,
  operationId: "forgetDestination",
  security: SECURITY,
  middleware: refuseQuery,
  responses: {
    204: { description: "The token is forgotten and nothing is pushed; who is whom there stays known." },
    ...COMMON,
  },
});

export const testDestination = createRoute({
  method: "post",
  path: `${PATH}/test`,
  operationId: "testDestination",
  security: SECURITY,
  middleware: refuseQuery,
  responses: {
    200: json(
      destinationSchema,
      "Checked; `problem` says what is wrong and, in `params.advice`, what helps.",
    ),
    409: problem("no-destination"),
    ...COMMON,
  },
});

export const reconcileDestination = createRoute({
  method: "post",
  path: `${PATH}/reconcile`,
  operationId: "reconcileDestination",
  description:
    "Reads everybody there and queues what differs. More deactivations, or people to be made anew, than the guard allows wait for approval.",
  security: SECURITY,
  middleware: refuseQuery,
  responses: {
    202: json(z.object({ id: z.string() }), "On its way; `GET /v1/runs/{id}` says how far it is."),
    409: problem("no-destination", "disabled", "run-in-progress"),
    ...COMMON,
  },
});
