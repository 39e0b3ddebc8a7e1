/**
 * Signing in with the deployment's own token: it makes the first owner, and afterwards lets in whoever is on the list, when
 * no other way works. It never puts anybody else on the list here; scripts can, over the API.
 */
import { appointFirstOwner, findAdminByEmail } from "../../auth/admin-store.ts";
import { isLookAlike } from "../../auth/look-alike.ts";
import { verifyAdminToken } from "../../auth/verify-admin-token.ts";
import { isEmail } from "../../core/account.ts";
import { letIn } from "../let-in.ts";
import { mayGuess } from "../limit-guesses.ts";
import { parseNext, signInPath } from "../next-path.ts";
import { readCookie } from "../own-cookie.ts";
import { readForm } from "../read-form.ts";
import { recordRefusedSignIn } from "../record-refused-sign-in.ts";
import type { SignInDeps } from "../sign-in-deps.ts";
import type { SignInApp } from "../sign-in-env.ts";
import { SignInRefused } from "../sign-in-refused.ts";
import type { SignInProblem } from "../texts/texts.ts";
import { showSignIn } from "./add-sign-in-page.ts";

const MAX_EMAIL_CHARACTERS = 320;

export const isUsableEmail = (email: string): boolean =>
  email.length <= MAX_EMAIL_CHARACTERS && isEmail(email) && !isLookAlike(email);

/** A browser that refuses the cookie would be sent from here to the sign-in page and back for ever, and never hear why. */
const LANDING = "/sign-in/arrived";

export function addTokenMethod(app: SignInApp, deps: SignInDeps): void {
  app.get("/sign-in/token", (c) => c.redirect("/sign-in", 303));

  app.get(LANDING, async (c) => {
    const next = parseNext(c.req.query("next"));
    if (readCookie(c, "rollcall-session") !== null) return c.redirect(next, 303);
    return showSignIn(c, deps, { next, status: 403, problem: "no-cookie" });
  });

  app.post("/sign-in/token", async (c) => {
    if (!(await mayGuess(deps, c, "token"))) throw new SignInRefused("too-many");
    const form = await readForm(c);
    const next = parseNext(form.get("next") ?? undefined);
    const email = (form.get("email") ?? "").trim();
    const again = (problem: SignInProblem, status: number) =>
      showSignIn(c, deps, { next, status, problem, problemAt: "token", email });
    const isRight = await verifyAdminToken(form.get("token") ?? "", deps.adminToken);
    if (!isRight) {
      await refused(deps, "wrong-token");
      return again("wrong-token", 403);
    }
    if (!isUsableEmail(email)) return again("bad-email", 422);
    const first = await appointFirstOwner(deps.db, { email, at: deps.now() });
    const admin = first ?? (await findAdminByEmail(deps.db, email));
    if (admin !== null)
      return letIn(c, deps, { admin, via: "admin-token", next, landAt: signInPath(next, LANDING) });
    await refused(deps, "not-listed");
    return again("not-listed", 403);
  });
}

const refused = ({ db, now }: SignInDeps, reason: string): Promise<void> =>
  recordRefusedSignIn(db, { at: now(), via: "admin-token", reason });
