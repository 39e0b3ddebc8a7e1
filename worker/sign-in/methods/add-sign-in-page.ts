/** `/sign-in`, `/signed-in`, `/sign-out`. */
import { MIN_TOKEN_CHARACTERS } from "../../auth/verify-admin-token.ts";
import { endSession, findSession } from "../browser-session.ts";
import { parseNext, signInPath } from "../next-path.ts";
import { forgetCookie, readCookie } from "../own-cookie.ts";
import { readForm } from "../read-form.ts";
import { showPage } from "../show-page.ts";
import type { SignInDeps } from "../sign-in-deps.ts";
import type { SignInApp, SignInContext } from "../sign-in-env.ts";
import { type SignInView, signInView } from "../views/sign-in-view.ts";
import { signedInView } from "../views/signed-in-view.ts";

export function addSignInPage(app: SignInApp, deps: SignInDeps): void {
  app.get("/sign-in", (c) => showSignIn(c, deps, { next: parseNext(c.req.query("next")) }));

  app.get("/signed-in", async (c) => {
    const signedIn = await findSession(deps.db, readCookie(c, "rollcall-session"), deps.now());
    if (signedIn === null) return c.redirect(signInPath("/signed-in"), 303);
    return showPage(c, deps, {
      title: (texts) => texts.signedIn.title,
      body: (texts) => signedInView(texts, signedIn),
    });
  });

  app.get("/sign-out", (c) => c.redirect("/sign-in", 303));

  app.post("/sign-out", async (c) => {
    await readForm(c);
    await endSession(deps.db, readCookie(c, "rollcall-session"));
    forgetCookie(c, "rollcall-session");
    return c.redirect("/sign-in", 303);
  });
}

export type SignInShown = { readonly next: string; readonly status?: number } & Partial<
  Pick<SignInView, "problem" | "problemAt" | "email">
>;

export async function showSignIn(c: SignInContext, deps: SignInDeps, shown: SignInShown): Promise<Response> {
  const { next, status = 200, problem = null, problemAt = null, email = "" } = shown;
  const methods = {
    provider: deps.identityProvider !== null,
    mail: deps.mailer !== null,
    token: (deps.adminToken ?? "").length >= MIN_TOKEN_CHARACTERS,
  };
  const isNew = methods.token && !(await hasOwner(deps));
  return showPage(c, deps, {
    status,
    title: (texts) => texts.signIn.title,
    body: (texts) => signInView(texts, { next, methods, isNew, problem, problemAt, email }),
  });
}

const hasOwner = async ({ db }: SignInDeps): Promise<boolean> =>
  (await db.$client.prepare("SELECT 1 FROM admin WHERE role = 'owner' LIMIT 1").first()) !== null;
