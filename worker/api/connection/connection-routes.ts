/** How Personio is reached. The secret goes in and never comes out. */
import { createRoute, z } from "@hono/zod-openapi";
import { etagHeader, ifMatchHeader, staleAnswer } from "../http/if-match.ts";
import { refuseQuery } from "../http/refuse-query.ts";
import { body, COMMON, instant, json, problem, problemOfRun, SECURITY } from "../http/wire.ts";

const PATH = "/v1/connection";

const connectionSchema = z
  .object({
    configured: z.boolean(),
    enabled: z.boolean(),
    clientId: z.string().nullable(),
    clientSecret: z
      .enum(["set"])
      .nullable()
      .openapi({ description: "Whether there is one; never what it is." }),
    checkedAt: instant.nullable(),
    problem: problemOfRun.nullable().openapi({ description: "What the last check found wrong." }),
  })
  .openapi("Connection");

const savedSchema = connectionSchema
  .extend({
    warnings: z.array(z.object({ code: z.literal("attribute-not-readable"), key: z.string() })),
    runId: z.string().optional().openapi({ description: "The run that `syncNow` started." }),
  })
  .openapi("SavedConnection");

/** Half a surrogate pair would not come back from the database as it went in. */
const CREDENTIAL = /^[^\p{Cc}\p{Cs}]*$/u;

/** The generator of the document would take the regular expression's flag for a part of the pattern. */
const credential = z
  .string()
  .trim()
  .min(1)
  .regex(CREDENTIAL, "has characters no credential has")
  .openapi({ pattern: CREDENTIAL.source });

const saveSchema = z
  .strictObject({
    clientId: credential.max(200),
    clientSecret: credential
      .max(500)
      .optional()
      .openapi({ description: "May be left out while `clientId` stays the same." }),
    enabled: z.boolean(),
    syncNow: z.boolean().optional(),
  })
  .openapi("SaveConnection");

export type ConnectionAnswer = z.infer<typeof connectionSchema>;
export type SavedConnection = z.infer<typeof savedSchema>;
export type SaveConnection = z.infer<typeof saveSchema>;

export const getConnection = createRoute({
  method: "get",
  path: PATH,
  operationId: "getConnection",
  security: SECURITY,
  middleware: refuseQuery,
  responses: { 200: { ...json(connectionSchema, "What is saved."), headers: etagHeader }, ...COMMON },
});

export const saveConnection = createRoute({
  method: "put",
  path: PATH,
  operationId: "saveConnection",
  description:
    "Personio is asked first, and nothing is saved unless it agrees. With `If-Match` only what was seen is changed. `409 run-in-progress` comes with `params.saved: true`: " +
    "the connection is saved, and the run in `params.runId` is at work already.",
  security: SECURITY,
  middleware: refuseQuery,
  request: { headers: ifMatchHeader, body: body(saveSchema) },
  responses: {
    200: { ...json(savedSchema, "Checked and saved."), headers: etagHeader },
    409: problem("disabled", "run-in-progress"),
    502: problem("personio-unavailable"),
    ...staleAnswer(connectionSchema),
    ...COMMON,
    422: problem("invalid-request", "credentials-refused", "attributes-missing"),
  },
});

export const forgetConnection = createRoute({
  method: "delete",
  path: PATH,
  operationId: "forgetConnection",
  security: SECURITY,
  middleware: refuseQuery,
  responses: { 204: { description: "Forgotten; accounts stay as they are." }, ...COMMON },
});

export const testConnection = createRoute({
  method: "post",
  path: "/v1/connection/test",
  operationId: "testConnection",
  security: SECURITY,
  middleware: refuseQuery,
  responses: {
    200: json(connectionSchema, "Checked; `problem` says what is wrong."),
    409: problem("not-configured"),
    ...COMMON,
  },
});
