/** An extension's side of OAuth: what it sends to `/oauth/…`, and how it makes its PKCE pair. */
import { createHash, randomBytes } from "node:crypto";
import { ADMIN_TOKEN } from "../worker/start-rollcall.ts";
import type { Browser, Visit } from "./open-browser.ts";

export const REDIRECT_URI = "https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org/rollcall";
export const OTHER_REDIRECT_URI = "http://127.0.0.1/mozoauth2/0123456789abcdef";
export const REDIRECT_URIS = `${REDIRECT_URI}, ${OTHER_REDIRECT_URI}`;
export const EXTENSION_ORIGIN = "chrome-extension://abcdefghijklmnopabcdefghijklmnop";

export const PAIRING_GRANT = "urn:rollcall:grant-type:pairing-code";

export type Pkce = { readonly verifier: string; readonly challenge: string };

export function newPkce(): Pkce {
  const verifier = randomBytes(32).toString("base64url");
  return { verifier, challenge: createHash("sha256").update(verifier).digest("base64url") };
}

export type Change = Readonly<Record<string, string | null>>;

/** The path an extension opens; `change` takes a parameter away with `null`. */
export function authorizePath(pkce: Pkce, change: Change = {}): string {
  const params = new URLSearchParams({
    ...{ response_type: "code", client_id: "rollcall-extension", redirect_uri: REDIRECT_URI },
    ...{ code_challenge: pkce.challenge, code_challenge_method: "S256", state: "state-1" },
  });
  for (const [name, value] of Object.entries(change)) {
    if (value === null) params.delete(name);
    else params.set(name, value);
  }
  return `/oauth/authorize?${params}`;
}

export type Tokens = {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly expires_in: number;
  readonly token_type: string;
};

export type TokenAnswer = {
  readonly status: number;
  readonly body: Tokens & { readonly error?: string; readonly error_description?: string };
  readonly headers: Headers;
};

type Asked = { readonly address?: string; readonly headers?: Readonly<Record<string, string>> };

let callers = 0;

/** Each call from an address of its own, unless said: what is tested is not the rate limit. */
export async function askToken(origin: string, fields: Change, asked: Asked = {}): Promise<TokenAnswer> {
  callers += 1;
  const { address = `172.16.${callers >> 8}.${callers & 255}`, headers = {} } = asked;
  const all = Object.entries({ client_id: "rollcall-extension", ...fields });
  const set = all.flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]));
  const response = await fetch(new URL("/oauth/token", origin), {
    method: "POST",
    body: new URLSearchParams(Object.fromEntries(set)),
    headers: { origin: EXTENSION_ORIGIN, "cf-connecting-ip": address, ...headers },
  });
  return { status: response.status, body: (await response.json()) as never, headers: response.headers };
}

export const exchange = (code: string, { verifier }: Pkce): Change => ({
  ...{ grant_type: "authorization_code", code, redirect_uri: REDIRECT_URI, code_verifier: verifier },
});

export const refresh = (token: string): Change => ({ grant_type: "refresh_token", refresh_token: token });

/** Signs in with the deployment's token: the quickest way to a session. As far as the place it leads to. */
export async function signIn(browser: Browser, email: string, next = "/signed-in"): Promise<Visit> {
  const visit = await browser.submit("/sign-in/token", { email, token: ADMIN_TOKEN, next });
  if (visit.location?.startsWith("/sign-in/arrived") !== true) return visit;
  return { ...visit, location: (await browser.follow(visit)).location };
}

/** Agrees, and reads the code off the address it is sent back to. */
export async function authorize(browser: Browser, pkce: Pkce, change: Change = {}): Promise<string> {
  const { location } = await browser.submit(authorizePath(pkce, change), { decision: "allow" });
  const code = new URL(location ?? "").searchParams.get("code");
  if (code === null) throw new Error(`there is no code in ${location}`);
  return code;
}

/** A device with its tokens, for a browser that is signed in. */
export async function addDevice(origin: string, browser: Browser): Promise<Tokens> {
  const pkce = newPkce();
  const { status, body } = await askToken(origin, exchange(await authorize(browser, pkce), pkce));
  if (status !== 200) throw new Error(`no tokens: ${JSON.stringify(body)}`);
  return body;
}

/** The status with which the API answers an access token. */
export async function apiStatus(origin: string, accessToken: string): Promise<number> {
  const headers = { authorization: `Bearer ${accessToken}`, "cf-connecting-ip": "192.0.2.77" };
  const response = await fetch(new URL("/v1/status", origin), { headers });
  await response.body?.cancel();
  return response.status;
}
