/** Where browsers send people back to after signing in; the server must know each letter for letter. */
import { createHash } from "node:crypto";
import { CHROME_KEY, FIREFOX_ID, REDIRECT_PATH } from "../manifest.ts";

const FIRST_LETTER = "a".charCodeAt(0);
const ID_CHARACTERS = 32;

/** Chrome: the first half of the key's SHA-256, its digits as the letters a to p. */
export function chromeId(key: string = CHROME_KEY): string {
  const digits = createHash("sha256")
    .update(Buffer.from(key, "base64"))
    .digest("hex")
    .slice(0, ID_CHARACTERS);
  return [...digits].map((digit) => String.fromCharCode(FIRST_LETTER + Number.parseInt(digit, 16))).join("");
}

/** Firefox: the SHA-1 of the id in the manifest. */
const firefoxSubdomain = (): string => createHash("sha1").update(FIREFOX_ID).digest("hex");

export const REDIRECT_URIS: readonly string[] = [
  `https://${chromeId()}.chromiumapp.org/${REDIRECT_PATH}`,
  `https://${firefoxSubdomain()}.extensions.allizom.org/${REDIRECT_PATH}`,
];
