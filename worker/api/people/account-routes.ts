/** Accounts: who is in the directory, and how they got there. */
import { createRoute, z } from "@hono/zod-openapi";
import { SHOWN_STATES } from "../../invitations/shown-state.ts";
import { etagHeader } from "../http/if-match.ts";
import { pageOf, pageQuery, searchQuery } from "../http/page.ts";
import { refuseQuery } from "../http/refuse-query.ts";
import { COMMON, date, idParam, instant, json, problem, SECURITY } from "../http/wire.ts";
import { explanationSchema } from "./explanation-schema.ts";

const text = z.string().nullable();
const customValue = z.union([z.string(), z.number(), z.array(z.string())]).nullable();

export const accountSchema = z
  .object({
    id: z.string(),
    externalId: text.openapi({ description: "Personio's id of the person." }),
    email: z.string(),
    firstName: text,
    lastName: text,
    jobTitle: text,
    startDate: date.nullable(),
    endDate: date.nullable(),
    location: text,
    gender: text,
    level: text,
    custom: z.record(z.string(), customValue),
    manager: z.object({ id: z.string(), name: z.string() }).nullable(),
    isManager: z.boolean().openapi({ description: "Somebody active reports to them." }),
    state: z.enum(["active", "deactivated"]),
    deactivatedBy: z.enum(["sync", "admin"]).nullable(),
    link: z.enum(["linked", "excluded", "unlinked"]),
    teams: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        source: z.string().openapi({ description: "The attribute that put them there, or `manual`." }),
      }),
    ),
    invitation: z.object({
      state: z.enum(SHOWN_STATES),
      sentAt: instant.nullable(),
      times: z.int(),
    }),
    etag: z.string().openapi({ description: "Of the fields that can be edited." }),
  })
  .openapi("Account");

export type AccountAnswer = z.infer<typeof accountSchema>;

const listQuery = z.strictObject({
  ...pageQuery,
  q: searchQuery("a name or the e-mail address"),
  state: z.enum(["active", "deactivated"]).optional(),
  link: z.enum(["linked", "excluded", "unlinked"]).optional(),
  invitation: z.enum(SHOWN_STATES).optional(),
  team: z.string().max(100).optional().openapi({ description: "A team's id." }),
});

export type AccountQuery = z.infer<typeof listQuery>;

export const listAccounts = createRoute({
  method: "get",
  path: "/v1/accounts",
  operationId: "listAccounts",
  security: SECURITY,
  request: { query: listQuery },
  responses: { 200: json(pageOf(accountSchema), "By last name, then first name."), ...COMMON },
});

const explainedSchema = accountSchema.extend({ explanation: explanationSchema }).openapi("ExplainedAccount");

export const getAccount = createRoute({
  method: "get",
  path: "/v1/accounts/{id}",
  operationId: "getAccount",
  security: SECURITY,
  middleware: refuseQuery,
  request: { params: idParam },
  responses: {
    200: { ...json(explainedSchema, "The account, and why it is as it is."), headers: etagHeader },
    404: problem("not-found"),
    ...COMMON,
  },
});
