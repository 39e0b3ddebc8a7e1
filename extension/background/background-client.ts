/** The background's own client: the only one that renews tokens itself. */
import { createAuthedFetch, type Tokens } from "../api/authed-fetch.ts";
import { type Client, createClient } from "../api/create-client.ts";
import type { Outcome } from "../api/failure.ts";
import { currentToken, type Renewal, refreshTokens } from "../api/refresh-tokens.ts";

const now = (): number => Date.now();
export const plainFetch: typeof fetch = (...args) => fetch(...args);

export const renewToken = (renewal: Renewal): Promise<Outcome<string>> =>
  refreshTokens({ fetch: plainFetch, locks: navigator.locks, now }, renewal);

const tokensOf = (server: string): Tokens => ({
  current: () => currentToken(server, now()),
  renew: (refused) => renewToken({ server, refused }),
});

export const backgroundClient = (server: string): Client =>
  createClient({ server, fetch: createAuthedFetch({ fetch: plainFetch, tokens: tokensOf(server) }) });
