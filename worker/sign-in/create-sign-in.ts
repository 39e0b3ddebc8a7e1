/**
 * Signing in: the Worker's pages for admins, and the OAuth server for their extensions. An app of its own that the API takes
 * in: its rules for forms and cookies concern nobody else, and the API's tokens open nothing here.
 */
import { type Context, Hono, type MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { csrf } from "hono/csrf";
import { html } from "hono/html";
import { HTTPException } from "hono/http-exception";
import { failureName } from "../core/failure-name.ts";
import { isSafeTransport } from "../http/safe-transport.ts";
import { mayAsk } from "./limit-guesses.ts";
import { addMailMethod } from "./methods/add-mail-method.ts";
import { addProviderMethod } from "./methods/add-provider-method.ts";
import { addSignInPage } from "./methods/add-sign-in-page.ts";
import { addTokenMethod } from "./methods/add-token-method.ts";
import { parseNext, signInPath } from "./next-path.ts";
import { addAuthorizeRoutes } from "./oauth/add-authorize-routes.ts";
import { addTokenRoutes } from "./oauth/add-token-routes.ts";
import { ownOrigin } from "./own-origin.ts";
import { addPairing } from "./pairing/add-pairing.ts";
import { readForm } from "./read-form.ts";
import { showPage } from "./show-page.ts";
import type { SignInDeps } from "./sign-in-deps.ts";
import type { SignInApp, SignInEnv } from "./sign-in-env.ts";
import { SignInRefused } from "./sign-in-refused.ts";

/** Every path that cookies mean something to. */
const PAGES = ["/sign-in/*", "/sign-out", "/signed-in", "/pair", "/oauth/authorize"];

/** Paths that extensions ask without cookies. */
const MACHINES = ["/oauth/token", "/oauth/revoke"];

const MAX_BODY_BYTES = 16 * 1024;

export function createSignIn(deps: SignInDeps): SignInApp {
  const app: SignInApp = new Hono<SignInEnv>();
  app.onError((error, c) => answerError(error, c, deps));
  for (const path of [...PAGES, ...MACHINES]) {
    app.use(path, async (c, next) => {
      if (!isSafeTransport(c.req.url)) throw new SignInRefused("insecure");
      await next();
    });
    app.use(path, bodyLimit({ maxSize: MAX_BODY_BYTES, onError: refuseBody }));
  }
  for (const path of PAGES) {
    app.use(path, async (c, next) => {
      if (!(await mayAsk(deps, c))) throw new SignInRefused("too-many");
      await next();
    });
    app.use(path, atOwnOrigin(deps));
    app.use(path, csrf({ origin: (origin, c) => origin === ownOrigin(deps.publicUrl, c.req.url) }));
  }
  addSignInPage(app, deps);
  addTokenMethod(app, deps);
  addMailMethod(app, deps);
  addProviderMethod(app, deps);
  addPairing(app, deps);
  addAuthorizeRoutes(app, deps);
  addTokenRoutes(app, deps);
  return app;
}

/**
 * A page opened under another name of this Worker moves to PUBLIC_URL: a cookie of the one is none of the other's, and the
 * identity provider leads back to the one only.
 */
const atOwnOrigin =
  ({ publicUrl }: SignInDeps): MiddlewareHandler<SignInEnv> =>
  async (c, next) => {
    const { origin, pathname, search } = new URL(c.req.url);
    const own = ownOrigin(publicUrl, c.req.url);
    const isRead = c.req.method === "GET" || c.req.method === "HEAD";
    return isRead && origin !== own ? c.redirect(own + pathname + search, 303) : next();
  };

function refuseBody(): never {
  throw new SignInRefused("too-large");
}

async function answerError(error: Error, c: Context<SignInEnv>, deps: SignInDeps): Promise<Response> {
  const refused = toRefused(error);
  if (refused.reason === "unavailable") {
    deps.log("sign-in.failed", { request: c.get("requestId"), error: failureName(error) });
  }
  const headers = refused.reason === "too-many" ? { "Retry-After": "60" } : {};
  if (MACHINES.includes(c.req.path)) {
    const code = refused.reason === "unavailable" ? "server_error" : "invalid_request";
    return c.json({ error: code }, refused.status === 503 ? 503 : 400);
  }
  const back = signInPath(await nextOf(c, refused));
  return showPage(c, deps, {
    status: refused.status,
    headers,
    isBare: true,
    title: (texts) => texts.refusal[refused.reason].title,
    body: (texts) =>
      html`<p>${texts.refusal[refused.reason].text}</p><p><a href="${back}">${texts.back}</a></p>`,
  });
}

/** Where they were going, so that a refusal they can wait out doesn't lose the way. */
async function nextOf(c: Context<SignInEnv>, { status }: SignInRefused): Promise<string> {
  if (![403, 429, 503].includes(status)) return parseNext(undefined);
  const { pathname, search, searchParams } = new URL(c.req.url);
  if (!pathname.startsWith("/sign-in")) return parseNext(pathname + search);
  const asked = searchParams.get("next");
  if (asked !== null || c.req.method !== "POST") return parseNext(asked ?? undefined);
  const form = await readForm(c).catch(() => null);
  return parseNext(form?.get("next") ?? undefined);
}

/** hono's csrf refuses with an HTTPException. */
function toRefused(error: Error): SignInRefused {
  if (error instanceof SignInRefused) return error;
  return new SignInRefused(error instanceof HTTPException && error.status === 403 ? "forged" : "unavailable");
}
