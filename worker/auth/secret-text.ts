/**
 * Secrets that somebody carries: tokens that can't be guessed, kept as their SHA-256, and short codes that could be,
 * kept as an HMAC under a key that is not in the database. All of it WebCrypto's.
 */
import { encodeBase64Url } from "hono/utils/encode";
import type { KeyRing } from "./seal.ts";

const TOKEN_BYTES = 32;

/** What secret scanners recognise: `rca_` opens the API for a quarter of an hour, `rcr_` renews it, `rch_` is the webhook's. */
export type TokenPrefix = "rca_" | "rcr_" | "rcc_" | "rci_" | "rcs_" | "rch_";

/** 256 bits of chance behind a prefix; 47 characters that need no escaping anywhere. */
export function newToken(prefix: TokenPrefix): string {
  const bytes = crypto.getRandomValues(new Uint8Array(TOKEN_BYTES));
  return `${prefix}${encodeBase64Url(bytes.buffer).replace(/=+$/u, "")}`;
}

/** How a token is stored: 64 hexadecimal digits. Enough for 256 bits of chance; a short code needs `CodeHasher`. */
export async function tokenHash(token: string): Promise<string> {
  return hex(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(token)));
}

/** No vowels, so no words; nothing that looks like something else. */
export const PAIRING_ALPHABET = "BCDFGHJKLMNPQRSTVWXZ";
export const PAIRING_CHARACTERS = 8;
const MAIL_CODE_DIGITS = 8;

export const newPairingCode = (): string => randomText(PAIRING_ALPHABET, PAIRING_CHARACTERS);
export const newMailCode = (): string => randomText("0123456789", MAIL_CODE_DIGITS);

/** Every character equally likely: bytes beyond a multiple of the alphabet's size are drawn again. */
function randomText(alphabet: string, length: number): string {
  const limit = 256 - (256 % alphabet.length);
  let text = "";
  while (text.length < length) {
    for (const byte of crypto.getRandomValues(new Uint8Array(length))) {
      if (byte < limit && text.length < length) text += alphabet[byte % alphabet.length];
    }
  }
  return text;
}

/** `purpose` keeps one kind of code from being good as another. */
export type CodeHasher = (purpose: string, code: string) => Promise<string>;

/** Keyed with a key derived (HKDF) from the ring's current one; codes live ten minutes, so a new key costs nobody more. */
export function createCodeHasher({ current, keys }: KeyRing): CodeHasher {
  const raw = keys.get(current);
  if (raw === undefined) throw new Error("the key ring lacks its current key");
  let key: ReturnType<typeof deriveKey> | null = null;
  return async (purpose, code) => {
    key ??= deriveKey(raw);
    const text = new TextEncoder().encode(JSON.stringify([purpose, code]));
    return hex(await crypto.subtle.sign("HMAC", await key, text));
  };
}

async function deriveKey(raw: Uint8Array<ArrayBuffer>) {
  const base = await crypto.subtle.importKey("raw", raw, "HKDF", false, ["deriveKey"]);
  const info = new TextEncoder().encode("rollcall one-time codes");
  return crypto.subtle.deriveKey(
    { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info },
    base,
    { name: "HMAC", hash: "SHA-256", length: 256 },
    false,
    ["sign"],
  );
}

const hex = (bytes: ArrayBuffer): string =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
