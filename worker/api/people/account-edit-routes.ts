/** Accounts by hand: create, edit, deactivate, reactivate. */
import { createRoute, z } from "@hono/zod-openapi";
import { isOneLine, isStorable, isVisible } from "../../config/storable-text.ts";
import { isEmail } from "../../core/account.ts";
import { etagHeader, ifMatchHeader, staleAnswer } from "../http/if-match.ts";
import { refuseQuery } from "../http/refuse-query.ts";
import { body, COMMON, idParam, json, problem, SECURITY } from "../http/wire.ts";
import { accountSchema } from "./account-routes.ts";

const MAX_CHARACTERS = 500;
export const MAX_CUSTOM_FIELDS = 100;
const MAX_LIST_ENTRIES = 100;

const plainText = z
  .string()
  .trim()
  .max(MAX_CHARACTERS)
  .refine(isStorable, "has characters that can't be stored");

const oneLine = z
  .string()
  .trim()
  .max(MAX_CHARACTERS)
  .refine(isOneLine, "has characters no name has")
  .refine((text) => text === "" || isVisible(text), "has nothing to be seen");

/** Of a person, a team or a custom attribute. */
export const requiredName = oneLine.min(1);
const optional = oneLine.nullable().optional().openapi({ description: "Empty is null." });

/** A calendar date that exists; there was no year 0. */
const day = z
  .union([z.literal(""), z.iso.date().refine((date) => date >= "0001", "there was no such year")])
  .nullable()
  .optional()
  .openapi({ description: "Empty is null." });

/** Of a custom attribute. */
export const customName = requiredName
  .max(100)
  .refine((name) => !(name in Object.prototype), "is a name objects treat specially");
const customValue = z
  .union([plainText, z.number(), z.array(plainText).max(MAX_LIST_ENTRIES)])
  .nullable()
  .openapi({ description: "Null takes it away." });

const createSchema = z
  .strictObject({
    email: requiredName.refine(isEmail, "is not an e-mail address"),
    firstName: requiredName,
    lastName: requiredName,
    jobTitle: optional,
    startDate: day,
    endDate: day.openapi({ description: "Not before `startDate`. Empty is null." }),
    location: optional,
    gender: optional,
    level: optional,
    custom: z
      .record(customName, customValue)
      .refine((custom) => Object.keys(custom).length <= MAX_CUSTOM_FIELDS, "has too many names")
      .optional()
      .openapi({
        description: `Names that are missing stay as they are. At most ${MAX_CUSTOM_FIELDS} in all; no two that read alike.`,
      }),
    managerId: z.string().min(1).max(100).nullable().optional().openapi({ description: "An account's id." }),
  })
  .openapi("CreateAccount");

const updateSchema = createSchema.partial().openapi("UpdateAccount");

const editedSchema = accountSchema
  .extend({
    overwrittenBySync: z.array(z.string()).openapi({
      description: "The edited fields that the next sync sets back; custom attributes as `custom.<name>`.",
    }),
  })
  .openapi("EditedAccount");

export type CreateAccount = z.infer<typeof createSchema>;
export type UpdateAccount = z.infer<typeof updateSchema>;
export type EditedAccount = z.infer<typeof editedSchema>;

const shared = { security: SECURITY, middleware: refuseQuery };

export const createAccount = createRoute({
  ...shared,
  method: "post",
  path: "/v1/accounts",
  operationId: "createAccount",
  request: { body: body(createSchema) },
  responses: {
    201: {
      ...json(
        editedSchema,
        "Made by hand. Whoever in Personio has its address takes it over with the next sync.",
      ),
      headers: etagHeader,
    },
    409: problem("email-taken"),
    ...COMMON,
  },
});

export const updateAccount = createRoute({
  ...shared,
  method: "patch",
  path: "/v1/accounts/{id}",
  operationId: "updateAccount",
  description:
    "With `If-Match` only what was seen is changed. `email-taken` names the other account in `params.accountId`.",
  request: { params: idParam, headers: ifMatchHeader, body: body(updateSchema) },
  responses: {
    200: { ...json(editedSchema, "The account as it is now."), headers: etagHeader },
    404: problem("not-found"),
    409: problem("email-taken"),
    ...staleAnswer(accountSchema),
    ...COMMON,
  },
});

const switched = {
  200: json(editedSchema, "The account as it is now."),
  404: problem("not-found"),
  ...COMMON,
};

export const deactivateAccount = createRoute({
  ...shared,
  method: "post",
  path: "/v1/accounts/{id}/deactivate",
  operationId: "deactivateAccount",
  request: { params: idParam },
  responses: switched,
});

export const reactivateAccount = createRoute({
  ...shared,
  method: "post",
  path: "/v1/accounts/{id}/reactivate",
  operationId: "reactivateAccount",
  request: { params: idParam },
  responses: switched,
});
