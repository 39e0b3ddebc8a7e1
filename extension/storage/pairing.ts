/**
 * Connecting this browser, and parting it. The refresh token is the one secret that outlives the browser; it is good once,
 * and every use of it is replaced here at once (api/refresh-tokens.ts). Where IT wants it so, it doesn't outlive the browser
 * either. Who signed in isn't kept: that is personal.
 */
import { type Place, readPlace, writePlace } from "./areas.ts";
import { loadPolicy } from "./managed-policy.ts";
import { PAIRING, type Pairing } from "./pairing-place.ts";
import { isFilled } from "./parse-stored.ts";

/** In memory, where IT has set `sessionOnly`. */
const TOKEN_OF_SESSION: Place<string> = {
  area: "session",
  key: "refreshToken",
  parse: (stored) => (isFilled(stored) ? stored : null),
};

export async function loadPairing(): Promise<Pairing | null> {
  const [pairing, refreshToken] = await Promise.all([readPlace(PAIRING), readPlace(TOKEN_OF_SESSION)]);
  return pairing === null || refreshToken === null ? pairing : { ...pairing, refreshToken };
}

export async function savePairing(pairing: Pairing): Promise<void> {
  const { refreshToken } = pairing;
  const { isSessionOnly } = await loadPolicy();
  await writePlace(TOKEN_OF_SESSION, isSessionOnly && refreshToken !== "" ? refreshToken : null);
  await writePlace(PAIRING, isSessionOnly ? { ...pairing, refreshToken: "" } : pairing);
}

export async function forgetPairing(): Promise<void> {
  await Promise.all([writePlace(PAIRING, null), writePlace(TOKEN_OF_SESSION, null)]);
}

/** A policy may come after the token: then it leaves the disk, and goes with this session. */
export async function settlePairing(): Promise<void> {
  const stored = await readPlace(PAIRING);
  if (stored === null || stored.refreshToken === "") return;
  if ((await loadPolicy()).isSessionOnly) await savePairing(stored);
}
