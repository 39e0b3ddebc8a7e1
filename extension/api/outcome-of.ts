/** From an answer, or from none, to an outcome. The one place that knows the server's errors (RFC 9457) and the network's. */
import type { ClientResponse } from "hono/client";
import { isFields } from "../storage/parse-stored.ts";
import { type Failure, type FailureKind, failed, type Outcome, succeeded } from "./failure.ts";

/** Thrown by a `fetch` that knows more than that it failed: there is no session any more, say. */
export class RequestFailed extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.kind);
    this.failure = failure;
  }
}

export async function outcomeOf<R extends ClientResponse<unknown, number, string>, T>(
  asked: Promise<R>,
  read: (answer: Extract<R, { ok: true }> | Extract<R, { status: 304 }>) => Promise<T>,
): Promise<Outcome<T>> {
  try {
    const answer = await asked;
    if (!isRead(answer)) return failed(await failureOf(answer));
    return succeeded(await read(answer));
  } catch (error) {
    return failed(failureOfError(error));
  }
}

/** A success, or what is known already: what a call reads. */
const isRead = <R extends ClientResponse<unknown, number, string>>(
  answer: R,
): answer is Extract<R, { ok: true }> | Extract<R, { status: 304 }> => answer.ok || answer.status === 304;

/** As much of an answer as tells why it is no success; a `Response` of `fetch`, or of `hono/client`. */
type Refusal = Pick<Response, "status" | "headers"> & { json(): Promise<unknown> };

/** What an answer that is no success means. */
export async function failureOf(answer: Refusal, now: number = Date.now()): Promise<Failure> {
  const problem = await problemOf(answer);
  const requestId = problem?.requestId ?? answer.headers.get("X-Request-Id") ?? undefined;
  const retryAt = retryAtOf(answer.headers.get("Retry-After"), now);
  const params = problem?.params;
  return {
    kind: problem === null && requestId === undefined ? kindOfStranger(answer.status) : kindOf(answer.status),
    ...(problem === null ? {} : { code: problem.code }),
    ...(requestId === undefined ? {} : { requestId }),
    ...(retryAt === undefined ? {} : { retryAt }),
    ...(params === undefined ? {} : { params }),
    ...(answer.status === 412 ? { current: params?.["current"] } : {}),
  };
}

export function failureOfError(error: unknown): Failure {
  if (error instanceof RequestFailed) return error.failure;
  // A body that isn't what its type says: a login page before the server, or a proxy's greeting.
  if (error instanceof SyntaxError) return { kind: "not-rollcall" };
  return { kind: globalThis.navigator?.onLine === false ? "offline" : "unreachable" };
}

const KINDS: Readonly<Record<number, FailureKind>> = {
  401: "auth",
  403: "forbidden",
  412: "conflict",
  429: "rate-limited",
};

const kindOf = (status: number): FailureKind => KINDS[status] ?? "server";

/** Every answer of ours has a request id. What has none is a gateway that can't reach us, or somebody else altogether. */
const kindOfStranger = (status: number): FailureKind => (status >= 500 ? "unreachable" : "not-rollcall");

type Problem = { code: string; requestId?: string; params?: Readonly<Record<string, unknown>> };

async function problemOf(answer: Refusal): Promise<Problem | null> {
  if (!answer.headers.get("Content-Type")?.startsWith("application/problem+json")) return null;
  const body: unknown = await answer.json().catch(() => null);
  if (!isFields(body) || typeof body["code"] !== "string") return null;
  const { code, requestId, params } = body;
  return {
    code,
    ...(typeof requestId === "string" ? { requestId } : {}),
    ...(isFields(params) ? { params } : {}),
  };
}

/** So long at most: whoever sits before the server may say a year, and nothing would be asked until then. */
const LONGEST_PAUSE_MS = 3_600_000;

/** Seconds, or a date (RFC 9110). */
function retryAtOf(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  const at = /^\d+$/u.test(header) ? now + Number(header) * 1000 : Date.parse(header);
  return Number.isFinite(at) ? Math.min(at, now + LONGEST_PAUSE_MS) : undefined;
}
