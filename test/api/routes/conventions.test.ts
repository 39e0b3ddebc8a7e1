/** What every answer has in common, and what is no route at all. */
import { afterAll, describe, expect, test } from "vitest";
import { pathWith, routesOf } from "./open-api-document.ts";
import { startApi } from "./start-api.ts";

const LISTED = "https://admin.beispiel.example";
const api = await startApi({ variables: { ALLOWED_ORIGINS: `https://other.example, ${LISTED}` } });
afterAll(() => api.close());
const { ask } = api;

/** Pages for people have headers of their own: test/invitations/links.test.ts. */
const isPage = (path: string): boolean => path.startsWith("/i/");

const ROUTES = [
  ...routesOf(api.document)
    .filter(({ path }) => !isPage(path))
    .map((route) => ({ method: route.method, path: pathWith(route) })),
  { method: "GET", path: "/openapi.json" },
];

const methodsOf = (path: string): readonly string[] =>
  ROUTES.filter((route) => route.path === path).map(({ method }) => method);

const HEADERS = {
  "cache-control": "no-store",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "referrer-policy": "no-referrer",
  "strict-transport-security": "max-age=31536000",
  "x-content-type-options": "nosniff",
};

function expectConventions(headers: Headers): void {
  const named = Object.keys(HEADERS).map((name) => [name, headers.get(name)]);
  expect(Object.fromEntries(named)).toEqual(HEADERS);
  expect(headers.get("x-request-id")).toMatch(/^[\w-]{1,64}$/u);
  expect(headers.get("set-cookie")).toBeNull();
  expect(headers.get("x-powered-by")).toBeNull();
}

describe.each(ROUTES)("$method $path", ({ method, path }) => {
  test("answers with the headers every answer has, whatever the answer is", async () => {
    const { status, headers } = await ask(method, path);
    expectConventions(headers);
    if (status === 204) return;
    const type = status < 400 ? "application/json" : "application/problem+json";
    expect(headers.get("content-type")).toBe(type);
  });

  test("knows no other method than those it names", async () => {
    const other = ["PATCH", "DELETE", "PUT"].find((it) => !methodsOf(path).includes(it)) ?? "";
    const { status, body, headers } = await ask(other, path);
    expect(status).toBe(405);
    expect(body).toMatchObject({ status: 405, code: "method-not-allowed" });
    const allowed = (headers.get("allow") ?? "").split(", ");
    expect(allowed).toContain(method);
    expect(allowed).not.toContain(other);
    expectConventions(headers);
  });
});

test("a request's id is in the answer's header and in its problem, and differs from the next one's", async () => {
  const answers = [await ask("GET", "/v1/nothing"), await ask("GET", "/v1/nothing")];
  const ids = answers.map(({ headers }) => headers.get("x-request-id"));
  expect(answers.map(({ body }) => body.requestId)).toEqual(ids);
  expect(new Set(ids).size).toBe(2);
});

test.each([
  "/",
  "/v1",
  "/v1/",
  "/v1/nothing",
  "/v1/status/",
  "/V1/status",
  "/v2/status",
  "/v1/runs/some-id/nothing",
  "/v1/runs//changes",
  "/v1/accounts/some-id/",
  "/healthz/",
  "/.well-known/",
  "/index.html",
  "/.env",
  "/v1/runs/a/b/c",
])("%s is not there", async (path) => {
  const { status, body, headers } = await ask("GET", path);
  expect({ status, body }).toEqual({
    status: 404,
    body: {
      type: "urn:rollcall:problem:not-found",
      title: "There is nothing here",
      status: 404,
      detail: "There is nothing here",
      code: "not-found",
      requestId: headers.get("x-request-id"),
    },
  });
  expectConventions(headers);
});

test("HEAD answers like GET, without a body", async () => {
  for (const path of ["/v1/status", "/v1/accounts", "/healthz"]) {
    const { status, text, headers } = await ask("HEAD", path);
    expect({ status, text }).toEqual({ status: 200, text: "" });
    expectConventions(headers);
  }
});

const EXTENSIONS = [
  "chrome-extension://abcdefghijklmnopabcdefghijklmnop",
  "moz-extension://0d5b2c1e-0000-4000-8000-000000000000",
];
const ALLOWED = [...EXTENSIONS, LISTED, "https://other.example"];
const FOREIGN = [
  "https://evil.example",
  "https://admin.beispiel.example.evil.example",
  "http://admin.beispiel.example",
  "https://admin.beispiel.example:8443",
  "https://chrome-extension.example",
  "null",
];

const preflight = (path: string, origin: string, method = "PUT") =>
  ask("OPTIONS", path, {
    token: null,
    headers: {
      origin,
      "access-control-request-method": method,
      "access-control-request-headers": "authorization,content-type",
    },
  });

const listOf = (headers: Headers, name: string): readonly string[] =>
  (headers.get(name) ?? "").toLowerCase().split(/, ?/u);

describe("an origin that may read answers", () => {
  test.each(ALLOWED)("%s is told so before it has a token", async (origin) => {
    const { status, text, headers } = await preflight("/v1/connection", origin);
    expect({ status, text }).toEqual({ status: 204, text: "" });
    expect(headers.get("access-control-allow-origin")).toBe(origin);
    expect(listOf(headers, "access-control-allow-headers")).toEqual(
      expect.arrayContaining(["authorization", "content-type", "if-match", "idempotency-key"]),
    );
    expect(listOf(headers, "access-control-allow-methods")).toEqual(
      expect.arrayContaining(["get", "post", "put", "patch", "delete"]),
    );
    expect(headers.get("access-control-allow-credentials")).toBeNull();
    expect(listOf(headers, "vary")).toContain("origin");
    expectConventions(headers);
  });

  test.each(ALLOWED)("%s reads answers and refusals alike", async (origin) => {
    for (const [path, token] of [
      ["/v1/status"],
      ["/v1/status", null],
      ["/v1/nothing"],
      ["/healthz"],
    ] as const) {
      const { headers } = await ask("GET", path, { headers: { origin }, ...(token === null && { token }) });
      expect(headers.get("access-control-allow-origin")).toBe(origin);
      expect(listOf(headers, "access-control-expose-headers")).toEqual([
        "etag",
        "retry-after",
        "x-request-id",
      ]);
      expect(headers.get("access-control-allow-credentials")).toBeNull();
      expect(listOf(headers, "vary")).toContain("origin");
    }
  });

  test("reads an answer that is not modified, too", async () => {
    const headers = { origin: LISTED, "if-none-match": "*" };
    const answer = await ask("GET", "/v1/status", { headers });
    expect(answer.status).toBe(304);
    expect(answer.headers.get("access-control-allow-origin")).toBe(LISTED);
  });
});

describe("a foreign origin", () => {
  test.each(FOREIGN)("%s may read nothing", async (origin) => {
    const asked = await preflight("/v1/connection", origin);
    expect(asked.status).toBe(204);
    expect(asked.headers.get("access-control-allow-origin")).toBeNull();
    const read = await ask("GET", "/v1/status", { headers: { origin } });
    expect(read.headers.get("access-control-allow-origin")).toBeNull();
    expect(listOf(read.headers, "vary")).toContain("origin");
  });
});

test("a preflight is answered for paths that aren't there, so that the 404 can be read", async () => {
  const { status, headers } = await preflight("/v1/nothing", LISTED, "GET");
  expect(status).toBe(204);
  expect(headers.get("access-control-allow-origin")).toBe(LISTED);
});
