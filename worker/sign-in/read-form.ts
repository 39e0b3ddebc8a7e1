/** The fields of a form a browser sent us. */

import type { SignInContext } from "./sign-in-env.ts";
import { SignInRefused } from "./sign-in-refused.ts";

export async function readForm(c: SignInContext): Promise<URLSearchParams> {
  const contentType = c.req.header("content-type") ?? "";
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/iu.test(contentType))
    throw new SignInRefused("bad-request");
  return new URLSearchParams(await c.req.text());
}
