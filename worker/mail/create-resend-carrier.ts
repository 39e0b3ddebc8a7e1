/**
 * Resend over HTTPS. Every mail has an idempotency key of its own, so when the answer is lost the same request is made
 * once more: Resend tells what became of it and sends nothing twice. Only when that is lost too, nobody knows.
 * Source: resend.com/docs/api-reference/emails/send-email and /errors, November 2026.
 */
import type { Carry } from "./carry-in-turn.ts";
import { type Mail, type MailOutcome, NO_ANSWER, senderOf } from "./mailer.ts";

export type ResendOptions = {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly from: string;
  /** Without one, Resend refuses every request. */
  readonly userAgent: string;
};

const TIMEOUT_MS = 10_000;
/** Resend takes two requests a second of the smallest accounts. */
const BETWEEN_MS = 500;
/** Asked to wait longer, the mail waits for the next tick. */
const MAX_WAIT_MS = 5_000;

export function createResendCarrier(options: ResendOptions): Carry {
  let nextAt = 0;
  const paced = async (mail: Mail, key: string): Promise<Answer> => {
    const wait = nextAt - Date.now();
    nextAt = Math.max(nextAt, Date.now()) + BETWEEN_MS;
    if (wait > 0) await sleep(wait);
    return attempt(options, mail, key);
  };
  return async (mail) => {
    const key = crypto.randomUUID();
    const first = await paced(mail, key);
    if (first.outcome.kind === "unknown") {
      const second = await paced(mail, key);
      // Whatever else the second request is told, of the first one nobody knows.
      return second.outcome.kind === "sent" ? second.outcome : first.outcome;
    }
    if (first.retryAfterMs === null || first.retryAfterMs > MAX_WAIT_MS) return first.outcome;
    await sleep(first.retryAfterMs);
    return (await paced(mail, key)).outcome;
  };
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Any answer at all will do: without one, the batch need not be tried, and certainly nothing of it went out. */
export async function isResendThere({ fetch, baseUrl, userAgent }: ResendOptions): Promise<boolean> {
  try {
    const headers = { "user-agent": userAgent };
    const response = await fetch(baseUrl, {
      ...{ method: "HEAD", headers, signal: AbortSignal.timeout(TIMEOUT_MS) },
    });
    await response.body?.cancel();
    return !isOriginDown(response.status);
  } catch {
    return false;
  }
}

/** `retryAfterMs`: the limit of requests was reached, and so long is to be waited. */
type Answer = { readonly outcome: MailOutcome; readonly retryAfterMs: number | null };

async function attempt(options: ResendOptions, mail: Mail, key: string): Promise<Answer> {
  const { to, subject, html, text } = mail;
  const name = senderOf(mail);
  const from = name === "" ? options.from : `"${name.replace(/["\\]/gu, "'")}" <${options.from}>`;
  try {
    const response = await options.fetch(`${options.baseUrl.replace(/\/$/u, "")}/emails`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${options.apiKey}`,
        "content-type": "application/json",
        "idempotency-key": key,
        "user-agent": options.userAgent,
      },
      body: JSON.stringify({ from, to: [to], subject, html, text }),
      redirect: "manual",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await response.body?.cancel();
    return { outcome: outcomeOf(response.status), retryAfterMs: retryAfterOf(response) };
  } catch {
    return { outcome: NO_ANSWER, retryAfterMs: null };
  }
}

/** In seconds, as Resend says it; without a word a second will do. */
function retryAfterOf({ status, headers }: Response): number | null {
  if (status !== 429) return null;
  const seconds = Number(headers.get("retry-after") ?? "1");
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1_000 : 1_000;
}

/** 409: the request before is still at work on it. Whatever else is a 4xx was not taken, and won't be the next time. */
function outcomeOf(status: number): MailOutcome {
  if (status >= 200 && status < 300) return { kind: "sent" };
  if (status === 429) return { kind: "unreachable", code: "limit-reached" };
  if (isOriginDown(status)) return { kind: "unreachable", code: "carrier-down" };
  if (status === 401 || status === 403) return { kind: "refused", code: "carrier-credentials-refused" };
  if (status >= 400 && status < 500 && status !== 408 && status !== 409) {
    return { kind: "refused", code: "mail-invalid" };
  }
  return { kind: "unknown", code: "carrier-error" };
}

/** Cloudflare, before Resend and behind our own fetch, could not reach it at all: the request never arrived. */
const isOriginDown = (status: number): boolean => [521, 522, 523, 525, 526, 530].includes(status);
