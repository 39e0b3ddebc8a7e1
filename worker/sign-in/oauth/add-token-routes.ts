/**
 * What an extension asks for without a page: tokens (RFC 6749 §5), the end of its device (RFC 7009), and where all of this
 * is found (RFC 8414). No cookies here. Answers are readable to extensions by the API's CORS rules.
 */
import OAuth2Server from "@node-oauth/oauth2-server";
import { endDeviceOnRecord } from "../../auth/device-store.ts";
import { tokenHash } from "../../auth/secret-text.ts";
import { failureName } from "../../core/failure-name.ts";
import { mayAsk, mayGuess, RETRY_AFTER_SECONDS } from "../limit-guesses.ts";
import { ownOrigin } from "../own-origin.ts";
import type { SignInDeps } from "../sign-in-deps.ts";
import type { SignInApp, SignInContext } from "../sign-in-env.ts";
import { GRANT_TYPES, PAIRING_GRANT } from "./client.ts";
import { createOAuthServer } from "./create-oauth-server.ts";
import { deviceNameOf } from "./device-name.ts";
import { findToken } from "./token-store.ts";

export function addTokenRoutes(app: SignInApp, deps: SignInDeps): void {
  const server = createOAuthServer(deps);

  app.post("/oauth/token", async (c) => {
    const form = await formOf(c);
    const isAllowed =
      form?.grant_type === PAIRING_GRANT ? await mayGuess(deps, c, "pairing") : await mayAsk(deps, c);
    if (!isAllowed) return tooMany(c);
    if (form === null)
      return refuse(c, "invalid_request", "a form with no parameter given twice is expected");
    if (form.grant_type === undefined) return refuse(c, "invalid_request", "Missing parameter: `grant_type`");
    if (!GRANT_TYPES.includes(form.grant_type))
      return refuse(c, "unsupported_grant_type", "Unsupported grant type");
    return answerToken(c, { server, form, log: deps.log });
  });

  app.post("/oauth/revoke", async (c) => {
    if (!(await mayAsk(deps, c))) return tooMany(c);
    const token = (await formOf(c))?.token;
    if (token === undefined) return refuse(c, "invalid_request", "Missing parameter: `token`");
    const found = await findToken(deps.db, await tokenHash(token));
    if (found !== null) {
      const { deviceId, email } = found;
      await endDeviceOnRecord(deps.db, { deviceId, by: email, reason: "signed-out", at: deps.now() });
    }
    return c.body(null, 200);
  });

  app.get("/.well-known/oauth-authorization-server", (c) =>
    c.json(metadataOf(ownOrigin(deps.publicUrl, c.req.url))),
  );
}

type Form = Readonly<Record<string, string>>;

/** `null`: no form, or a parameter twice (RFC 6749 §3.2 forbids it). */
async function formOf(c: SignInContext): Promise<Form | null> {
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/iu.test(c.req.header("content-type") ?? "")) return null;
  const params = new URLSearchParams(await c.req.text());
  const names = [...params.keys()];
  return new Set(names).size === names.length ? Object.fromEntries(params) : null;
}

type Asked = { readonly server: OAuth2Server; readonly form: Form; readonly log: SignInDeps["log"] };

async function answerToken(c: SignInContext, { server, form, log }: Asked): Promise<Response> {
  // There are no scopes: what a device may do is what its admin may.
  const { scope: _, ...rest } = form;
  const body = { ...rest, device_name: deviceNameOf(form.device_name ?? null, c.req.header("user-agent")) };
  const headers = { "content-type": "application/x-www-form-urlencoded", "content-length": "1" };
  const request = new OAuth2Server.Request({ method: "POST", headers, query: {}, body });
  const response = new OAuth2Server.Response();
  try {
    await server.token(request, response);
    return c.json(response.body, 200, { "Cache-Control": "no-store", Pragma: "no-cache" });
  } catch (error) {
    if (error instanceof OAuth2Server.OAuthError && !(error instanceof OAuth2Server.ServerError))
      return refuse(c, error.name, error.message);
    log("oauth.failed", { request: c.get("requestId"), error: failureName(error) });
    c.header("Retry-After", "5");
    return c.json({ error: "server_error" }, 503);
  }
}

/** RFC 6749 §5.2: 400, whatever it is; 401 is for clients that authenticate, and this one has nothing to do it with. */
const refuse = (c: SignInContext, error: string, description: string): Response =>
  c.json({ error, error_description: description }, 400, { "Cache-Control": "no-store", Pragma: "no-cache" });

/** The word RFC 8628 has for it; RFC 6749 has none. */
function tooMany(c: SignInContext): Response {
  c.header("Retry-After", String(RETRY_AFTER_SECONDS));
  return c.json({ error: "slow_down", error_description: "Too many requests" }, 429);
}

/** Without PUBLIC_URL, wherever the question was asked. */
const metadataOf = (issuer: string) => ({
  issuer,
  authorization_endpoint: `${issuer}/oauth/authorize`,
  token_endpoint: `${issuer}/oauth/token`,
  revocation_endpoint: `${issuer}/oauth/revoke`,
  response_types_supported: ["code"],
  response_modes_supported: ["query"],
  grant_types_supported: GRANT_TYPES,
  code_challenge_methods_supported: ["S256"],
  token_endpoint_auth_methods_supported: ["none"],
  revocation_endpoint_auth_methods_supported: ["none"],
  authorization_response_iss_parameter_supported: true,
});
