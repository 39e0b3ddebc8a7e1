/** Bindings, variables and secrets, parsed once. What is missing or wrong is named, with what to set; never its value. */
import { z } from "zod";
import { err, ok, type Result } from "./core/result.ts";
import { isSmtpUrl } from "./mail/is-smtp-url.ts";

/** What wrangler.toml binds, and what is set beside it. Everything but the bindings is unknown until parsed. */
export type Env = {
  readonly DB: D1Database;
  readonly SYNC: Workflow<RunParams>;
  readonly PUSH: Workflow<PushParams>;
  readonly API_RATE_LIMIT: RateLimit;
  readonly SIGN_IN_RATE_LIMIT: RateLimit;
  readonly MAIL: SendEmail;
  readonly [variable: string]: unknown;
};

/** `hints`: not a run of everybody, but whoever changed; and what called for it. */
export type RunParams = { readonly runId: string; readonly hints?: "webhook" | "schedule" };
/** `reviewId`: both sides are compared rather than anything pushed. */
export type PushParams = { readonly pushId: string; readonly reviewId?: string };

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
  /** The company's identity provider; `null` when none is set. */
  readonly oidc: OidcVariables | null;
  /** Where the extension may be sent back to, letter for letter. */
  readonly extensionRedirectUris: readonly string[];
  readonly mail: MailVariables;
  /** Shows every mail at `/__mails__`: on a developer's machine only. */
  readonly showMails: boolean;
};

export type OidcVariables = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
};

export type MailVariables = {
  readonly carrier: "cloudflare" | "resend" | "smtp";
  /** The sender's address; empty: no mail can be sent. */
  readonly from: string;
  readonly resendApiKey: string;
  readonly resendBaseUrl: string;
  /** `smtps://user:password@host:465`, or `smtp://…:587` (STARTTLS). */
  readonly smtpUrl: string;
};

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/u;

/** `https:`, or plain `http:` towards this very machine, for tests. */
const safeUrl = z.url({ abort: true }).refine((text) => {
  const url = new URL(text);
  return url.protocol === "https:" || (url.protocol === "http:" && LOOPBACK.test(url.hostname));
}, "must be https: (plain http: only towards loopback)");

/** Not set, or set to nothing: wrangler.toml names every variable. */
const optionalUrl = z.union([z.literal(""), safeUrl]).default("");

/** SMTP without encryption only towards this very machine: `smtp:` means STARTTLS is required everywhere else. */
const smtpUrl = z
  .union([
    z.literal(""),
    z
      .url({ protocol: /^smtps?$/u, abort: true })
      .refine(isSmtpUrl, "needs a host, and % in a password as %25"),
  ])
  .default("");

/** Personio allows 15 requests a second and 300 a minute; a proxy with other limits may ask for less or more. */
const rate = (fallback: number) => z.coerce.number().int().min(1).max(1_000_000).default(fallback);

const text = z.string().default("");

/** Where a code may be sent: letter for letter, so there is nothing to normalise, and no fragment (RFC 6749 §3.1.2). */
const redirectUris = text.refine(
  (list) => listOf(list).every((uri) => safeUrl.safeParse(uri).success && !uri.includes("#")),
  "must be https: addresses without #, separated by blanks or commas (plain http: only towards loopback)",
);

const variables = z.object({
  PERSONIO_BASE_URL: safeUrl.default("https://api.personio.de"),
  PERSONIO_APP_ID: text,
  PERSONIO_PARTNER_ID: text,
  PERSONIO_REQUESTS_PER_SECOND: rate(9),
  PERSONIO_REQUESTS_PER_MINUTE: rate(280),
  PERSONIO_PATIENCE_SECONDS: z.coerce.number().min(0).max(180).default(180),
  PUBLIC_URL: optionalUrl,
  ALLOWED_ORIGINS: text,
  ADMIN_TOKEN: z.string().optional(),
  ENCRYPTION_KEYS: text,
  OIDC_ISSUER: optionalUrl,
  OIDC_CLIENT_ID: text,
  OIDC_CLIENT_SECRET: text,
  EXTENSION_REDIRECT_URIS: redirectUris,
  MAIL_CARRIER: z.enum(["cloudflare", "resend", "smtp"]).default("cloudflare"),
  MAIL_FROM: z.union([z.literal(""), z.email()]).default(""),
  RESEND_API_KEY: text,
  RESEND_BASE_URL: safeUrl.default("https://api.resend.com"),
  SMTP_URL: smtpUrl,
  SHOW_MAILS: z.enum(["", "1"]).default(""),
});

/** Half an identity provider lets nobody in; better to hear of it at once. */
const schema = variables.refine(
  (set) => set.OIDC_ISSUER === "" || (set.OIDC_CLIENT_ID !== "" && set.OIDC_CLIENT_SECRET !== ""),
  { path: ["OIDC_ISSUER"], message: "needs OIDC_CLIENT_ID and OIDC_CLIENT_SECRET as well" },
);

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
    allowedOrigins: listOf(set.ALLOWED_ORIGINS),
    adminToken: set.ADMIN_TOKEN ?? null,
    encryptionKeys: set.ENCRYPTION_KEYS,
    oidc: oidcOf(set),
    extensionRedirectUris: listOf(set.EXTENSION_REDIRECT_URIS),
    mail: {
      carrier: set.MAIL_CARRIER,
      from: set.MAIL_FROM,
      resendApiKey: set.RESEND_API_KEY,
      resendBaseUrl: set.RESEND_BASE_URL,
      smtpUrl: set.SMTP_URL,
    },
    showMails: set.SHOW_MAILS === "1",
  });
}

function listOf(text: string): string[] {
  return text.split(/[\s,]+/u).filter((entry) => entry !== "");
}

function oidcOf(set: z.output<typeof schema>): OidcVariables | null {
  if (set.OIDC_ISSUER === "") return null;
  return { issuer: set.OIDC_ISSUER, clientId: set.OIDC_CLIENT_ID, clientSecret: set.OIDC_CLIENT_SECRET };
}
