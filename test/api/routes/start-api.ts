/** The Worker with a client that holds every answer against the published contract. One per test file. */
import {
  ADMIN_TOKEN,
  type Rollcall,
  type RollcallOptions,
  startRollcall,
} from "../../worker/start-rollcall.ts";
import { createContractCheck } from "./contract-check.ts";
import type { OpenApiDocument } from "./open-api-document.ts";

export type Question = {
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as it is. */
  readonly raw?: string | Uint8Array<ArrayBuffer> | ReadableStream;
  readonly headers?: Readonly<Record<string, string>>;
  /** The admin token when left out; `null`: none. */
  readonly token?: string | null;
};

export type Answered<T> = {
  readonly status: number;
  readonly body: T;
  readonly text: string;
  readonly headers: Headers;
};

export type Problem = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly requestId: string;
};

export type Ask = <T = Problem>(method: string, path: string, question?: Question) => Promise<Answered<T>>;

export type Api = {
  readonly rollcall: Rollcall;
  readonly document: OpenApiDocument;
  readonly ask: Ask;
  close(): Promise<void>;
};

export async function startApi(options: RollcallOptions = {}): Promise<Api> {
  const rollcall = await startRollcall(options);
  const plain = clientOf(rollcall.url);
  const { body: document } = await plain<OpenApiDocument>("GET", "/openapi.json");
  const check = createContractCheck(document);
  const ask: Ask = async (method, path, question) => {
    const answer = await plain<never>(method, path, question);
    const contentType = answer.headers.get("content-type");
    if (method !== "OPTIONS") check({ method, path: pathnameOf(path), contentType, ...answer });
    return answer;
  };
  return { rollcall, document, ask, close: () => rollcall.close() };
}

const pathnameOf = (path: string): string => new URL(path, "http://rollcall.example").pathname;

/** Requests as a client makes them; redirects are not followed, and nothing is checked. */
export function clientOf(origin: string): Ask {
  return async <T>(method: string, path: string, question: Question = {}): Promise<Answered<T>> => {
    const response = await fetch(new URL(path, origin), { method, redirect: "manual", ...toInit(question) });
    const text = await response.text();
    return { status: response.status, body: parsed(text) as T, text, headers: response.headers };
  };
}

function toInit({ body, raw, headers, token = ADMIN_TOKEN }: Question): RequestInit {
  const content = raw ?? (body === undefined ? undefined : JSON.stringify(body));
  return {
    headers: {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(content === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    ...(content === undefined ? {} : { body: content, duplex: "half" }),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
