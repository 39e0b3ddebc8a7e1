/**
 * One try to send a request, in line with the others: through the gate, at the pace, with a time limit. Everything
 * Personio gets from us passes here, and nothing but its base URL is ever called.
 */
import type { Gate } from "../http/create-gate.ts";
import type { Pacer } from "../http/create-pacer.ts";
import type { Patience } from "./create-patience.ts";
import { type Exchange, exchange, type Fetch } from "./exchange.ts";

export type PersonioRequest = {
  readonly method: "GET" | "POST";
  /** Behind the base URL, query included. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
};

export type AttemptOptions = {
  readonly fetch: Fetch;
  readonly baseUrl: string;
  /** Sent with every request. */
  readonly headers: Readonly<Record<string, string>>;
  readonly requestTimeoutMs: number;
  readonly now: () => number;
  readonly gate: Gate;
  readonly pacer: Pacer;
  readonly patience: Patience;
};

export type Attempt = (
  request: PersonioRequest,
  stop?: AbortSignal,
) => Promise<{ readonly result: Exchange; readonly sentAt: number }>;

export function createAttempt(options: AttemptOptions): Attempt {
  const { fetch, now, gate, pacer, patience, requestTimeoutMs } = options;
  const baseUrl = options.baseUrl.replace(/\/+$/, "");

  /** Once something is known to be wrong, no attempt outlasts the patience. */
  const timeoutMs = (): number =>
    patience.isTried() ? Math.max(1, Math.min(requestTimeoutMs, patience.remainingMs())) : requestTimeoutMs;

  return (request, stop) =>
    gate.pass(async () => {
      await pacer.turn();
      const sentAt = now();
      const { path, headers, ...init } = request;
      const call = {
        url: `${baseUrl}${path}`,
        init: { ...init, headers: { ...options.headers, ...headers } },
        timeoutMs: timeoutMs(),
      };
      const result = await exchange(fetch, call, stop);
      if (result.kind === "trouble" && result.isTooMany) pacer.pause(result.atLeastMs);
      return { result, sentAt };
    });
}
