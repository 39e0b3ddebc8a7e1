/** Paths that need no token: what this is, and whether it is well. */
import { createRoute, z } from "@hono/zod-openapi";
import { instant, json, problem } from "../http/wire.ts";

const limited = { 429: problem("rate-limited"), 503: problem("unavailable") };

/** `oauth`: `/.well-known/oauth-authorization-server` says where. `pairing`: `/pair` shows a code to type in. */
const authKind = z.enum(["oauth", "pairing", "token"]);
export type AuthKind = z.output<typeof authKind>;

export const getIdentity = createRoute({
  method: "get",
  path: "/.well-known/rollcall",
  operationId: "getIdentity",
  responses: {
    200: json(
      z
        .object({
          product: z.literal("rollcall"),
          apiVersion: z.literal(1),
          version: z.string(),
          name: z.string(),
          auth: z.array(authKind).openapi({ description: "The ways to sign in." }),
        })
        .openapi("Identity"),
      "What answers here.",
    ),
    ...limited,
  },
});

const health = z
  .object({ status: z.enum(["ok", "overdue"]), lastSuccessAt: instant.nullable() })
  .openapi("Health");

export const getHealth = createRoute({
  method: "get",
  path: "/healthz",
  operationId: "getHealth",
  description: "No names, no numbers of people. A 503 may also be a problem: the database can't be asked.",
  responses: {
    200: json(health, "The last good run is recent enough, or none is expected."),
    ...limited,
    503: {
      description: "Overdue; or `unavailable`.",
      content: { ...json(health, "").content, ...problem("unavailable").content },
    },
  },
});
