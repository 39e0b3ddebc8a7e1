/** Who may come in, and as what. */
import { createRoute, z } from "@hono/zod-openapi";
import { isLookAlike } from "../../auth/look-alike.ts";
import { ROLES } from "../../auth/role.ts";
import { isOneLine } from "../../config/storable-text.ts";
import { isEmail } from "../../core/account.ts";
import { pageOf, pageQuery } from "../http/page.ts";
import { refuseQuery } from "../http/refuse-query.ts";
import { body, COMMON, idParam, instant, json, problem, SECURITY } from "../http/wire.ts";

const PATH = "/v1/admins";
/** The longest address that mail can be sent to. */
const MAX_EMAIL_CHARACTERS = 254;

export const roleSchema = z
  .enum(ROLES)
  .openapi({ description: "Each may do all that the one before it may." });

const adminSchema = z
  .object({
    id: z.string(),
    email: z.string(),
    role: roleSchema,
    createdAt: instant,
    createdBy: z.string().openapi({ description: "An admin's address, or `ADMIN_TOKEN`." }),
  })
  .openapi("Admin");

const appointSchema = z
  .strictObject({
    email: z
      .string()
      .trim()
      .min(1)
      .max(MAX_EMAIL_CHARACTERS)
      .refine(isOneLine, "has characters that can't be stored")
      .refine(isEmail, "is not an e-mail address")
      .refine((email) => !isLookAlike(email), "has letters that are taken for others, or can't be seen"),
    role: roleSchema,
  })
  .openapi("AppointAdmin");

export type AdminAnswer = z.infer<typeof adminSchema>;

export const listAdmins = createRoute({
  method: "get",
  path: PATH,
  operationId: "listAdmins",
  security: SECURITY,
  request: { query: z.strictObject(pageQuery) },
  responses: { 200: json(pageOf(adminSchema), "By address."), ...COMMON },
});

export const appointAdmin = createRoute({
  method: "post",
  path: PATH,
  operationId: "appointAdmin",
  description: "An address that is on the list already, in whatever case, gets the role.",
  security: SECURITY,
  middleware: refuseQuery,
  request: { body: body(appointSchema) },
  responses: {
    200: json(adminSchema, "On the list already; this is their role from now on."),
    201: json(adminSchema, "On the list: they may sign in."),
    409: problem("last-owner"),
    ...COMMON,
  },
});

export const removeAdmin = createRoute({
  method: "delete",
  path: `${PATH}/{id}`,
  operationId: "removeAdmin",
  security: SECURITY,
  middleware: refuseQuery,
  request: { params: idParam },
  responses: {
    204: { description: "Off the list; their devices and sessions are at an end." },
    404: problem("not-found"),
    409: problem("last-owner"),
    ...COMMON,
  },
});
