import { createRoute, z } from "@hono/zod-openapi";
import { pageOf, pageQuery } from "../http/page.ts";
import { COMMON, instant, json, params, SECURITY } from "../http/wire.ts";

const findingSchema = z
  .object({
    code: z.enum([
      "no-email",
      "email-conflict",
      "identity-conflict",
      "manager-unknown",
      "manager-deactivated",
      "manager-cycle",
      "attribute-not-readable",
      "team-name-similar",
      "waiting-for-reactivation",
      "invalid-record",
      "destination-rejected",
      "destination-conflict",
      "destination-admin",
      "destination-stopped",
      "destination-away",
    ]),
    employeeId: z.string().nullable(),
    name: z.string().nullable(),
    params,
    since: instant,
    personioUrl: z.string().nullable(),
  })
  .openapi("Finding");

export type FindingAnswer = z.infer<typeof findingSchema>;

export const findingCode = findingSchema.shape.code;

export const listFindings = createRoute({
  method: "get",
  path: "/v1/findings",
  operationId: "listFindings",
  security: SECURITY,
  request: { query: z.strictObject(pageQuery) },
  responses: {
    200: json(
      pageOf(findingSchema),
      "What HR should mend in Personio, and whom the destination doesn't take; by code.",
    ),
    ...COMMON,
  },
});
