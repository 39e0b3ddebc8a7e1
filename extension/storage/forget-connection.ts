/** Ends the connection in this browser: with the tokens goes all that was heard and begun through it. */
import { forgetAccessToken } from "./access-token.ts";
import { forgetWork } from "./forget-work.ts";
import { forgetPairing, loadPairing } from "./pairing.ts";
import type { Pairing } from "./pairing-place.ts";
import { forgetSnapshot } from "./snapshot.ts";

export type ForgetOptions = {
  readonly locks: Pick<LockManager, "request">;
  /** Which one is meant: meanwhile another may have taken its place. Any, unless said. */
  readonly isMeant?: (pairing: Pairing) => boolean;
};

/** The connection that was ended, for its server to hear of it (api/revoke-session.ts). */
export function forgetConnection({ locks, isMeant = () => true }: ForgetOptions): Promise<Pairing | null> {
  // The same lock as for renewing: a renewal that is under way must not put the connection back.
  return locks.request("rollcall:refresh", async () => {
    const pairing = await loadPairing();
    if (pairing !== null && !isMeant(pairing)) return null;
    await Promise.all([forgetPairing(), forgetAccessToken(), forgetSnapshot(), forgetWork()]);
    return pairing;
  });
}
