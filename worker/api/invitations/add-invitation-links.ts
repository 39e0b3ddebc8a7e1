/** `/i/:token`: looking accepts nothing, however often a scanner does it; the button does, once. */
import { loadConfig } from "../../config/load-config.ts";
import { acceptByLink, isOpenLink } from "../../invitations/accept-by-link.ts";
import { deadInvitationPage, openInvitationPage } from "../../invitations/invitation-page.ts";
import type { ApiDeps } from "../api-deps.ts";
import type { ApiApp } from "../api-env.ts";
import { limitStrangers } from "../http/limit-requests.ts";
import { acceptInvitation, openInvitation } from "./invitation-link-routes.ts";

export function addInvitationLinks(app: ApiApp, { db, now, allowRequest }: ApiDeps): void {
  app.use(openInvitation.getRoutingPath(), limitStrangers(allowRequest));
  app.openapi(openInvitation, async (c) => {
    const isOpen = await isOpenLink(db, c.req.valid("param").token, now());
    const { settings } = await loadConfig(db);
    return isOpen ? openInvitationPage(settings) : deadInvitationPage(settings);
  });
  app.openapi(acceptInvitation, async (c) => {
    const isAccepted = await acceptByLink(db, c.req.valid("param").token, now());
    const { settings } = await loadConfig(db);
    if (!isAccepted) return deadInvitationPage(settings);
    return c.body(null, 303, { Location: settings.invitations.appUrl, "Referrer-Policy": "no-referrer" });
  });
}
