/**
 * One question to the destination, one reply: in line with the others (places, pace), with a time limit, a bounded body
 * and no redirect, so that the token stays with the base URL. Waits out a short 429, and asks again what only reads;
 * a write that got no answer is the caller's to repeat, for it may have happened.
 */
import { createGate } from "../../http/create-gate.ts";
import { createPacer, type Pace } from "../../http/create-pacer.ts";
import { readBody } from "../../http/read-body.ts";
import { isSafeTransport } from "../../http/safe-transport.ts";
import type { DestinationFailure } from "../destination.ts";
import type { Resource } from "./from-scim.ts";
import { judge, type Passing, type Received, type Reply, type Verdict } from "./judge.ts";

export type AskerOptions = {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** `https://api.leapsome.com/scim/v1`; plain HTTP towards loopback only. */
  readonly baseUrl: string;
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  readonly pace?: Pace | undefined;
  /** Requests at a time, at most 6. */
  readonly concurrency?: number | undefined;
  readonly requestTimeoutMs?: number | undefined;
};

export type Question = {
  readonly method: "GET" | "POST" | "PATCH" | "PUT";
  /** Behind the base URL, query included. */
  readonly path: string;
  readonly body?: Resource;
};

export type Ask = (question: Question) => Promise<Reply>;

/** Under Leapsome's 30 a second, and spread out: a few that arrive late don't meet a crowd. */
const DEFAULT_PACE: Pace = [
  { requests: 28, perMs: 1_000 },
  { requests: 3, perMs: 100 },
];
/** A Worker's connections; more would only queue. */
const MAX_CONCURRENCY = 6;
const DEFAULT_TIMEOUT_MS = 20_000;
/** 3,400 people with a KB or two each, and a Worker has 128 MB for everything. */
const MAX_BODY_BYTES = 8_000_000;
const MAX_TRIES = 3;
/** A destination that wants more is left alone until then, by everybody: nobody waits in line for it. */
const MAX_WAIT_MS = 10_000;
/** At the first try; a second 429 costs a second, so that both outlast the second a limit may count in. */
const RETRY_MS = 500;
/** A header value must not break out of its line. */
const TOKEN = /^[\x21-\x7e]{1,8192}$/;

export function createAsker(options: AskerOptions): Ask {
  const { now, sleep } = options;
  const gate = createGate(Math.min(MAX_CONCURRENCY, Math.max(1, options.concurrency ?? MAX_CONCURRENCY)));
  const pacer = createPacer(options.pace ?? DEFAULT_PACE, { now, sleep });
  const obstacle = obstacleIn(options);
  let rest: Passing | null = null;

  const attempt = (question: Question, tries: number): Promise<Verdict> =>
    gate.pass(async () => {
      await pacer.turn();
      if (rest !== null && (rest.retryAt ?? 0) > now()) return rest;
      const verdict = await exchange(question, options);
      if (verdict.kind !== "passing") return verdict;
      const wait = waitMs(verdict, now());
      if (wait > MAX_WAIT_MS) rest = verdict;
      else if (verdict.isTooMany) pacer.pause(verdict.retryAt === null ? wait * tries : wait);
      return verdict;
    });

  return async function ask(question) {
    if (obstacle !== null) return { kind: "failed", failure: obstacle };
    for (let tries = 1; ; tries += 1) {
      const verdict = await attempt(question, tries);
      if (verdict.kind !== "passing") return verdict;
      const wait = waitMs(verdict, now()) * tries;
      const isRepeatable = verdict.isTooMany || question.method === "GET";
      if (!isRepeatable || tries >= MAX_TRIES || wait > MAX_WAIT_MS) return toFailed(verdict);
      // After a 429 the pacer lets everybody wait.
      if (!verdict.isTooMany) await sleep(wait);
    }
  };
}

const waitMs = ({ retryAt }: Passing, now: number): number =>
  retryAt === null ? RETRY_MS : Math.max(RETRY_MS, retryAt - now);

const toFailed = ({ retryAt, detail }: Passing): Reply => ({
  kind: "failed",
  failure: { reason: "destination-unavailable", retryAt, detail },
});

/** What is wrong before anything was sent. */
function obstacleIn({ baseUrl, token }: AskerOptions): DestinationFailure | null {
  const unreadable = (detail: string) => ({ reason: "destination-unreadable" as const, detail });
  if (!URL.canParse(baseUrl)) return unreadable("no-url");
  if (!isSafeTransport(baseUrl)) return unreadable("no-https");
  return TOKEN.test(token) ? null : { reason: "destination-refused", status: 401 };
}

async function exchange(question: Question, options: AskerOptions): Promise<Verdict> {
  const received = await receive(question, options);
  if ("kind" in received) return received;
  return judge(received, { isRead: question.method === "GET", now: options.now() });
}

async function receive({ method, path, body }: Question, options: AskerOptions): Promise<Received | Passing> {
  // The runtime's own fetch must not be called as a method of something else.
  const { fetch } = options;
  const timeout = new AbortController();
  const timer = setTimeout(() => timeout.abort(), options.requestTimeoutMs ?? DEFAULT_TIMEOUT_MS);
  try {
    const response = await fetch(`${options.baseUrl.replace(/\/+$/, "")}${path}`, {
      method,
      headers: headersOf(body, options.token),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      redirect: "manual",
      signal: timeout.signal,
    });
    return { response, body: await readBody(response, MAX_BODY_BYTES) };
  } catch {
    const detail = timeout.signal.aborted ? "timeout" : "no-answer";
    return { kind: "passing", retryAt: null, isTooMany: false, detail };
  } finally {
    clearTimeout(timer);
  }
}

const headersOf = (body: Resource | undefined, token: string): Readonly<Record<string, string>> => ({
  Accept: "application/scim+json, application/json",
  Authorization: `Bearer ${token}`,
  ...(body === undefined ? {} : { "Content-Type": contentTypeOf(body) }),
});

/** The RFC's own type for what has a schema; Leapsome documents plain JSON, and its bodies have none. */
const contentTypeOf = (body: Resource): string =>
  "schemas" in body ? "application/scim+json" : "application/json";
