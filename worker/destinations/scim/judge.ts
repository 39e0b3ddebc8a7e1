/**
 * What an answer amounts to. Only the status decides (README, what went wrong); of the rest nothing leaves this
 * file but parsed JSON and a short detail.
 */
import { parseCount } from "../../http/parse-count.ts";
import type { BodyText } from "../../http/read-body.ts";
import type { DestinationFailure } from "../destination.ts";
import { toDetail } from "./to-detail.ts";

export type Reply =
  /** `body` is `undefined` when there is none: 204, and some 200. */
  | { readonly kind: "done"; readonly body: unknown }
  /** No, for what is in this one request. */
  | { readonly kind: "declined"; readonly status: number; readonly detail: string }
  | { readonly kind: "failed"; readonly failure: DestinationFailure };

/** It may go well next time. */
export type Passing = {
  readonly kind: "passing";
  readonly retryAt: number | null;
  readonly isTooMany: boolean;
  readonly detail: string;
};
export type Verdict = Reply | Passing;

export const TOO_LARGE = "answer-too-large";

export type Received = { readonly response: Response; readonly body: BodyText };
type Context = {
  readonly isRead: boolean;
  readonly now: number;
};

const PASSING: readonly number[] = [408, 425, 429];
const NOT_IMPLEMENTED = 501;

export function judge({ response, body }: Received, context: Context): Verdict {
  const { status } = response;
  if (response.ok) return judgeDone(body, context.isRead);
  if (status === 401 || status === 403) return failed({ reason: "destination-refused", status });
  if (status < 400) return unreadable("redirected");
  const detail = `${status} ${toDetail(body.ok ? body.value : "")}`.trim();
  if ((status < 500 && !PASSING.includes(status)) || status === NOT_IMPLEMENTED) {
    return { kind: "declined", status, detail };
  }
  const retryAt = retryAtOf(response.headers.get("retry-after"), context.now);
  return { kind: "passing", retryAt, isTooMany: status === 429, detail };
}

function judgeDone(body: BodyText, isRead: boolean): Reply {
  if (!body.ok) return unreadable(body.error === "too-large" ? TOO_LARGE : "not-utf-8");
  if (body.value.trim() === "")
    return isRead ? unreadable("empty-answer") : { kind: "done", body: undefined };
  try {
    return { kind: "done", body: JSON.parse(body.value) };
  } catch {
    return unreadable("not-json");
  }
}

/** Seconds, or a date. */
function retryAtOf(header: string | null, now: number): number | null {
  if (header === null) return null;
  const seconds = parseCount(header.trim());
  const at = seconds === null ? Date.parse(header) : now + seconds * 1_000;
  return Number.isFinite(at) ? Math.max(now, at) : null;
}

const failed = (failure: DestinationFailure): Reply => ({ kind: "failed", failure });
const unreadable = (detail: string): Reply => failed({ reason: "destination-unreadable", detail });
