/** Secrets of a deployment that lives on this machine only: made once, kept in its folder, readable by its owner. */
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export type LocalSecrets = { readonly ADMIN_TOKEN: string; readonly ENCRYPTION_KEYS: string };

export function localSecrets(folder: string): LocalSecrets {
  const file = join(folder, "secrets.json");
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8"));
  const key = randomBytes(32).toString("base64");
  const secrets = {
    ADMIN_TOKEN: randomBytes(32).toString("base64url"),
    ENCRYPTION_KEYS: JSON.stringify({ current: "k1", keys: { k1: key } }),
  };
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  return secrets;
}
