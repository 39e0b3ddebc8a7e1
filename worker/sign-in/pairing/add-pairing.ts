/** `/pair`: a pairing code for whoever is signed in. Of each admin's codes only the newest is good. */
import { newPairingCode } from "../../auth/secret-text.ts";
import { recordChange } from "../../config/record-change.ts";
import { findSession, type SignedIn } from "../browser-session.ts";
import { signInPath } from "../next-path.ts";
import { insertGrant } from "../oauth/grant-store.ts";
import { PAIRING } from "../oauth/pairing-grant.ts";
import { readCookie } from "../own-cookie.ts";
import { readForm } from "../read-form.ts";
import { showPage } from "../show-page.ts";
import type { SignInDeps } from "../sign-in-deps.ts";
import type { SignInApp, SignInContext } from "../sign-in-env.ts";
import { pairingCodeView, pairView } from "../views/pair-view.ts";

const PATH = "/pair";
const CODE_MS = 10 * 60_000;

export function addPairing(app: SignInApp, deps: SignInDeps): void {
  app.get(PATH, async (c) => {
    const signedIn = await visitor(c, deps);
    if (signedIn === null) return c.redirect(signInPath(PATH), 303);
    return showPage(c, deps, {
      title: (texts) => texts.pair.title,
      body: (texts) => pairView(texts, signedIn),
    });
  });

  app.post(PATH, async (c) => {
    await readForm(c);
    const signedIn = await visitor(c, deps);
    if (signedIn === null) return c.redirect(signInPath(PATH), 303);
    const code = await createCode(deps, signedIn);
    return showPage(c, deps, {
      title: (texts) => texts.pair.codeTitle,
      body: (texts) => pairingCodeView(texts, signedIn, code),
    });
  });
}

const visitor = (c: SignInContext, { db, now }: SignInDeps): Promise<SignedIn | null> =>
  findSession(db, readCookie(c, "rollcall-session"), now());

async function createCode({ db, hashCode, now }: SignInDeps, signedIn: SignedIn): Promise<string> {
  const { adminId, email: actor, via: signedInVia } = signedIn;
  const [code, at] = [newPairingCode(), now()];
  const hash = await hashCode(PAIRING, code);
  await db.$client.batch([
    db.$client
      .prepare("DELETE FROM grant_code WHERE admin_id = ?1 AND kind = 'pairing' AND used_at IS NULL")
      .bind(adminId),
    insertGrant(db, { hash, kind: "pairing", adminId, request: { signedInVia }, expiresAt: at + CODE_MS }),
    recordChange(db, { at, actor, action: "pairing.created", subject: adminId, before: null, after: null }),
  ]);
  return code;
}
