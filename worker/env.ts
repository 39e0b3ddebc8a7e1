/** Bindings, variables and secrets, parsed once. What is missing or wrong is named, with what to set; never its value. */
import { z } from "zod";
import { err, ok, type Result } from "./core/result.ts";

/** What wrangler.toml binds, and what is set beside it. Everything but the bindings is unknown until parsed. */
export type Env = {
  readonly DB: D1Database;
  readonly SYNC: Workflow<RunParams>;
  readonly API_RATE_LIMIT: RateLimit;
  readonly [variable: string]: unknown;
};

export type RunParams = { readonly runId: string };

export type Variables = {
  readonly personioBaseUrl: string;
  readonly personioAppId: string;
  readonly personioPartnerId: string;
  readonly personioPace: { readonly perSecond: number; readonly perMinute: number };
  readonly personioPatienceMs: number;
  readonly publicUrl: string;
  readonly allowedOrigins: readonly string[];
  /** `null` when none is set; then only signed-in admins get in. */
  readonly adminToken: string | null;
  /** The key ring as JSON; parsed by the sealer. */
  readonly encryptionKeys: string;
};

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/u;

/** `https:`, or plain `http:` towards this very machine, for tests. */
const personioUrl = z.url({ abort: true }).refine((text) => {
  const url = new URL(text);
  return url.protocol === "https:" || (url.protocol === "http:" && LOOPBACK.test(url.hostname));
}, "must be https: (plain http: only towards loopback)");

/** Personio allows 15 requests a second and 300 a minute; a proxy with other limits may ask for less or more. */
const rate = (fallback: number) => z.coerce.number().int().min(1).max(1_000_000).default(fallback);

const text = z.string().default("");

const schema = z.object({
  PERSONIO_BASE_URL: personioUrl.default("https://api.personio.de"),
  PERSONIO_APP_ID: text,
  PERSONIO_PARTNER_ID: text,
  PERSONIO_REQUESTS_PER_SECOND: rate(9),
  PERSONIO_REQUESTS_PER_MINUTE: rate(280),
  PERSONIO_PATIENCE_SECONDS: z.coerce.number().min(0).max(180).default(180),
  PUBLIC_URL: text,
  ALLOWED_ORIGINS: text,
  ADMIN_TOKEN: z.string().optional(),
  ENCRYPTION_KEYS: text,
});

export function parseVariables(env: Readonly<Record<string, unknown>>): Result<Variables, readonly string[]> {
  const parsed = schema.safeParse(env);
  if (!parsed.success)
    return err(parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`));
  const set = parsed.data;
  return ok({
    personioBaseUrl: set.PERSONIO_BASE_URL,
    personioAppId: set.PERSONIO_APP_ID,
    personioPartnerId: set.PERSONIO_PARTNER_ID,
    personioPace: {
      perSecond: set.PERSONIO_REQUESTS_PER_SECOND,
      perMinute: set.PERSONIO_REQUESTS_PER_MINUTE,
    },
    personioPatienceMs: set.PERSONIO_PATIENCE_SECONDS * 1000,
    publicUrl: set.PUBLIC_URL,
    allowedOrigins: set.ALLOWED_ORIGINS.split(/[\s,]+/u).filter((origin) => origin !== ""),
    adminToken: set.ADMIN_TOKEN ?? null,
    encryptionKeys: set.ENCRYPTION_KEYS,
  });
}
