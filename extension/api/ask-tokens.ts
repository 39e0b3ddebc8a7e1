/** `POST /oauth/token`: three ways to the same pair of tokens. */
import { isFields } from "../storage/parse-stored.ts";
import { type Failure, failed, type Outcome, succeeded } from "./failure.ts";
import { failureOf, failureOfError } from "./outcome-of.ts";

export const CLIENT_ID = "rollcall-extension";

export type Grant =
  | {
      readonly grant_type: "authorization_code";
      readonly code: string;
      readonly redirect_uri: string;
      readonly code_verifier: string;
      readonly device_name: string;
    }
  | {
      readonly grant_type: "urn:rollcall:grant-type:pairing-code";
      readonly pairing_code: string;
      readonly device_name: string;
    }
  | { readonly grant_type: "refresh_token"; readonly refresh_token: string };

export type TokenPair = {
  readonly accessToken: string;
  readonly refreshToken: string;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
};

export type TokenQuestion = {
  readonly server: string;
  readonly fetch: typeof fetch;
  readonly grant: Grant;
};

const PATIENCE_MS = 10_000;

export async function askTokens({ server, fetch, grant }: TokenQuestion): Promise<Outcome<TokenPair>> {
  try {
    const askedAt = Date.now();
    const answer = await fetch(`${server}/oauth/token`, {
      method: "POST",
      body: new URLSearchParams({ client_id: CLIENT_ID, ...grant }),
      signal: AbortSignal.timeout(PATIENCE_MS),
      credentials: "omit",
      redirect: "error",
    });
    if (!answer.ok) return failed(await refusalOf(answer));
    const pair = toPair(await answer.json(), askedAt);
    return pair === null ? failed({ kind: "not-rollcall" }) : succeeded(pair);
  } catch (error) {
    return failed(failureOfError(error));
  }
}

/** RFC 6749 §5.2. `auth`: what was shown is not, or no longer, good for tokens. */
async function refusalOf(answer: Response): Promise<Failure> {
  const failure = await failureOf(answer.clone());
  if (answer.status !== 400) return failure;
  const body: unknown = await answer.json().catch(() => null);
  const code = isFields(body) ? body["error"] : null;
  if (typeof code !== "string") return { ...failure, kind: "not-rollcall" };
  return { ...failure, kind: code === "invalid_grant" ? "auth" : "server", code };
}

function toPair(body: unknown, askedAt: number): TokenPair | null {
  if (!isFields(body)) return null;
  const { access_token, refresh_token, expires_in } = body;
  return typeof access_token === "string" &&
    typeof refresh_token === "string" &&
    typeof expires_in === "number"
    ? {
        accessToken: access_token,
        refreshToken: refresh_token,
        expiresAt: askedAt + expires_in * 1000,
      }
    : null;
}
