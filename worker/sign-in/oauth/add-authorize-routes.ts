/**
 * `/oauth/authorize`: a signed-in admin is asked whether the extension may act in their name, every time; no device is ever
 * added without that. The request stands in the address and is judged anew when the form comes back.
 */
import OAuth2Server from "@node-oauth/oauth2-server";
import { findSession, type SignedIn } from "../browser-session.ts";
import { signInPath } from "../next-path.ts";
import { readCookie } from "../own-cookie.ts";
import { ownOrigin } from "../own-origin.ts";
import { readForm } from "../read-form.ts";
import { showPage } from "../show-page.ts";
import type { SignInDeps } from "../sign-in-deps.ts";
import type { SignInApp, SignInContext } from "../sign-in-env.ts";
import { SignInRefused } from "../sign-in-refused.ts";
import { consentView } from "../views/consent-view.ts";
import { type AuthorizeError, type AuthorizeRequest, parseAuthorizeRequest } from "./authorize-request.ts";
import { type Consent, createOAuthServer } from "./create-oauth-server.ts";
import { deviceNameOf } from "./device-name.ts";

const PATH = "/oauth/authorize";

export function addAuthorizeRoutes(app: SignInApp, deps: SignInDeps): void {
  const server = createOAuthServer(deps);

  app.get(PATH, async (c) => {
    const asked = await judge(c, deps);
    if (asked instanceof Response) return asked;
    const { request, signedIn, action } = asked;
    const deviceName = deviceNameOf(request.deviceName, c.req.header("user-agent"));
    return showPage(c, deps, {
      formTargets: [request.redirectUri],
      title: (texts) => texts.consent.title,
      body: (texts) => consentView(texts, { signedIn, redirectUri: request.redirectUri, deviceName, action }),
    });
  });

  app.post(PATH, async (c) => {
    const asked = await judge(c, deps);
    if (asked instanceof Response) return asked;
    const { request, signedIn } = asked;
    const form = await readForm(c);
    const deviceName = deviceNameOf(form.get("device_name"), c.req.header("user-agent"));
    const decision = form.get("decision") === "allow" ? "true" : "false";
    const consent: Consent = { adminId: signedIn.adminId, deviceName, signedInVia: signedIn.via };
    return sendBack(c, deps, await decide(server, { request, decision, consent }));
  });
}

type Asked = { readonly request: AuthorizeRequest; readonly signedIn: SignedIn; readonly action: string };

/** The request and who is to decide on it; or the answer, where there is nothing to decide. */
async function judge(c: SignInContext, deps: SignInDeps): Promise<Asked | Response> {
  const { search, searchParams } = new URL(c.req.url);
  const parsed = parseAuthorizeRequest(searchParams, deps.redirectUris);
  if (!parsed.ok) return objectTo(c, deps, parsed.error);
  const action = PATH + search;
  const signedIn = await findSession(deps.db, readCookie(c, "rollcall-session"), deps.now());
  if (signedIn === null) return c.redirect(signInPath(action), 303);
  return { request: parsed.value, signedIn, action };
}

function objectTo(c: SignInContext, deps: SignInDeps, error: AuthorizeError): Response {
  if (error.kind === "page") throw new SignInRefused(error.reason);
  const url = new URL(error.redirectUri);
  url.searchParams.set("error", error.error);
  url.searchParams.set("error_description", error.description);
  if (error.state !== null) url.searchParams.set("state", error.state);
  return sendBack(c, deps, url.href);
}

/** With our own name (RFC 9207), so that a client that knows several servers can't be led to take one for another. */
function sendBack(c: SignInContext, { publicUrl }: SignInDeps, location: string): Response {
  const url = new URL(location);
  url.searchParams.set("iss", ownOrigin(publicUrl, c.req.url));
  return c.redirect(url.href, 303);
}

type Decided = {
  readonly request: AuthorizeRequest;
  readonly decision: "true" | "false";
  readonly consent: Consent;
};

/** Where the browser goes with the code, or with the news that there is none. */
async function decide(server: OAuth2Server, { request, decision, consent }: Decided): Promise<string> {
  const response = new OAuth2Server.Response();
  const asked = new OAuth2Server.Request({
    ...{ method: "POST", headers: {}, query: { ...request.query }, body: { allowed: decision } },
  });
  try {
    await server.authorize(asked, response, { authenticateHandler: { handle: () => ({ consent }) } });
  } catch (error) {
    if (!(error instanceof OAuth2Server.AccessDeniedError)) throw error;
  }
  return String(response.get("location"));
}
