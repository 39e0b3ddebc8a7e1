/**
 * The second way in (Safari, managed browsers): a code that a signed-in admin reads off the Worker's page and types into
 * the extension. Short, so it can be guessed: the route that leads here has counted the guess already.
 */
import OAuth2Server from "@node-oauth/oauth2-server";
import { endDeviceOnRecord } from "../../auth/device-store.ts";
import { PAIRING_ALPHABET, PAIRING_CHARACTERS } from "../../auth/secret-text.ts";
import { recordRefusedSignIn } from "../record-refused-sign-in.ts";
import type { Holder, OAuthDeps } from "./create-oauth-server.ts";
import { claimGrant, findGrant, type Grant } from "./grant-store.ts";

/** Under this name a code is hashed, so that no other kind of code is good as one. */
export const PAIRING = "pairing";

const CODE = new RegExp(`^[${PAIRING_ALPHABET}]{${PAIRING_CHARACTERS}}$`, "u");

/** As it was typed: with hyphens, blanks and small letters, or without. `null`: no pairing code. */
export function parsePairingCode(typed: string): string | null {
  const code = typed.replace(/[\s\p{Pd}]+/gu, "").toUpperCase();
  return CODE.test(code) ? code : null;
}

type IssueTokens = (holder: Holder) => Promise<OAuth2Server.Token>;

export function createPairingGrant(deps: OAuthDeps, issueTokens: IssueTokens) {
  return class PairingGrant extends OAuth2Server.AbstractGrantType {
    override async handle(request: OAuth2Server.Request): Promise<OAuth2Server.Token> {
      const { pairing_code: typed, device_name: name }: Readonly<Record<string, string>> = request.body;
      if (typed === undefined)
        throw new OAuth2Server.InvalidRequestError("Missing parameter: `pairing_code`");
      const { hash, adminId, email, deviceId, request: asked } = await useCode(deps, typed);
      const given = {
        kind: "code",
        hash,
        via: "pairing",
        name: name ?? "",
        signedInVia: asked.signedInVia,
      } as const;
      return issueTokens({ adminId, email, deviceId, given });
    }
  };
}

async function useCode({ db, hashCode, now }: OAuthDeps, typed: string): Promise<Grant> {
  const at = now();
  const code = parsePairingCode(typed);
  const grant = code === null ? null : await findGrant(db, "pairing", await hashCode(PAIRING, code));
  if (grant !== null && !grant.isUsed && (await claimGrant(db, grant.hash, at))) return grant;
  if (grant === null || !(grant.isUsed || grant.expiresAt > at)) {
    await recordRefusedSignIn(db, {
      at,
      via: "pairing",
      reason: grant === null ? "wrong-code" : "code-expired",
    });
  } else {
    await endDeviceOnRecord(db, { deviceId: grant.deviceId, by: grant.email, reason: "reuse", at });
  }
  throw new OAuth2Server.InvalidGrantError("Invalid grant: pairing code is invalid");
}
