/** The link of an invitation: pages for people, not for programs. Whoever has the link needs nothing else. */
import { createRoute, z } from "@hono/zod-openapi";
import { problem } from "../http/wire.ts";

const token = z.object({ token: z.string() });
const pageOf = (description: string) => ({
  description,
  content: { "text/html; charset=utf-8": { schema: z.string() } },
});

const others = {
  404: pageOf("Unknown, used, expired or replaced: always the same page."),
  429: problem("rate-limited"),
  503: problem("unavailable"),
};

export const openInvitation = createRoute({
  method: "get",
  path: "/i/{token}",
  operationId: "openInvitation",
  description: "A page with a button. Looking accepts nothing.",
  request: { params: token },
  responses: { 200: pageOf("The invitation is open."), ...others },
});

export const acceptInvitation = createRoute({
  method: "post",
  path: "/i/{token}",
  operationId: "acceptInvitation",
  request: { params: token },
  responses: { 303: { description: "Accepted; on to the app." }, ...others },
});
