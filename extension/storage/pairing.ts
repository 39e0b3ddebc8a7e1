/**
 * The server this browser is connected to. The refresh token is the one secret that outlives the browser; it is good once,
 * and every use of it is replaced here at once (api/refresh-tokens.ts). Who signed in isn't kept: that is personal.
 */
import type { ReadonlySignal } from "@preact/signals";
import { followPlace, type Place, readPlace, writePlace } from "./areas.ts";
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

const PAIRING: Place<Pairing> = {
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

export const loadPairing = (): Promise<Pairing | null> => readPlace(PAIRING);
export const savePairing = (pairing: Pairing): Promise<void> => writePlace(PAIRING, pairing);
export const forgetPairing = (): Promise<void> => writePlace(PAIRING, null);
export const followPairing = (): Promise<ReadonlySignal<Pairing | null>> => followPlace(PAIRING);
