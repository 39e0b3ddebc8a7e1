/** Teams and memberships by hand. */
import { createRoute, z } from "@hono/zod-openapi";
import { etagHeader, ifMatchHeader, staleAnswer } from "../http/if-match.ts";
import { refuseQuery } from "../http/refuse-query.ts";
import { body, COMMON, idParam, json, problem, SECURITY } from "../http/wire.ts";
import { requiredName } from "./account-edit-routes.ts";
import { teamSchema } from "./team-routes.ts";

const nameSchema = z.strictObject({ name: requiredName }).openapi("TeamName");

const renamedSchema = teamSchema
  .extend({
    overwrittenBySync: z.array(z.enum(["name", "members"])).openapi({
      description:
        "`name`: the next sync gives the team its name back, for Personio's department feeds it. `members`: the next sync " +
        "moves whom it put there into a team of the name Personio has.",
    }),
  })
  .openapi("RenamedTeam");

export type RenamedTeam = z.infer<typeof renamedSchema>;

const shared = { security: SECURITY, middleware: refuseQuery };

export const createTeam = createRoute({
  ...shared,
  method: "post",
  path: "/v1/teams",
  operationId: "createTeam",
  request: { body: body(nameSchema) },
  responses: {
    201: {
      ...json(teamSchema, "A sync that needs a team of exactly this name uses it."),
      headers: etagHeader,
    },
    409: problem("name-taken"),
    ...COMMON,
  },
});

export const renameTeam = createRoute({
  ...shared,
  method: "patch",
  path: "/v1/teams/{id}",
  operationId: "renameTeam",
  description:
    "With `If-Match` only what was seen is changed. `name-taken` names the other team in `params.teamId`.",
  request: { params: idParam, headers: ifMatchHeader, body: body(nameSchema) },
  responses: {
    200: { ...json(renamedSchema, "The team as it is now."), headers: etagHeader },
    404: problem("not-found"),
    409: problem("name-taken"),
    ...staleAnswer(teamSchema),
    ...COMMON,
  },
});

const memberParams = z.object({ id: z.string(), accountId: z.string() });
const MEMBER_PATH = "/v1/teams/{id}/members/{accountId}";

export const addMember = createRoute({
  ...shared,
  method: "put",
  path: MEMBER_PATH,
  operationId: "addMember",
  request: { params: memberParams },
  responses: {
    204: { description: "A member by hand, which no sync takes away." },
    404: problem("not-found"),
    ...COMMON,
  },
});

export const removeMember = createRoute({
  ...shared,
  method: "delete",
  path: MEMBER_PATH,
  operationId: "removeMember",
  description:
    "Who is there only because of Personio can't be taken out here: `params.sources` says which attributes put them there.",
  request: { params: memberParams },
  responses: {
    204: { description: "No member by hand any more. Who is there because of Personio too, stays." },
    404: problem("not-found"),
    409: problem("membership-synced"),
    ...COMMON,
  },
});
