/**
 * Signing in at the company's identity provider. What the browser carries there and back is sealed: it can't be read,
 * changed or made up, and without it an answer of the provider is worth nothing.
 */
import { z } from "zod";
import { findAdminByEmail } from "../../auth/admin-store.ts";
import { parseJson } from "../../config/load-config.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { letIn } from "../let-in.ts";
import { mayGuess } from "../limit-guesses.ts";
import { parseNext } from "../next-path.ts";
import { forgetCookie, readCookie, writeCookie } from "../own-cookie.ts";
import { ownOrigin } from "../own-origin.ts";
import { recordRefusedSignIn } from "../record-refused-sign-in.ts";
import type { SignInDeps } from "../sign-in-deps.ts";
import type { SignInApp, SignInContext } from "../sign-in-env.ts";
import { SignInRefused } from "../sign-in-refused.ts";
import type { SignInProblem } from "../texts/texts.ts";
import { showSignIn } from "./add-sign-in-page.ts";
import type { IdentityProvider } from "./identity-provider.ts";

const CALLBACK_PATH = "/sign-in/oidc/callback";
const ATTEMPT_SECONDS = 10 * 60;

/** A sealed cookie opens as this and nothing else. */
const CONTEXT = "oidc-attempt";

const attemptSchema = z.strictObject({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  next: z.string(),
  expiresAt: z.number(),
});
type KeptAttempt = z.output<typeof attemptSchema>;

export function addProviderMethod(app: SignInApp, deps: SignInDeps): void {
  const { identityProvider: provider } = deps;
  if (provider === null) return;

  app.get("/sign-in/oidc", async (c) => {
    const next = parseNext(c.req.query("next"));
    const begun = await provider.begin(callbackOf(c, deps));
    if (!begun.ok) {
      deps.log("oidc.failed", { request: c.get("requestId"), reason: begun.error });
      return showSignIn(c, deps, { next, status: 503, problem: "provider-unreachable" });
    }
    const { url, attempt } = begun.value;
    const kept: KeptAttempt = { ...attempt, next, expiresAt: deps.now() + ATTEMPT_SECONDS * 1000 };
    const value = await deps.sealer.seal(JSON.stringify(kept), CONTEXT);
    writeCookie(c, "rollcall-oidc", { value, seconds: ATTEMPT_SECONDS });
    return c.redirect(url, 303);
  });

  app.get(CALLBACK_PATH, async (c) => {
    const kept = await keptAttempt(c, deps);
    const next = parseNext(kept?.next);
    // What answers no question of this browser reaches no provider: neither a guess nor worth a record.
    if (kept === null || c.req.query("state") !== kept.state) {
      forgetCookie(c, "rollcall-oidc");
      const problem = kept === null ? "attempt-over" : "provider-refused";
      return showSignIn(c, deps, { next, status: 403, problem });
    }
    if (!(await mayGuess(deps, c, "oidc"))) throw new SignInRefused("too-many");
    forgetCookie(c, "rollcall-oidc");
    const found = await findVisitor(c, deps, { provider, kept });
    if (found.ok) return letIn(c, deps, { admin: found.value, via: "oidc", next });
    const reason = found.error;
    deps.log("oidc.failed", { request: c.get("requestId"), reason });
    await recordRefusedSignIn(deps.db, { at: deps.now(), via: "oidc", reason });
    return showSignIn(c, deps, { next, status: STATUS[reason] ?? 403, problem: reason });
  });
}

const STATUS: Partial<Record<SignInProblem, number>> = { "provider-unreachable": 503 };

type Returning = { readonly provider: IdentityProvider; readonly kept: KeptAttempt };

async function findVisitor(
  c: SignInContext,
  deps: SignInDeps,
  { provider, kept }: Returning,
): Promise<Result<{ readonly id: string; readonly email: string }, SignInProblem>> {
  const answer = new URL(callbackOf(c, deps));
  answer.search = new URL(c.req.url).search;
  const finished = await provider.finish(answer, kept);
  if (!finished.ok) return err(finished.error);
  const { email, isVerified } = finished.value;
  if (!isVerified) return err("email-not-verified");
  const admin = await findAdminByEmail(deps.db, email);
  return admin === null ? err("not-listed") : ok(admin);
}

const callbackOf = (c: SignInContext, { publicUrl }: SignInDeps): string =>
  ownOrigin(publicUrl, c.req.url) + CALLBACK_PATH;

/** `null`: there is no cookie, it is not ours, or it is too old. */
async function keptAttempt(c: SignInContext, { sealer, now }: SignInDeps): Promise<KeptAttempt | null> {
  const cookie = readCookie(c, "rollcall-oidc");
  if (cookie === null) return null;
  const opened = await sealer.open(cookie, CONTEXT);
  const parsed = attemptSchema.safeParse(parseJson(opened.ok ? opened.value : null));
  return parsed.success && parsed.data.expiresAt > now() ? parsed.data : null;
}
