/** The conventions with two small routes behind them, and what they logged and asked the rate limit. */
import { createRoute, z } from "@hono/zod-openapi";
import type { ApiApp } from "../../worker/api/api-env.ts";
import { createEdge, type EdgeOptions } from "../../worker/api/http/create-edge.ts";
import { refuseQuery } from "../../worker/api/http/refuse-query.ts";
import { body, json } from "../../worker/api/http/wire.ts";

export const TOKEN = "edge-test-token-0123456789abcdefghijkl";

type Logged = { readonly event: string; readonly data: Readonly<Record<string, string | number | null>> };

export type TestEdge = {
  readonly app: ApiApp;
  readonly logged: readonly Logged[];
  /** The keys the rate limit was asked about. */
  readonly limited: readonly string[];
  /** With the token, unless `init` says otherwise; a `body` that is text is sent as JSON. */
  call(path: string, init?: RequestInit): Promise<Response>;
};

const answer = z.object({ name: z.string() });

const echo = createRoute({
  method: "put",
  path: "/v1/things/{id}",
  middleware: refuseQuery,
  request: { params: z.object({ id: z.string() }), body: body(z.strictObject({ size: z.int() })) },
  responses: { 200: json(answer, "What was sent.") },
});

const fail = createRoute({
  method: "get",
  path: "/v1/failures",
  request: { query: z.strictObject({ message: z.string() }) },
  responses: { 200: json(answer, "Never.") },
});

/** The deployment's own token is known without asking the database, and so is what can't be a token. */
const untouched = new Proxy(Object(), {
  get: () => {
    throw new Error("the database is not to be asked");
  },
});

export function createTestEdge(over: Partial<EdgeOptions> = {}): TestEdge {
  const logged: Logged[] = [];
  const limited: string[] = [];
  const app = createEdge({
    db: untouched,
    now: () => 0,
    adminToken: TOKEN,
    allowedOrigins: ["https://admin.example"],
    allowRequest: async (key) => limited.push(key) > 0,
    log: (event, data) => logged.push({ event, data }),
    ...over,
  });
  app.openapi(echo, (c) => c.json({ name: `${c.get("principal").name} ${c.req.valid("param").id}` }, 200));
  app.openapi(fail, (c) => {
    throw new Error(c.req.valid("query").message);
  });
  return {
    app,
    logged,
    limited,
    call: async (path, init = {}) => {
      const headers = new Headers({ authorization: `Bearer ${TOKEN}` });
      if (typeof init.body === "string") headers.set("content-type", "application/json");
      for (const [name, value] of new Headers(init.headers)) headers.set(name, value);
      return app.request(path, { ...init, headers });
    },
  };
}

export type ProblemBody = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly requestId: string;
};

export const problemOf = async (response: Response): Promise<ProblemBody> => {
  if (response.headers.get("content-type") !== "application/problem+json") {
    throw new Error(`${response.status} is no problem: ${await response.text()}`);
  }
  return (await response.json()) as ProblemBody;
};
