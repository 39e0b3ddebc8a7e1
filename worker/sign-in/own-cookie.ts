/**
 * Cookies of these pages: out of any script's reach, never sent with another site's requests, bound to this very host
 * (`__Host-`). Browsers accept that prefix over HTTPS only, so on a developer's machine it is left out.
 */
import { getCookie, setCookie } from "hono/cookie";
import { isEncrypted } from "./own-origin.ts";
import type { SignInContext } from "./sign-in-env.ts";

/** Who is signed in; who asked for a code by mail; who was sent to the identity provider. */
export type OwnCookie = "rollcall-session" | "rollcall-code" | "rollcall-oidc";

export function readCookie(c: SignInContext, name: OwnCookie): string | null {
  return (isEncrypted(c) ? getCookie(c, name, "host") : getCookie(c, name)) ?? null;
}

export function writeCookie(
  c: SignInContext,
  name: OwnCookie,
  cookie: { value: string; seconds: number },
): void {
  const common = { path: "/", httpOnly: true, sameSite: "Lax", maxAge: cookie.seconds } as const;
  if (isEncrypted(c)) setCookie(c, name, cookie.value, { ...common, secure: true, prefix: "host" });
  else setCookie(c, name, cookie.value, common);
}

export const forgetCookie = (c: SignInContext, name: OwnCookie): void =>
  writeCookie(c, name, { value: "", seconds: 0 });
