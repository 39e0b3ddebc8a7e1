/**
 * What an extension asks for at `/oauth/authorize`, judged before anybody is asked to agree. Stricter than the library:
 * PKCE is mandatory and S256, the redirect URI must be named, and nothing may be said twice. Whatever is wrong with the
 * client or the redirect URI ends at a page of ours: sending anybody to an address we don't know is an open redirect.
 */
import { err, ok, type Result } from "../../core/result.ts";
import { CLIENT_ID } from "./client.ts";

export type AuthorizeRequest = {
  readonly redirectUri: string;
  readonly state: string | null;
  readonly deviceName: string | null;
  /** The parameters as the library reads them. */
  readonly query: Readonly<Record<string, string>>;
};

export type AuthorizeError =
  | { readonly kind: "page"; readonly reason: "unknown-client" | "unknown-redirect-uri" | "bad-request" }
  | {
      readonly kind: "redirect";
      readonly redirectUri: string;
      readonly state: string | null;
      /** As RFC 6749 §4.1.2.1 calls it. */
      readonly error: "invalid_request" | "unsupported_response_type";
      readonly description: string;
    };

const MAX_QUERY_CHARACTERS = 2_000;
const NAMES = [
  "client_id",
  "redirect_uri",
  "response_type",
  "state",
  "code_challenge",
  "code_challenge_method",
];

/** SHA-256 as base64url. */
const CHALLENGE = /^[\w-]{43}$/u;
const PRINTABLE = /^[\x20-\x7e]*$/u;

export function parseAuthorizeRequest(
  params: URLSearchParams,
  redirectUris: readonly string[],
): Result<AuthorizeRequest, AuthorizeError> {
  const isTooLong = params.toString().length > MAX_QUERY_CHARACTERS;
  const isTwice = (name: string): boolean => params.getAll(name).length > 1;
  if (isTooLong || isTwice("client_id") || isTwice("redirect_uri"))
    return err({ kind: "page", reason: "bad-request" });
  if (params.get("client_id") !== CLIENT_ID) return err({ kind: "page", reason: "unknown-client" });
  const redirectUri = params.get("redirect_uri") ?? "";
  if (!redirectUris.includes(redirectUri)) return err({ kind: "page", reason: "unknown-redirect-uri" });
  const state = isTwice("state") ? null : params.get("state");
  const objection = objectionTo(params);
  if (objection !== null) return err({ kind: "redirect", redirectUri, state, ...objection });
  const query = Object.fromEntries(NAMES.flatMap((name) => [...entryOf(params, name)]));
  return ok({ redirectUri, state, deviceName: params.get("device_name"), query });
}

const entryOf = (params: URLSearchParams, name: string): ReadonlyArray<readonly [string, string]> => {
  const value = params.get(name);
  return value === null || value === "" ? [] : [[name, value]];
};

type Objection = Pick<Extract<AuthorizeError, { kind: "redirect" }>, "error" | "description">;

function objectionTo(params: URLSearchParams): Objection | null {
  const invalid = (description: string): Objection => ({ error: "invalid_request", description });
  const twice = [...NAMES, "device_name"].find((name) => params.getAll(name).length > 1);
  if (twice !== undefined) return invalid(`${twice} is given twice`);
  if (!PRINTABLE.test(params.get("state") ?? "")) return invalid("state is not printable ASCII");
  if (params.get("response_type") !== "code")
    return { error: "unsupported_response_type", description: "response_type must be code" };
  if (params.get("code_challenge_method") !== "S256") return invalid("code_challenge_method must be S256");
  if (!CHALLENGE.test(params.get("code_challenge") ?? ""))
    return invalid("code_challenge must be a SHA-256 as base64url");
  return null;
}
