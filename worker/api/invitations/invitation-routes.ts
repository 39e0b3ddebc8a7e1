/** Invitations: who has one, in which state, and sending them by hand. */
import { createRoute, z } from "@hono/zod-openapi";
import { SHOWN_STATES } from "../../invitations/shown-state.ts";
import { idempotencyHeader, ONCE } from "../http/idempotency-key.ts";
import { pageOf, pageQuery, searchQuery } from "../http/page.ts";
import { refuseQuery } from "../http/refuse-query.ts";
import { body, COMMON, instant, json, SECURITY } from "../http/wire.ts";

export const invitationState = z.enum(SHOWN_STATES);

const invitationSchema = z
  .object({
    accountId: z.string(),
    name: z.string(),
    email: z.string(),
    state: invitationState,
    sentAt: instant.nullable().openapi({ description: "When the last mail went out, or may have." }),
    times: z.int().openapi({ description: "Mails that went out, or may have." }),
    expiresAt: instant.nullable(),
    problem: z.string().nullable().openapi({ description: "Why the last mail could not be sent: a code." }),
    nextTryAt: instant.nullable().openapi({ description: "When it is tried by itself." }),
  })
  .openapi("Invitation");

export type InvitationAnswer = z.infer<typeof invitationSchema>;

const listQuery = z.strictObject({
  ...pageQuery,
  q: searchQuery("a name or the e-mail address"),
  state: invitationState
    .optional()
    .openapi({ description: "`none`: active accounts that were never invited. Without: all that were." }),
});

export type InvitationQuery = z.infer<typeof listQuery>;

export const listInvitations = createRoute({
  method: "get",
  path: "/v1/invitations",
  operationId: "listInvitations",
  security: SECURITY,
  request: { query: listQuery },
  responses: { 200: json(pageOf(invitationSchema), "By last name, then first name."), ...COMMON },
});

const sendSchema = z
  .strictObject({ accountIds: z.array(z.string().min(1).max(100)).min(1).max(200) })
  .openapi("SendInvitations");

const resultSchema = z
  .union([
    z.object({ accountId: z.string(), sent: z.literal(true) }),
    z.object({
      accountId: z.string(),
      sent: z.literal(false),
      code: z.enum([
        "not-found",
        "deactivated",
        "already-accepted",
        "cooldown",
        "mail-refused",
        "mail-unreachable",
        "mail-unknown",
      ]),
      retryAt: instant.optional().openapi({
        description:
          "`cooldown`: from when on it may be sent. `mail-unreachable`: when it is tried by itself.",
      }),
      problem: z.string().optional().openapi({ description: "What was wrong with the mail: a code." }),
    }),
  ])
  .openapi("SendResult");

const sendAnswerSchema = z.object({ results: z.array(resultSchema) }).openapi("SendResults");
export type SendAnswer = z.infer<typeof sendAnswerSchema>;

export const sendInvitations = createRoute({
  method: "post",
  path: "/v1/invitations/send",
  operationId: "sendInvitations",
  security: SECURITY,
  middleware: refuseQuery,
  request: { headers: idempotencyHeader, body: body(sendSchema) },
  responses: { 200: json(sendAnswerSchema, "What became of each, in the order asked."), ...COMMON, ...ONCE },
});
