/** Tells a server that this browser has parted from it, so that the device ends there too. If it can't hear it, nothing follows. */
import type { Pairing } from "../storage/pairing-place.ts";

const PATIENCE_MS = 10_000;

export async function revokeSession(fetch: typeof globalThis.fetch, pairing: Pairing): Promise<void> {
  const { server, refreshToken } = pairing;
  if (refreshToken === "") return;
  await fetch(`${server}/oauth/revoke`, {
    method: "POST",
    body: new URLSearchParams({ token: refreshToken }),
    credentials: "omit",
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch(() => undefined);
}
