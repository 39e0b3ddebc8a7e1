/**
 * Signing in at the server's own page, in a window of the browser (RFC 6749, PKCE). Not from the popup: it closes when the
 * window opens, and takes the answer with it.
 */
import { CLIENT_ID, type Grant } from "../api/ask-tokens.ts";
import { REDIRECT_PATH } from "../manifest.ts";

export type SignInWindow = {
  readonly getRedirectURL: (path: string) => string;
  readonly launchWebAuthFlow: (details: { url: string; interactive: boolean }) => Promise<string>;
};

/** `cancelled`: the window was closed, or somebody said no. `wrong-issuer`: another server than the one that was asked. */
export type SignInProblem =
  | { readonly kind: "cancelled" }
  | { readonly kind: "wrong-issuer"; readonly issuer: string }
  | { readonly kind: "refused"; readonly code: string };

export type SignedIn =
  | { readonly ok: true; readonly grant: Grant }
  | { readonly ok: false; readonly problem: SignInProblem };

export type SignInOptions = {
  readonly server: string;
  readonly deviceName: string;
  readonly window: SignInWindow;
};

export async function signIn({ server, deviceName, window }: SignInOptions): Promise<SignedIn> {
  const redirectUri = window.getRedirectURL(REDIRECT_PATH);
  const [verifier, state] = [randomText(), randomText()];
  const url = new URL("/oauth/authorize", server);
  url.search = new URLSearchParams({
    response_type: "code",
    client_id: CLIENT_ID,
    redirect_uri: redirectUri,
    code_challenge: await challengeOf(verifier),
    code_challenge_method: "S256",
    state,
    device_name: deviceName,
  }).toString();
  const returned = await window.launchWebAuthFlow({ url: url.href, interactive: true }).catch(() => null);
  if (returned === null || returned === undefined) return refused({ kind: "cancelled" });
  const answer = new URL(returned).searchParams;
  const problem = objectionTo(answer, { state, server });
  if (problem !== null) return refused(problem);
  return {
    ok: true,
    grant: {
      grant_type: "authorization_code",
      code: answer.get("code") ?? "",
      redirect_uri: redirectUri,
      code_verifier: verifier,
      device_name: deviceName,
    },
  };
}

/** The issuer (RFC 9207): a server that sends people on to another one to sign in would get hold of the other's code. */
function objectionTo(
  answer: URLSearchParams,
  { state, server }: { readonly state: string; readonly server: string },
): SignInProblem | null {
  if (answer.get("state") !== state) return { kind: "refused", code: "state" };
  const issuer = answer.get("iss");
  if (issuer !== server) return { kind: "wrong-issuer", issuer: issuer ?? "" };
  const error = answer.get("error");
  if (error !== null)
    return error === "access_denied" ? { kind: "cancelled" } : { kind: "refused", code: error };
  return answer.get("code") === null ? { kind: "refused", code: "code" } : null;
}

const refused = (problem: SignInProblem): SignedIn => ({ ok: false, problem });

const SECRET_BYTES = 32;
const randomText = (): string => base64url(crypto.getRandomValues(new Uint8Array(SECRET_BYTES)));

async function challengeOf(verifier: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier));
  return base64url(new Uint8Array(digest));
}

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/u, "");
