/** Who asks, and the extensions they signed in with. */
import { createRoute, z } from "@hono/zod-openapi";
import { pageOf, pageQuery } from "../http/page.ts";
import { refuseQuery } from "../http/refuse-query.ts";
import { COMMON, idParam, instant, json, problem, SECURITY } from "../http/wire.ts";
import { roleSchema } from "./admin-routes.ts";

const meSchema = z
  .object({
    email: z.string().nullable().openapi({ description: "`null` for the deployment's own token." }),
    name: z.string().openapi({ description: "Under this name it goes on record what they do." }),
    role: roleSchema,
    via: z.enum(["token", "device"]),
    device: z.object({ id: z.string(), name: z.string() }).nullable(),
  })
  .openapi("Me");

const deviceSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    via: z.enum(["oauth", "pairing"]),
    email: z.string().openapi({ description: "Whose it is." }),
    createdAt: instant,
    lastUsedAt: instant.openapi({ description: "To the hour." }),
    expiresAt: instant.openapi({ description: "If it isn't used again until then." }),
    current: z.boolean().openapi({ description: "The one that asks." }),
  })
  .openapi("Device");

export type Me = z.infer<typeof meSchema>;
export type DeviceAnswer = z.infer<typeof deviceSchema>;

export const getMe = createRoute({
  method: "get",
  path: "/v1/me",
  operationId: "getMe",
  security: SECURITY,
  middleware: refuseQuery,
  responses: { 200: json(meSchema, "Who asks."), ...COMMON },
});

export const listDevices = createRoute({
  method: "get",
  path: "/v1/devices",
  operationId: "listDevices",
  security: SECURITY,
  request: { query: z.strictObject(pageQuery) },
  responses: {
    200: json(pageOf(deviceSchema), "Newest first: one's own; for owners and the deployment's token all."),
    ...COMMON,
  },
});

export const endDevice = createRoute({
  method: "delete",
  path: "/v1/devices/{id}",
  operationId: "endDevice",
  description: "For others than owners somebody else's device isn't there.",
  security: SECURITY,
  middleware: refuseQuery,
  request: { params: idParam },
  responses: {
    204: { description: "At an end: its tokens open nothing any more." },
    404: problem("not-found"),
    ...COMMON,
  },
});
