/**
 * Replaces the tokens. A refresh token is good once, and one that is used a second time ends the device: so only the
 * background does this (a popup may close between the answer and its storing, and take the new token with it), one at a
 * time, and what is new is stored before anybody may use it.
 */
import { forgetAccessToken, loadAccessToken, saveAccessToken } from "../storage/access-token.ts";
import { loadPairing, savePairing } from "../storage/pairing.ts";
import { askTokens } from "./ask-tokens.ts";
import { failed, type Outcome, succeeded } from "./failure.ts";

export type RefreshOptions = {
  readonly fetch: typeof fetch;
  readonly locks: Pick<LockManager, "request">;
  readonly now: () => number;
};

/** So near its end a token might run out on the way. */
const MARGIN_MS = 30_000;

/** `null`: none, one that runs out, or one that is for another server. */
export async function currentToken(server: string, now: number): Promise<string | null> {
  const stored = await loadAccessToken();
  return stored?.server === server && stored.expiresAt - MARGIN_MS > now ? stored.token : null;
}

export type Renewal = {
  readonly server: string;
  /** The token that isn't good any more; if there is another by now, that is the answer. */
  readonly refused: string | null;
};

export function refreshTokens(
  { fetch, locks, now }: RefreshOptions,
  { server, refused }: Renewal,
): Promise<Outcome<string>> {
  return locks.request("rollcall:refresh", async () => {
    const current = await currentToken(server, now());
    if (current !== null && current !== refused) return succeeded(current);
    return exchangeRefreshToken(server, fetch);
  });
}

/** A page that was opened with another server than the one that is connected by now has no session any more. */
async function exchangeRefreshToken(
  server: string,
  fetch: typeof globalThis.fetch,
): Promise<Outcome<string>> {
  const pairing = await loadPairing();
  if (pairing?.server !== server || pairing.refreshToken === "") return failed({ kind: "auth" });
  const { refreshToken } = pairing;
  const grant = { grant_type: "refresh_token", refresh_token: refreshToken } as const;
  const outcome = await askTokens({ server, fetch, grant });
  if (outcome.ok) {
    const { accessToken, expiresAt } = outcome.value;
    await savePairing({ ...pairing, refreshToken: outcome.value.refreshToken });
    await saveAccessToken({ server, token: accessToken, expiresAt });
    return succeeded(accessToken);
  }
  if (outcome.failure.kind === "auth") {
    await savePairing({ ...pairing, refreshToken: "" });
    await forgetAccessToken();
  }
  return outcome;
}
