/**
 * Addresses that look like another one, or become it when letter case is folded: the Kelvin sign (U+212A) is a small k
 * then. Nobody is put on the list of admins under one, and nobody comes in with one, whoever vouches for it.
 */
import { emailKey } from "../core/account.ts";

const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u;
const ASCII = /[\0-\x7f]/u;

export function isLookAlike(email: string): boolean {
  return INVISIBLE.test(email) || [...email].some((it) => !ASCII.test(it) && ASCII.test(emailKey(it)));
}
