/**
 * One request, one answer, one verdict. Nothing foreign leaves this file but a parsed body whose `success` is true:
 * no message, no header, no exception. Redirects are never followed, so the token stays with the base URL's origin.
 */

import { isRecord } from "../http/is-record.ts";
import { parseCount } from "../http/parse-count.ts";
import { type BodyText, readBody } from "../http/read-body.ts";
import type { SourceFailure } from "../sync/employee-source.ts";
import { MAX_BACKOFF_MS } from "./backoff.ts";

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;
export type Body = Readonly<Record<string, unknown>>;

export type Exchange =
  | { readonly kind: "answered"; readonly body: Body }
  /** Personio itself said no: 401, 403, 404, 422 … Asking again would not help. */
  | { readonly kind: "declined"; readonly status: number }
  | { readonly kind: "failed"; readonly failure: SourceFailure }
  | Trouble;

/** It may go well next time. `failure` is what it comes to if it never does. */
export type Trouble = {
  readonly kind: "trouble";
  readonly failure: SourceFailure;
  /** Not to be tried again sooner. */
  readonly atLeastMs: number;
  /** Personio's own answer rather than a gateway's: tried again a few times only. */
  readonly isDeliberate: boolean;
  readonly isTooMany: boolean;
};

/** The token is no longer good, or was never meant for this; Personio uses both (reference, 1.4). */
export const isRefusal = (status: number): boolean => status === 401 || status === 403;
export const unreadable = (detail: string): SourceFailure => ({ reason: "source-unreadable", detail });
const failed = (detail: string): Exchange => ({ kind: "failed", failure: unreadable(detail) });

const UNAVAILABLE: Trouble = {
  kind: "trouble",
  failure: { reason: "personio-unavailable" },
  atLeastMs: 0,
  isDeliberate: false,
  isTooMany: false,
};
const NOT_JSON: Trouble = { ...UNAVAILABLE, failure: unreadable("not-json") };
const NOT_SUCCESSFUL: Trouble = { ...UNAVAILABLE, failure: unreadable("not-successful"), isDeliberate: true };
/** Documented for 429: try again after at least a second. */
const TOO_MANY_REQUESTS_MS = 1_000;
const WORTH_ANOTHER_TRY: readonly number[] = [408, 425, 429];

/** A Worker has 128 MB for everything. */
const MAX_BODY_BYTES = 20_000_000;

type Call = { readonly url: string; readonly init: RequestInit; readonly timeoutMs: number };

export async function exchange(fetch: Fetch, call: Call, stop?: AbortSignal): Promise<Exchange> {
  const timeout = new AbortController();
  const timer = setTimeout(() => timeout.abort(), call.timeoutMs);
  const signal = stop === undefined ? timeout.signal : AbortSignal.any([timeout.signal, stop]);
  try {
    return await judge(await fetch(call.url, { ...call.init, redirect: "manual", signal }));
  } catch {
    return UNAVAILABLE;
  } finally {
    clearTimeout(timer);
  }
}

async function judge(response: Response): Promise<Exchange> {
  if (response.ok) return judgeAnswer(await readBody(response, MAX_BODY_BYTES));
  if (response.status === 404) return judgeNotFound(await readBody(response, MAX_BODY_BYTES));
  await response.body?.cancel();
  return judgeStatus(response);
}

function judgeAnswer(text: BodyText): Exchange {
  if (!text.ok) return text.error === "too-large" ? failed("answer-too-large") : NOT_JSON;
  const body = parseJson(text.value);
  if (body === undefined) return NOT_JSON;
  return isRecord(body) && body["success"] === true ? { kind: "answered", body } : NOT_SUCCESSFUL;
}

/** Only Personio's own envelope says that something is not there; a gateway's page says nothing about people. */
function judgeNotFound(text: BodyText): Exchange {
  const body = text.ok ? parseJson(text.value) : undefined;
  return isRecord(body) && body["success"] === false ? { kind: "declined", status: 404 } : UNAVAILABLE;
}

function judgeStatus({ status, headers }: Response): Exchange {
  if (status >= 500 || WORTH_ANOTHER_TRY.includes(status)) {
    const isTooMany = status === 429;
    const askedMs = (parseCount(headers.get("retry-after")) ?? 0) * 1_000;
    const atLeastMs = Math.max(Math.min(askedMs, MAX_BACKOFF_MS), isTooMany ? TOO_MANY_REQUESTS_MS : 0);
    return { ...UNAVAILABLE, atLeastMs, isTooMany };
  }
  return status >= 400 ? { kind: "declined", status } : failed("redirected");
}

/** `undefined` when it is no JSON: a gateway's page, or an answer that was cut off. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
