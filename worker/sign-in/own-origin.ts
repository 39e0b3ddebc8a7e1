/** Where this Worker is reached, and what of it holds for cookies. */
import type { SignInContext } from "./sign-in-env.ts";

/** `PUBLIC_URL`'s where it is set, for a request may have come by another name. */
export const ownOrigin = (publicUrl: string, requestUrl: string): string =>
  new URL(publicUrl === "" ? requestUrl : publicUrl).origin;

export const isEncrypted = (c: SignInContext): boolean => new URL(c.req.url).protocol === "https:";
