/** The one client there is, and how long what it is given is good for. A public client: there is no secret to keep. */

export const CLIENT_ID = "rollcall-extension";

export const PAIRING_GRANT = "urn:rollcall:grant-type:pairing-code";
export const GRANT_TYPES = ["authorization_code", "refresh_token", PAIRING_GRANT];

export const AUTHORIZATION_CODE_SECONDS = 60;
export const ACCESS_TOKEN_SECONDS = 15 * 60;
export const REFRESH_TOKEN_SECONDS = 30 * 24 * 60 * 60;

export type ExtensionClient = { id: string; grants: string[]; redirectUris: string[] };

export const extensionClient = (redirectUris: readonly string[]): ExtensionClient => ({
  id: CLIENT_ID,
  grants: [...GRANT_TYPES],
  redirectUris: [...redirectUris],
});
