/**
 * A Personio that answers what the test says: one function for everything but `/v1/auth`, and a record of every request
 * with the time it came. For a server with a will of its own see test/personio.
 */
import type { EmployeeId } from "../../worker/core/employee.ts";
import {
  createPersonioClient,
  type PersonioClient,
  type PersonioClientOptions,
} from "../../worker/personio/create-personio-client.ts";
import { now, sleep } from "./virtual-time.ts";
import { page, record, token } from "./wire.ts";

export type SeenRequest = {
  readonly at: number;
  readonly url: URL;
  readonly method: string;
  readonly headers: Headers;
  readonly body: string | null;
  readonly redirect: string | undefined;
};

type Answer = Response | Promise<Response>;
export type Script = {
  readonly auth?: (request: SeenRequest, nth: number) => Answer;
  /** Everything but `/v1/auth`; `nth` counts from 1. */
  readonly data?: (request: SeenRequest, nth: number) => Answer;
};

export type ScriptedPersonio = {
  readonly client: PersonioClient;
  readonly requests: readonly SeenRequest[];
  /** Requests but `/v1/auth`. */
  readonly dataRequests: () => readonly SeenRequest[];
  readonly authRequests: () => readonly SeenRequest[];
};

export const BASE_URL = "https://personio.test";
export const CREDENTIALS = { clientId: "papi-client-id", clientSecret: "papi-very-secret" };

export function scriptPersonio(
  script: Script,
  options: Partial<PersonioClientOptions> = {},
): ScriptedPersonio {
  const requests: SeenRequest[] = [];
  const isAuth = ({ url }: SeenRequest) => url.pathname.endsWith("/v1/auth");
  const dataRequests = () => requests.filter((request) => !isAuth(request));
  const authRequests = () => requests.filter(isAuth);

  async function fetch(url: string, init: RequestInit): Promise<Response> {
    const request = toSeenRequest(url, init);
    requests.push(request);
    const answer = isAuth(request)
      ? (script.auth ?? (() => token()))(request, authRequests().length)
      : (script.data ?? (() => page([])))(request, dataRequests().length);
    return Promise.race([answer, abortionOf(init.signal ?? null)]);
  }
  const client = createPersonioClient({
    ...{ fetch, baseUrl: BASE_URL, credentials: CREDENTIALS, now, sleep, random: () => 0.5 },
    ...options,
  });
  return { client, requests, dataRequests, authRequests };
}

const toSeenRequest = (url: string, init: RequestInit): SeenRequest => ({
  at: now(),
  url: new URL(url),
  method: init.method ?? "GET",
  headers: new Headers(init.headers),
  body: typeof init.body === "string" ? init.body : null,
  redirect: init.redirect,
});

/** As fetch does it: an aborted request rejects. */
const abortionOf = (signal: AbortSignal | null): Promise<never> =>
  new Promise((_resolve, reject) => {
    if (signal?.aborted) reject(signal.reason);
    signal?.addEventListener("abort", () => reject(signal.reason));
  });

export const idOf = (text: string): EmployeeId => text as EmployeeId;

export const offsetOf = ({ url }: SeenRequest): number => Number(url.searchParams.get("offset"));

/** A company of so many people, numbered from 1, in pages of 100. */
export const companyOf = (people: number, options: { readonly metadata?: boolean } = {}) => {
  return (request: SeenRequest): Response => {
    const offset = offsetOf(request);
    const count = Math.max(0, Math.min(100, people - offset));
    const records = Array.from({ length: count }, (_, index) => record(offset + index + 1));
    return page(records, options.metadata === false ? {} : { total: people, limit: 100 });
  };
};
