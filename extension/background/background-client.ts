/** The background's own client: the only one that renews tokens itself. */
import { createAuthedFetch } from "../api/authed-fetch.ts";
import { type Client, createClient } from "../api/create-client.ts";
import type { Outcome } from "../api/failure.ts";
import { currentToken, refreshTokens } from "../api/refresh-tokens.ts";

const now = (): number => Date.now();
export const plainFetch: typeof fetch = (...args) => fetch(...args);

export const renewToken = (refused: string | null): Promise<Outcome<string>> =>
  refreshTokens({ fetch: plainFetch, locks: navigator.locks, now }, refused);

const authedFetch = createAuthedFetch({
  fetch: plainFetch,
  tokens: { current: () => currentToken(now()), renew: renewToken },
});

export const backgroundClient = (server: string): Client => createClient({ server, fetch: authedFetch });
