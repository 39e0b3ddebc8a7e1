/** Everybody in Personio, account or not: why is this person not synced? */
import { createRoute, z } from "@hono/zod-openapi";
import { pageOf, pageQuery, searchQuery } from "../http/page.ts";
import { refuseQuery } from "../http/refuse-query.ts";
import { COMMON, json, problem, SECURITY } from "../http/wire.ts";
import { explanationSchema } from "./explanation-schema.ts";

const employeeSchema = z
  .object({
    employeeId: z.string().openapi({ description: "Personio's id." }),
    name: z.string(),
    status: explanationSchema.shape.status,
    standing: explanationSchema.shape.standing,
    accountId: z.string().nullable(),
    rule: z.string().openapi({ description: "The first of the rules that decide, as in the explanation." }),
    exclusion: explanationSchema.shape.exclusions.element
      .nullable()
      .openapi({ description: "The first exclusion that matches." }),
  })
  .openapi("Employee");

export type EmployeeAnswer = z.infer<typeof employeeSchema>;

const listQuery = z.strictObject({
  ...pageQuery,
  q: searchQuery("a name, the e-mail address or the id"),
  standing: z.enum(["linked", "excluded", "held", "waiting"]).optional(),
});

export type EmployeeQuery = z.infer<typeof listQuery>;

export const listEmployees = createRoute({
  method: "get",
  path: "/v1/employees",
  operationId: "listEmployees",
  description:
    "Everybody of the last complete read, as the next run sees them; a record that named nobody can't be listed.",
  security: SECURITY,
  request: { query: listQuery },
  responses: { 200: json(pageOf(employeeSchema), "By last name, then first name."), ...COMMON },
});

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
