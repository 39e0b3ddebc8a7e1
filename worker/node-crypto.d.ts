/** What we use of node:crypto, which workerd has under `nodejs_compat`: hashing without a promise. */
declare module "node:crypto" {
  type Hash = { update(data: string): Hash; digest(encoding: "hex" | "base64" | "base64url"): string };
  export function createHash(algorithm: "sha256"): Hash;
}
