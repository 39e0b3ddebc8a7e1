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

export async function currentToken(now: number): Promise<string | null> {
  const stored = await loadAccessToken();
  return stored !== null && stored.expiresAt - MARGIN_MS > now ? stored.token : null;
}

/** `refused`: the token that isn't good any more; if there is another by now, that is the answer. */
export function refreshTokens(options: RefreshOptions, refused: string | null): Promise<Outcome<string>> {
  return options.locks.request("rollcall:refresh", async () => {
    const current = await currentToken(options.now());
    if (current !== null && current !== refused) return succeeded(current);
    return exchangeRefreshToken(options.fetch);
  });
}

async function exchangeRefreshToken(fetch: typeof globalThis.fetch): Promise<Outcome<string>> {
  const pairing = await loadPairing();
  if (pairing === null || pairing.refreshToken === "") return failed({ kind: "auth" });
  const { server, refreshToken } = pairing;
  const grant = { grant_type: "refresh_token", refresh_token: refreshToken } as const;
  const outcome = await askTokens({ server, fetch, grant });
  if (outcome.ok) {
    const { accessToken, expiresAt } = outcome.value;
    await savePairing({ ...pairing, refreshToken: outcome.value.refreshToken });
    await saveAccessToken({ token: accessToken, expiresAt });
    return succeeded(accessToken);
  }
  if (outcome.failure.kind === "auth") {
    await savePairing({ ...pairing, refreshToken: "" });
    await forgetAccessToken();
  }
  return outcome;
}
