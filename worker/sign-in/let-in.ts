/** An admin has proved who they are: a session for their browser, and on to where they were going. */
import { SESSION_SECONDS, type SignInMethod, startSession } from "./browser-session.ts";
import { writeCookie } from "./own-cookie.ts";
import type { SignInDeps } from "./sign-in-deps.ts";
import type { SignInContext } from "./sign-in-env.ts";

export type Proof = {
  readonly admin: { readonly id: string; readonly email: string };
  readonly via: SignInMethod;
  /** Parsed. */
  readonly next: string;
  /** On the way there; leads on by itself. */
  readonly landAt?: string;
};

export async function letIn(c: SignInContext, { db, now }: SignInDeps, proof: Proof): Promise<Response> {
  const cookie = await startSession(db, { admin: proof.admin, via: proof.via, at: now() });
  writeCookie(c, "rollcall-session", { value: cookie, seconds: SESSION_SECONDS });
  return c.redirect(proof.landAt ?? proof.next, 303);
}
