/** `POST /v1/keys/rotate`: seals every secret with the ring's current key, so that older keys can leave it. */
import { createRoute, z } from "@hono/zod-openapi";
import { refuseQuery } from "../http/refuse-query.ts";
import { COMMON, json, SECURITY } from "../http/wire.ts";

const rotatedSchema = z
  .object({
    currentKey: z.string().openapi({ description: "The id of the key that seals from now on." }),
    resealed: z.int().openapi({ description: "Secrets that were sealed with another key until now." }),
    keysInUse: z
      .array(z.string())
      .openapi({ description: "Ids of the keys that are still needed; any other may leave the ring." }),
    unreadable: z.int().openapi({
      description: "Secrets whose key has left the ring already: they have to be entered again.",
    }),
  })
  .openapi("RotatedKeys");

export const rotateKeys = createRoute({
  method: "post",
  path: "/v1/keys/rotate",
  operationId: "rotateKeys",
  description:
    "The hourly tick does the same; this is for whoever doesn't want to wait, and tells what is left.",
  security: SECURITY,
  middleware: refuseQuery,
  responses: { 200: json(rotatedSchema, "Every secret that can be opened is sealed with it."), ...COMMON },
});
