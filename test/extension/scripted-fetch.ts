/** A server that answers by a script, and remembers what it was asked. */

export type Asked = {
  readonly method: string;
  readonly path: string;
  readonly headers: Headers;
  readonly body: string;
  readonly init: RequestInit;
};

export type Answering = (asked: Asked) => Response | Promise<Response>;

export type ScriptedFetch = { readonly fetch: typeof fetch; readonly asked: Asked[] };

export const SERVER = "https://rollcall.example.com";

export function scriptedFetch(answer: Answering): ScriptedFetch {
  const asked: Asked[] = [];
  const fetch = async (input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(String(input));
    const one = {
      method: init.method ?? "GET",
      path: url.pathname + url.search,
      headers: new Headers(init.headers),
      body: init.body === undefined || init.body === null ? "" : String(init.body),
      init,
    };
    asked.push(one);
    return answer(one);
  };
  return { fetch, asked };
}

const REQUEST_ID = { "X-Request-Id": "request-1" };

export const jsonAnswer = (body: unknown, headers: Readonly<Record<string, string>> = {}): Response =>
  Response.json(body, { headers: { ...REQUEST_ID, ...headers } });

type Problem = { readonly params?: unknown; readonly headers?: Readonly<Record<string, string>> };

export function problemAnswer(
  status: number,
  code: string,
  { params, headers = {} }: Problem = {},
): Response {
  const body = {
    type: "about:blank",
    title: code,
    status,
    detail: code,
    code,
    params,
    requestId: "request-1",
  };
  const all = { ...REQUEST_ID, "Content-Type": "application/problem+json", ...headers };
  return new Response(JSON.stringify(body), { status, headers: all });
}

export const networkError = (): never => {
  throw new TypeError("Failed to fetch");
};
