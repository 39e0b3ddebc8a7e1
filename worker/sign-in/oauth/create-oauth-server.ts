/**
 * The OAuth 2.1 server: @node-oauth/oauth2-server keeps the protocol, this is what it stores and makes. Everything is
 * kept as a hash. A code or a refresh token that is presented a second time ends the device it belongs to: one of the two
 * who know it is a thief, and nobody can tell which.
 */
import OAuth2Server from "@node-oauth/oauth2-server";
import { endDeviceOnRecord } from "../../auth/device-store.ts";
import { newToken, tokenHash } from "../../auth/secret-text.ts";
import type { SignInMethod } from "../browser-session.ts";
import type { SignInDeps } from "../sign-in-deps.ts";
import {
  ACCESS_TOKEN_SECONDS,
  AUTHORIZATION_CODE_SECONDS,
  CLIENT_ID,
  extensionClient,
  PAIRING_GRANT,
  REFRESH_TOKEN_SECONDS,
} from "./client.ts";
import { claimGrant, findGrant, insertGrant } from "./grant-store.ts";
import { createPairingGrant } from "./pairing-grant.ts";
import { addDevice, findToken, rotateTokens, type TokenPair } from "./token-store.ts";

export type OAuthDeps = Pick<SignInDeps, "db" | "now" | "hashCode" | "redirectUris">;

/** Whose tokens are to be made, and what is given up for them. The library hands it from call to call, unread. */
export type Holder = {
  readonly adminId: string;
  readonly email: string;
  readonly deviceId: string;
  readonly given:
    | {
        readonly kind: "code";
        readonly hash: string;
        readonly via: "oauth" | "pairing";
        readonly name: string;
        readonly signedInVia: string | undefined;
      }
    | { readonly kind: "refresh"; readonly hash: string };
};

/** The admin at the consent page. */
export type Consent = {
  readonly adminId: string;
  readonly deviceName: string;
  readonly signedInVia: SignInMethod;
};

/** Types of the library are open (`[key: string]: any`); what we put in comes out again. */
type Saved = OAuth2Server.Token & { readonly accessTokenExpiresAt?: Date };

export function createOAuthServer(deps: OAuthDeps): OAuth2Server {
  return new OAuth2Server({
    model: modelOf(deps),
    accessTokenLifetime: ACCESS_TOKEN_SECONDS,
    refreshTokenLifetime: REFRESH_TOKEN_SECONDS,
    authorizationCodeLifetime: AUTHORIZATION_CODE_SECONDS,
    allowEmptyState: true,
    requireClientAuthentication: { authorization_code: false, refresh_token: false, [PAIRING_GRANT]: false },
    extendedGrantTypes: { [PAIRING_GRANT]: createPairingGrant(deps, (holder) => issueTokens(deps, holder)) },
  });
}

function modelOf(deps: OAuthDeps) {
  const client = extensionClient(deps.redirectUris);
  return {
    /** A public client has no secret: whoever presents one is not it. */
    getClient: async (id: string, secret: string) => (id === CLIENT_ID && !secret ? client : null),
    getAccessToken: async () => null,
    generateAuthorizationCode: async () => newToken("rcc_"),
    ...codesOf(deps, client),
    ...refreshOf(deps, client),
    saveToken: async (_token: OAuth2Server.Token, _client: OAuth2Server.Client, user: OAuth2Server.User) =>
      issueTokens(deps, user.holder),
  };
}

function codesOf(deps: OAuthDeps, client: OAuth2Server.Client) {
  const { db, now } = deps;
  return {
    async saveAuthorizationCode(
      code: Pick<OAuth2Server.AuthorizationCode, "authorizationCode" | "expiresAt" | "redirectUri"> & {
        readonly codeChallenge?: string;
      },
      _client: OAuth2Server.Client,
      user: OAuth2Server.User,
    ) {
      const { adminId, deviceName, signedInVia }: Consent = user.consent;
      const { authorizationCode, redirectUri, codeChallenge } = code;
      if (codeChallenge === undefined)
        throw new OAuth2Server.InvalidRequestError("code_challenge is missing");
      const hash = await tokenHash(authorizationCode);
      const expiresAt = now() + AUTHORIZATION_CODE_SECONDS * 1000;
      const request = { redirectUri, codeChallenge, deviceName, signedInVia };
      await insertGrant(db, { hash, kind: "authorization", adminId, request, expiresAt }).run();
      return { ...code, client, user };
    },

    async getAuthorizationCode(authorizationCode: string) {
      const grant = await findGrant(db, "authorization", await tokenHash(authorizationCode));
      if (grant === null) return null;
      const { hash, adminId, email, deviceId, request, isUsed } = grant;
      if (isUsed) {
        await endDeviceOnRecord(db, { deviceId, by: email, reason: "reuse", at: now() });
        return null;
      }
      const { redirectUri, codeChallenge, deviceName: name = "", signedInVia } = request;
      if (redirectUri === undefined || codeChallenge === undefined) return null;
      const given = { kind: "code", hash, via: "oauth", name, signedInVia } as const;
      const holder: Holder = { adminId, email, deviceId, given };
      const expiresAt = new Date(grant.expiresAt);
      const challenge = { codeChallenge, codeChallengeMethod: "S256" };
      return { authorizationCode, expiresAt, redirectUri, ...challenge, client, user: { holder } };
    },

    /** Before PKCE is verified, so that there is one try. */
    async revokeAuthorizationCode({ user }: OAuth2Server.AuthorizationCode) {
      const { deviceId, email, given }: Holder = user.holder;
      const at = now();
      if (await claimGrant(db, given.hash, at)) return true;
      await endDeviceOnRecord(db, { deviceId, by: email, reason: "reuse", at });
      return false;
    },
  };
}

function refreshOf({ db, now }: OAuthDeps, client: OAuth2Server.Client) {
  return {
    async getRefreshToken(refreshToken: string) {
      const found = await findToken(db, await tokenHash(refreshToken));
      if (found === null || found.kind !== "refresh" || found.expiresAt <= now()) return null;
      const { hash, adminId, email, deviceId, usedAt } = found;
      if (usedAt !== null) {
        await endDeviceOnRecord(db, { deviceId, by: email, reason: "reuse", at: now() });
        return null;
      }
      const holder: Holder = { adminId, email, deviceId, given: { kind: "refresh", hash } };
      return { refreshToken, refreshTokenExpiresAt: new Date(found.expiresAt), client, user: { holder } };
    },

    /** It is given up in the batch that stores its successor (`saveToken`): never the one without the other. */
    revokeToken: async () => true,
  };
}

/** New tokens, shown this once. Fails when somebody else has presented the same meanwhile; then the device ends. */
async function issueTokens(deps: OAuthDeps, holder: Holder): Promise<Saved> {
  const { db, now, redirectUris } = deps;
  const at = now();
  const { adminId, email, deviceId, given } = holder;
  const [accessToken, refreshToken] = [newToken("rca_"), newToken("rcr_")];
  const accessTokenExpiresAt = new Date(at + ACCESS_TOKEN_SECONDS * 1000);
  const refreshTokenExpiresAt = new Date(at + REFRESH_TOKEN_SECONDS * 1000);
  const tokens: TokenPair = {
    access: { hash: await tokenHash(accessToken), expiresAt: accessTokenExpiresAt.getTime() },
    refresh: { hash: await tokenHash(refreshToken), expiresAt: refreshTokenExpiresAt.getTime() },
  };
  const isIssued =
    given.kind === "refresh"
      ? await rotateTokens(db, { usedHash: given.hash, deviceId, tokens, at })
      : await addDevice(db, { grantHash: given.hash, deviceId, email, given, tokens, at });
  if (!isIssued) {
    await endDeviceOnRecord(db, { deviceId, by: email, reason: "reuse", at });
    throw new OAuth2Server.InvalidGrantError("Invalid grant: it was used meanwhile");
  }
  const client = extensionClient(redirectUris);
  return {
    accessToken,
    accessTokenExpiresAt,
    refreshToken,
    refreshTokenExpiresAt,
    client,
    user: { adminId },
  };
}
