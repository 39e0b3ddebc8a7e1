/**
 * Keeps secrets unreadable in the database: AES-256-GCM, the keys in one Worker secret, `ENCRYPTION_KEYS`. A sealed
 * text says which key it needs (`v1.<key id>.<iv>.<ciphertext>`), so keys can be replaced one by one, and it opens
 * only in the context it was sealed for, so it can't be moved to another row.
 */
import { decodeBase64, decodeBase64Url, encodeBase64Url } from "hono/utils/encode";
import { z } from "zod";
import { err, ok, type Result } from "../core/result.ts";

/** `current` seals; the others only open what was sealed with them. */
export type KeyRing = {
  readonly current: string;
  readonly keys: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
};

/** Unknown key: it left the ring. Broken: not ours, tampered with, or sealed for another context. */
export type OpenFailure = "unknown-key" | "broken";

export type Sealer = {
  /** The id of the key that seals from now on. */
  readonly currentKey: string;
  seal(text: string, context: string): Promise<string>;
  open(sealed: string, context: string): Promise<Result<string, OpenFailure>>;
};

const VERSION = "v1";
const IV_BYTES = 12;
const SEALED = /^v1\.([\w-]+)\.([\w-]+)\.([\w-]+)$/u;

export function createSealer({ current, keys }: KeyRing): Sealer {
  async function seal(text: string, context: string): Promise<string> {
    const raw = keys.get(current);
    if (raw === undefined) throw new Error("the key ring lacks its current key");
    const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
    const plain = new TextEncoder().encode(text);
    const sealed = await crypto.subtle.encrypt(cipherOf(iv, context), await importKey(raw), plain);
    return [VERSION, current, encodeBase64Url(iv.buffer), encodeBase64Url(sealed)].map(unpadded).join(".");
  }

  async function open(sealed: string, context: string): Promise<Result<string, OpenFailure>> {
    const [, keyId = "", iv = "", ciphertext = ""] = SEALED.exec(sealed) ?? [];
    if (keyId === "") return err("broken");
    const raw = keys.get(keyId);
    if (raw === undefined) return err("unknown-key");
    try {
      const cipher = cipherOf(decodeBase64Url(iv), context);
      const plain = await crypto.subtle.decrypt(cipher, await importKey(raw), decodeBase64Url(ciphertext));
      return ok(new TextDecoder().decode(plain));
    } catch {
      return err("broken");
    }
  }

  return { currentKey: current, seal, open };
}

/** Which key a sealed text needs; `null`: it is none of ours. */
export const keyIdOf = (sealed: string): string | null => SEALED.exec(sealed)?.[1] ?? null;

const unpadded = (base64: string): string => base64.replace(/=+$/u, "");

const cipherOf = (iv: Uint8Array<ArrayBuffer>, context: string) => ({
  name: "AES-GCM",
  iv,
  additionalData: new TextEncoder().encode(JSON.stringify([VERSION, context])),
});

const importKey = (raw: Uint8Array<ArrayBuffer>) =>
  crypto.subtle.importKey("raw", raw, { name: "AES-GCM" }, false, ["encrypt", "decrypt"]);

const KEY_BYTES = 32;
const FORM = 'ENCRYPTION_KEYS must be {"current":"k1","keys":{"k1":"<base64 of 32 bytes>"}}';
const HINT = "make a key with `openssl rand -base64 32`";

/** A key's name: it stands between the dots of a sealed text. */
const keyId = z.string().regex(/^[\w-]{1,32}$/u);
const ringSchema = z.strictObject({ current: keyId, keys: z.record(keyId, z.string()) });

/** The ring from `ENCRYPTION_KEYS`. What is wrong is said in words that never contain a key. */
export function parseKeyRing(json: unknown): Result<KeyRing, string> {
  if (typeof json !== "string" || json.trim() === "")
    return err(`ENCRYPTION_KEYS is not set: ${HINT}. ${FORM}`);
  const ring = ringSchema.safeParse(parse(json));
  if (!ring.success) return err(`${FORM}: ${HINT}`);
  const keys = new Map<string, Uint8Array<ArrayBuffer>>();
  for (const [id, text] of Object.entries(ring.data.keys)) {
    const bytes = bytesOf(text);
    if (bytes?.length !== KEY_BYTES)
      return err(`ENCRYPTION_KEYS: key "${id}" is not base64 of 32 bytes; ${HINT}`);
    keys.set(id, bytes);
  }
  const { current } = ring.data;
  return keys.has(current)
    ? ok({ current, keys })
    : err(`ENCRYPTION_KEYS: "current" names a key that is not there`);
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> | null {
  try {
    return decodeBase64(base64.trim());
  } catch {
    return null;
  }
}
