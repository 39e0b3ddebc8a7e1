/** The server this browser is connected to, as pages follow it: they paint by it, and have no business with its token. */
import type { Place } from "./areas.ts";
import { isFields, isFilled, isText } from "./parse-stored.ts";

export type Pairing = {
  /** An origin, without a slash at its end. */
  readonly server: string;
  /** The company's. */
  readonly name: string;
  /** Empty: the session is over, and signing in again is the way on. */
  readonly refreshToken: string;
  readonly deviceName: string;
};

/** The background reads it with `loadPairing`: the token may stand elsewhere. */
export const PAIRING: Place<Pairing> = {
  area: "local",
  key: "pairing",
  parse: (stored) => {
    if (!isFields(stored)) return null;
    const { server, name, refreshToken, deviceName } = stored;
    return isFilled(server) && isText(name) && isText(refreshToken) && isText(deviceName)
      ? { server, name, refreshToken, deviceName }
      : null;
  },
};
