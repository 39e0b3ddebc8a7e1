/**
 * The deployment's own `ADMIN_TOKEN`. The comparison takes the same time whatever is presented, set, or not set at all:
 * one side is signed with a key made for this one comparison, and WebCrypto verifies the other in constant time.
 */

/** Anything shorter could be guessed, so it opens nothing. */
export const MIN_TOKEN_CHARACTERS = 32;

export async function verifyAdminToken(presented: string, adminToken: string | null): Promise<boolean> {
  const isSame = await isSameText(presented, adminToken ?? "");
  return isSame && adminToken !== null && adminToken.length >= MIN_TOKEN_CHARACTERS;
}

export async function isSameText(one: string, other: string): Promise<boolean> {
  const [a, b] = [new TextEncoder().encode(one), new TextEncoder().encode(other)];
  const once = crypto.getRandomValues(new Uint8Array(32));
  const usages = ["sign", "verify"] as const;
  const key = await crypto.subtle.importKey("raw", once, { name: "HMAC", hash: "SHA-256" }, false, [
    ...usages,
  ]);
  return crypto.subtle.verify("HMAC", key, await crypto.subtle.sign("HMAC", key, a), b);
}
