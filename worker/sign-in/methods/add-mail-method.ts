/**
 * A one-time code by mail. What an outsider sees, and how long it takes, is the same whether or not the address is on
 * the list: one statement, the same answer, and the mail leaves after it.
 */
import { findAdmin } from "../../auth/admin-store.ts";
import { loadConfig } from "../../config/load-config.ts";
import { failureName } from "../../core/failure-name.ts";
import { signInMail } from "../../mail/sign-in-mail.ts";
import { type Language, languageOf } from "../../pages/language.ts";
import { letIn } from "../let-in.ts";
import { mayGuess, visitorNetwork } from "../limit-guesses.ts";
import { parseNext, signInPath } from "../next-path.ts";
import { forgetCookie, readCookie, writeCookie } from "../own-cookie.ts";
import { readForm } from "../read-form.ts";
import { recordRefusedSignIn } from "../record-refused-sign-in.ts";
import { showPage } from "../show-page.ts";
import type { SignInDeps } from "../sign-in-deps.ts";
import type { SignInApp, SignInContext } from "../sign-in-env.ts";
import { SignInRefused } from "../sign-in-refused.ts";
import { type CodeView, codeView } from "../views/code-view.ts";
import { showSignIn } from "./add-sign-in-page.ts";
import { isUsableEmail } from "./add-token-method.ts";
import { CODE_MINUTES, createMailCode, guessMailCode, type MailCode } from "./mail-code-store.ts";

const CODE_PATH = "/sign-in/code";

export function addMailMethod(app: SignInApp, deps: SignInDeps): void {
  app.get("/sign-in/mail", (c) => c.redirect("/sign-in", 303));

  app.post("/sign-in/mail", async (c) => {
    if (!(await mayGuess(deps, c, "mail"))) throw new SignInRefused("too-many");
    const form = await readForm(c);
    const next = parseNext(form.get("next") ?? undefined);
    const email = (form.get("email") ?? "").trim();
    const shown = { next, problemAt: "mail", email } as const;
    if (deps.mailer === null) return showSignIn(c, deps, { next, status: 404 });
    if (!isUsableEmail(email)) return showSignIn(c, deps, { ...shown, status: 422, problem: "bad-email" });
    const made = await createMailCode(deps.db, {
      ...{ email, network: visitorNetwork(c) },
      ...{ at: deps.now(), hashCode: deps.hashCode },
    });
    c.executionCtx.waitUntil(sendCode(deps, made, languageOf(c.req.header("accept-language"))));
    writeCookie(c, "rollcall-code", { value: made.cookie, seconds: CODE_MINUTES * 60 });
    return c.redirect(signInPath(next, CODE_PATH), 303);
  });

  app.get(CODE_PATH, (c) => showCode(c, deps, { next: parseNext(c.req.query("next")), problem: null }));

  app.post(CODE_PATH, (c) => answerGuess(c, deps));
}

async function answerGuess(c: SignInContext, deps: SignInDeps): Promise<Response> {
  const { db, now, hashCode } = deps;
  if (!(await mayGuess(deps, c, "code"))) throw new SignInRefused("too-many");
  const form = await readForm(c);
  const next = parseNext(form.get("next") ?? undefined);
  const cookie = readCookie(c, "rollcall-code");
  const code = (form.get("code") ?? "").replace(/\D/gu, "");
  const at = now();
  const guess = cookie === null ? null : await guessMailCode(db, { cookie, code, at, hashCode });
  if (guess?.kind === "right") {
    forgetCookie(c, "rollcall-code");
    return letIn(c, deps, { admin: guess.admin, via: "mail-code", next });
  }
  const admin = guess === null || guess.kind === "none" ? null : guess.admin;
  const reason = guess?.kind === "wrong" ? "wrong-code" : "code-over";
  await recordRefusedSignIn(db, { at, via: "mail-code", reason, admin });
  return showCode(c, deps, { next, problem: cookie === null ? "no-cookie" : reason, status: 403 });
}

type CodeShown = CodeView & { readonly status?: number };

const showCode = (
  c: SignInContext,
  deps: SignInDeps,
  { status = 200, ...view }: CodeShown,
): Promise<Response> =>
  showPage(c, deps, {
    status,
    title: (texts) => texts.code.title,
    body: (texts) => codeView(texts, view),
  });

/** To the address on the list, however it was typed. */
async function sendCode({ db, mailer, log }: SignInDeps, made: MailCode, language: Language): Promise<void> {
  try {
    const admin = made.adminId === null ? null : await findAdmin(db, made.adminId);
    if (admin === null || mailer === null) return;
    const { settings } = await loadConfig(db);
    const content = signInMail({
      ...{ language, companyName: settings.companyName },
      ...{ code: made.code, expireAfterMinutes: CODE_MINUTES },
    });
    const [outcome] = await mailer.send([{ to: admin.email, senderName: "Rollcall", ...content }]);
    if (outcome?.kind !== "sent")
      log("mail.sign-in", { outcome: outcome?.kind ?? "none", code: outcome?.code ?? null });
  } catch (error) {
    log("mail.sign-in", { outcome: "failed", code: failureName(error) });
  }
}
