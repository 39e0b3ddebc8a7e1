/** Who isn't in step at the destination, and why. */
import { createRoute, z } from "@hono/zod-openapi";
import { pageOf, pageQuery } from "../http/page.ts";
import { refuseQuery } from "../http/refuse-query.ts";
import { COMMON, idParam, instant, json, problem, SECURITY } from "../http/wire.ts";

const state = z.enum(["waiting", "failed", "held"]);

const personSchema = z
  .object({
    accountId: z.string(),
    name: z.string(),
    state,
    code: z.string().nullable().openapi({
      description:
        "`change-refused`, `already-taken`, `addresses-swapped` (in a ring: none of them can become free first), `ambiguous` (several people there fit, or one fits several) …; null: not tried yet, or the destination was away.",
    }),
    answer: z.string().nullable().openapi({
      description:
        "What the destination said, as codes with blanks between them: the HTTP status, SCIM's `scimType`, our name of the field it spoke of (`custom.` and its id for one of Leapsome's own attributes).",
    }),
    since: instant,
    tries: z.int(),
    nextTryAt: instant.nullable().openapi({ description: "null: with the next push, or not by itself." }),
  })
  .openapi("DestinationPerson");

export type DestinationPersonItem = z.infer<typeof personSchema>;

export const listDestinationPeople = createRoute({
  method: "get",
  path: "/v1/destination/people",
  operationId: "listDestinationPeople",
  security: SECURITY,
  request: { query: z.strictObject({ ...pageQuery, state: state.optional() }) },
  responses: { 200: json(pageOf(personSchema), "Those who wait, failed or are held back."), ...COMMON },
});

export const releasePerson = createRoute({
  method: "post",
  path: "/v1/destination/people/{id}/release",
  operationId: "releasePerson",
  description: "Somebody who was held back when a plan was approved is pushed from now on.",
  security: SECURITY,
  middleware: refuseQuery,
  request: { params: idParam },
  responses: {
    204: { description: "Queued." },
    404: problem("not-found"),
    ...COMMON,
  },
});
