/**
 * `fetch` with the token that is in force. A token that is about to run out is replaced before it is used, one that the server
 * refuses is replaced once; who replaces it, and how, is `Tokens`'s business. No cookies, and no waiting for ever.
 */
import type { Outcome } from "./failure.ts";
import { RequestFailed } from "./outcome-of.ts";

export type Tokens = {
  /** One that is still good, or `null`. */
  readonly current: () => Promise<string | null>;
  /** Another than the one that was refused; the same call from two places must end in one renewal. */
  readonly renew: (refused: string | null) => Promise<Outcome<string>>;
};

export type AuthedFetchOptions = { readonly fetch: typeof fetch; readonly tokens: Tokens };

const PATIENCE_MS = 10_000;
/** Mails to two hundred people take their time, and giving up early only means asking again. */
const MAIL_PATIENCE_MS = 60_000;
/** The server itself waits ten seconds for Personio, and its answer says what became of it. */
const PERSONIO_PATIENCE_MS = 20_000;

export function createAuthedFetch({ fetch, tokens }: AuthedFetchOptions): typeof globalThis.fetch {
  const renewed = async (refused: string | null): Promise<string> => {
    const outcome = await tokens.renew(refused);
    if (!outcome.ok) throw new RequestFailed(outcome.failure);
    return outcome.value;
  };
  const ask = (input: RequestInfo | URL, init: RequestInit, token: string): Promise<Response> => {
    const headers = new Headers(init.headers);
    headers.set("Authorization", `Bearer ${token}`);
    const signal = AbortSignal.timeout(patienceFor(String(input)));
    return fetch(input, { ...init, headers, signal, credentials: "omit", redirect: "error" });
  };
  return async (input, init = {}) => {
    const token = (await tokens.current()) ?? (await renewed(null));
    const answer = await ask(input, init, token);
    return answer.status === 401 ? ask(input, init, await renewed(token)) : answer;
  };
}

function patienceFor(url: string): number {
  if (url.endsWith("/v1/invitations/send")) return MAIL_PATIENCE_MS;
  return /\/v1\/connection(\/test)?$/u.test(url) ? PERSONIO_PATIENCE_MS : PATIENCE_MS;
}
