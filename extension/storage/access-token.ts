/** The token that opens the API for a quarter of an hour: in memory only, shared by popup, tab and background. */
import { type Place, readPlace, writePlace } from "./areas.ts";
import { isFields, isFilled, isNumber } from "./parse-stored.ts";

export type AccessToken = {
  /** Who gave it, and the only one it is shown to. */
  readonly server: string;
  readonly token: string;
  readonly expiresAt: number;
};

const ACCESS_TOKEN: Place<AccessToken> = {
  area: "session",
  key: "accessToken",
  parse: (stored) => {
    if (!isFields(stored)) return null;
    const { server, token, expiresAt } = stored;
    return isFilled(server) && isFilled(token) && isNumber(expiresAt) ? { server, token, expiresAt } : null;
  },
};

export const loadAccessToken = (): Promise<AccessToken | null> => readPlace(ACCESS_TOKEN);
export const saveAccessToken = (token: AccessToken): Promise<void> => writePlace(ACCESS_TOKEN, token);
export const forgetAccessToken = (): Promise<void> => writePlace(ACCESS_TOKEN, null);
