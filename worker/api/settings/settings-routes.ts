/** The company's settings: one document, changed as a whole. */
import { createRoute } from "@hono/zod-openapi";
import { conditional, etagHeader, ifMatchHeader } from "../http/if-match.ts";
import { refuseQuery } from "../http/refuse-query.ts";
import { body, COMMON, json, SECURITY } from "../http/wire.ts";
import { settingsInput, settingsSchema } from "./settings-schema.ts";

const PATH = "/v1/settings";

export const getSettings = createRoute({
  method: "get",
  path: PATH,
  operationId: "getSettings",
  security: SECURITY,
  middleware: refuseQuery,
  responses: {
    200: {
      ...json(settingsSchema, "The settings in force; the defaults until some are saved."),
      headers: etagHeader,
    },
    ...COMMON,
  },
});

export const saveSettings = createRoute({
  method: "put",
  path: PATH,
  operationId: "saveSettings",
  security: SECURITY,
  middleware: refuseQuery,
  request: { headers: ifMatchHeader, body: body(settingsInput) },
  responses: {
    200: { ...json(settingsSchema, "As they are saved."), headers: etagHeader },
    ...conditional(settingsSchema),
    ...COMMON,
  },
});
