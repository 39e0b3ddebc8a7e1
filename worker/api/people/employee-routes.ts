/** Everybody in Personio, account or not: why is this person not synced? */
import { createRoute, z } from "@hono/zod-openapi";
import { refuseQuery } from "../http/refuse-query.ts";
import { COMMON, json, problem, SECURITY } from "../http/wire.ts";
import { explanationSchema } from "./explanation-schema.ts";

export const getEmployee = createRoute({
  method: "get",
  path: "/v1/employees/{employeeId}",
  operationId: "getEmployee",
  security: SECURITY,
  middleware: refuseQuery,
  request: { params: z.object({ employeeId: z.string().openapi({ description: "Personio's id." }) }) },
  responses: {
    200: json(explanationSchema, "As of the last complete read, and today's directory and settings."),
    404: problem("not-found"),
    ...COMMON,
  },
});
