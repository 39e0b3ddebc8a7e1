import { MIN_TOKEN_CHARACTERS } from "../../auth/verify-admin-token.ts";
import type { ApiDeps } from "../api-deps.ts";
import type { ApiApp } from "../api-env.ts";
import { limitStrangers } from "../http/limit-requests.ts";
import { toInstantOrNull } from "../http/wire.ts";
import { loadStanding } from "../status/load-standing.ts";
import { isLate } from "../status/standing.ts";
import { type AuthKind, getHealth, getIdentity } from "./open-routes.ts";

const API_VERSION = 1 as const;

export function addOpen(app: ApiApp, { db, version, now, allowRequest, signIn }: ApiDeps): void {
  app.use(getIdentity.getRoutingPath(), limitStrangers(allowRequest));
  app.use(getHealth.getRoutingPath(), limitStrangers(allowRequest));
  app.openapi(getIdentity, async (c) => {
    const { settings } = await loadStanding(db);
    const name = settings.companyName;
    return c.json(
      { product: "rollcall" as const, apiVersion: API_VERSION, version, name, auth: waysIn(signIn) },
      200,
    );
  });
  app.openapi(getHealth, async (c) => {
    const standing = await loadStanding(db);
    const lastSuccessAt = toInstantOrNull(standing.lastSuccessAt);
    if (isLate(standing, now())) return c.json({ status: "overdue" as const, lastSuccessAt }, 503);
    return c.json({ status: "ok" as const, lastSuccessAt }, 200);
  });
}

/** An extension can be sent here and back only if its address is known; a token that is too short opens nothing. */
function waysIn({ redirectUris, adminToken }: ApiDeps["signIn"]): AuthKind[] {
  return [
    ...(redirectUris.length > 0 ? (["oauth"] as const) : []),
    "pairing",
    ...((adminToken ?? "").length >= MIN_TOKEN_CHARACTERS ? (["token"] as const) : []),
  ];
}
