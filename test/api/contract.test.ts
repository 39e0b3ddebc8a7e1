/** What is served, what is published and what clients are typed by are one and the same. */
import { describe, expect, test } from "vitest";
import type { ApiDeps } from "../../worker/api/api-deps.ts";
import { describeApi } from "../../worker/api/contract.ts";
import { createApi } from "../../worker/api/create-api.ts";

const TOKEN = "contract-test-token-0123456789abcdefgh";

const untouchable = (what: string): never =>
  new Proxy(() => undefined, {
    get: () => untouchable(what),
    apply: () => {
      throw new Error(`${what} is not to be asked`);
    },
  }) as never;

const deps: ApiDeps = {
  db: untouchable("the database"),
  adminToken: TOKEN,
  allowedOrigins: [],
  version: "1.2.3",
  now: () => 0,
  launch: untouchable("the workflow"),
  launchHints: untouchable("the workflow"),
  pushOn: untouchable("the destination"),
  launchReview: untouchable("the review"),
  openDestination: untouchable("the destination's server"),
  sealer: untouchable("the sealer"),
  openPersonio: untouchable("Personio"),
  allowRequest: async () => true,
  log: () => undefined,
  newSuffix: () => "x",
  ...{ mailer: untouchable("the mailer"), publicUrl: "", showMails: false },
  signIn: {
    ...{
      db: untouchable("the database"),
      sealer: untouchable("the sealer"),
      hashCode: untouchable("the hasher"),
    },
    ...{ mailer: null, identityProvider: null, adminToken: TOKEN, publicUrl: "", redirectUris: [] },
    ...{ now: () => 0, log: () => undefined, allowGuess: async () => true, allowRequest: async () => true },
  },
};

type Operation = {
  readonly operationId: string;
  readonly security?: unknown;
  readonly requestBody?: { readonly content: Record<string, { readonly schema: unknown }> };
  readonly responses: Readonly<Record<string, unknown>>;
};
type Document = {
  readonly openapi: string;
  readonly info: { readonly version: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
};

const app = createApi(deps);
const response = await app.request("/openapi.json");
const document = (await response.json()) as Document;

const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
);
const secured = operations.filter(({ path }) => path.startsWith("/v1/"));

const call = (method: string, path: string, init: RequestInit = {}) =>
  app.request(path.replace("{id}", "some-id"), { ...init, method });
const authorization = `Bearer ${TOKEN}`;

test("it is OpenAPI 3.1 of this version", () => {
  expect(response.headers.get("content-type")).toBe("application/json");
  expect(document).toMatchObject({ openapi: "3.1.0", info: { version: "1.2.3" } });
});

test("clients are typed by the routes that are served", () => {
  const routesOf = (api: { openAPIRegistry: { definitions: readonly unknown[] } }) =>
    api.openAPIRegistry.definitions
      .flatMap((it) => (isRoute(it) ? [`${it.route.method} ${it.route.path}`] : []))
      .sort();
  expect(routesOf(describeApi())).toEqual(routesOf(app));
  expect(operations).toHaveLength(routesOf(app).length);
});

test("operations have names of their own", () => {
  const names = operations.map(({ operation }) => operation.operationId);
  expect(new Set(names).size).toBe(names.length);
});

test("whose token the deployment's own is can be told without the database", async () => {
  const me = await call("GET", "/v1/me", { headers: { authorization } });
  expect(await me.json()).toMatchObject({ via: "token", role: "owner" });
});

describe.each(secured)("$method $path", ({ method, path, operation }) => {
  test("says what it needs and how it refuses", () => {
    expect(operation.security).toEqual([{ token: [] }]);
    expect(Object.keys(operation.responses)).toEqual(
      expect.arrayContaining(["401", "403", "422", "429", "503"]),
    );
  });

  test("needs a token before it looks at anything", async () => {
    expect((await call(method, path)).status).toBe(401);
  });

  test("refuses a query parameter it doesn't know", async () => {
    const body = method === "GET" ? {} : { body: "{}" };
    const headers = { authorization, "content-type": "application/json" };
    const refused = await call(method, `${path}?nonsense=1`, { ...body, headers });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('"path":"nonsense"');
  });

  test("refuses a key it doesn't know", async () => {
    if (operation.requestBody === undefined) return;
    const headers = { authorization, "content-type": "application/json" };
    const refused = await call(method, path, { body: '{"nonsense":1}', headers });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('"path":"nonsense"');
  });

  test("is unavailable, and no more, when the database is", async () => {
    if (operation.requestBody !== undefined || operation.operationId === "getMe") return;
    const unavailable = await call(method, path, { headers: { authorization } });
    expect(unavailable.status).toBe(503);
    expect(await unavailable.json()).toMatchObject({ code: "unavailable" });
  });
});

type Route = { readonly type: "route"; readonly route: { readonly method: string; readonly path: string } };
const isRoute = (it: unknown): it is Route =>
  typeof it === "object" && it !== null && "type" in it && it.type === "route";
