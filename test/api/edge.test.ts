import { describe, expect, test } from "vitest";
import { isAllowedOrigin } from "../../worker/api/http/cross-origin.ts";
import { createTestEdge, problemOf, TOKEN } from "./test-edge.ts";

const put = (content: unknown): RequestInit => ({ method: "PUT", body: JSON.stringify(content) });
const bearer = (token: string): RequestInit => ({ headers: { authorization: token } });

describe("tokens", () => {
  test("the good one lets in, and goes on record under its name", async () => {
    const response = await createTestEdge().call("/v1/things/7", put({ size: 1 }));
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ name: "ADMIN_TOKEN 7" });
  });

  test.each([
    { name: "none", authorization: "" },
    { name: "another", authorization: `Bearer ${TOKEN}x` },
    { name: "a part of it", authorization: `Bearer ${TOKEN.slice(0, -1)}` },
    { name: "another scheme", authorization: `Basic ${TOKEN}` },
    { name: "two of them", authorization: `Bearer ${TOKEN} ${TOKEN}` },
    { name: "an empty one", authorization: "Bearer " },
  ])("$name is refused, on paths that don't exist too", async ({ authorization }) => {
    for (const path of ["/v1/things/7", "/v1/nothing", "/v1"]) {
      const response = await createTestEdge().call(path, bearer(authorization));
      expect(response.status).toBe(401);
      expect(response.headers.get("www-authenticate")).toBe('Bearer realm="rollcall"');
      expect((await problemOf(response)).code).toBe("unauthorized");
    }
  });

  test("a token that is short, or not set, answers like a wrong one", async () => {
    const answers = [];
    for (const adminToken of [TOKEN, TOKEN.slice(0, 31), "", null]) {
      const { call } = createTestEdge({ adminToken });
      const response = await call("/v1/things/7", {
        headers: { authorization: `Bearer ${(adminToken ?? "").slice(0, 31)}`, "cf-ray": "ray-1" },
      });
      answers.push(await problemOf(response));
    }
    expect(new Set(answers.map((it) => JSON.stringify(it))).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 401, code: "unauthorized" });
  });
});

test("plain HTTP is for a developer's machine; elsewhere not even the token is looked at", async () => {
  const { call, limited } = createTestEdge();
  for (const authorization of [`Bearer ${TOKEN}`, "Bearer guess"]) {
    const response = await call("http://rollcall.example/v1/things/7", { headers: { authorization } });
    expect(await problemOf(response)).toMatchObject({
      status: 403,
      code: "forbidden",
      detail: "Only over https",
    });
  }
  expect(limited).toEqual([]);
  for (const origin of ["https://rollcall.example", "http://127.0.0.1:8787", "http://[::1]:8787"])
    expect((await call(`${origin}/v1/nothing`)).status).toBe(404);
});

describe("what isn't there", () => {
  test("is a page for people, in their language", async () => {
    const headers = { accept: "text/html,*/*;q=0.8", "accept-language": "de" };
    const response = await createTestEdge().call("/signin", { headers });
    expect(response.status).toBe(404);
    expect(response.headers.get("content-security-policy")).toContain("style-src 'sha256-");
    const text = await response.text();
    expect(text).toContain("Hier ist nichts");
    expect(text).toContain('href="/sign-in"');
  });

  test("is a problem for programs, and in the API for everybody", async () => {
    expect((await problemOf(await createTestEdge().call("/signin"))).code).toBe("not-found");
    const headers = { accept: "text/html" };
    expect((await problemOf(await createTestEdge().call("/v1/nothing", { headers }))).code).toBe("not-found");
  });
});

describe("the rate limit", () => {
  test("counts by token, and never sees the token itself", async () => {
    const { call, limited } = createTestEdge();
    await call("/v1/nothing");
    await call("/v1/other");
    expect(limited).toEqual([limited[0], limited[0]]);
    expect(limited[0]).toMatch(/^token:[0-9a-f]{32}$/u);
  });

  test("counts by address where the token is no good", async () => {
    const { call, limited } = createTestEdge();
    await call("/v1/nothing", { headers: { authorization: "Bearer x", "cf-connecting-ip": "192.0.2.1" } });
    expect(limited).toEqual(["address:192.0.2.1"]);
  });

  test("counts an IPv6 network as one", async () => {
    const { call, limited } = createTestEdge();
    for (const address of ["2001:db8::1", "2001:0db8:0:0:ffff::2"])
      await call("/v1/nothing", { headers: { authorization: "Bearer x", "cf-connecting-ip": address } });
    expect(limited).toEqual(Array(2).fill("address:2001:db8:0:0"));
  });

  test.each([`Bearer ${TOKEN}`, "Bearer guess"])("says when to come again (%s)", async (authorization) => {
    const { call } = createTestEdge({ allowRequest: async () => false });
    const response = await call("/v1/nothing", bearer(authorization));
    expect(response.status).toBe(429);
    expect(response.headers.get("retry-after")).toBe("60");
    expect((await problemOf(response)).code).toBe("rate-limited");
  });
});

describe("what isn't there", () => {
  test("an unknown path", async () => {
    for (const path of ["/", "/v1/nothing", "/v1/things", "/v2/things/7"]) {
      const problem = await problemOf(await createTestEdge().call(path));
      expect(problem).toMatchObject({ status: 404, code: "not-found" });
    }
  });

  test("a method the path doesn't know, with those it does", async () => {
    const response = await createTestEdge().call("/v1/things/7", { method: "DELETE" });
    expect(response.headers.get("allow")).toBe("PUT");
    expect(await problemOf(response)).toMatchObject({ status: 405, code: "method-not-allowed" });
  });
});

describe("requests that are not valid", () => {
  const issuesOf = async (path: string, init: RequestInit) => {
    const problem = await problemOf(await createTestEdge().call(path, init));
    expect(problem).toMatchObject({ status: 422, code: "invalid-request" });
    return problem.params?.["issues"];
  };

  test("say where, and never what was sent", async () => {
    const secret = "hunter2-hunter2";
    const issues = await issuesOf("/v1/things/7", put({ size: secret }));
    expect(issues).toEqual([{ path: "size", message: expect.stringContaining("expected number") }]);
    expect(JSON.stringify(issues)).not.toContain(secret);
  });

  test("with unknown keys", async () => {
    expect(await issuesOf("/v1/things/7", put({ size: 1, colour: "red", __x: 1 }))).toEqual([
      { path: "colour", message: "unknown key" },
      { path: "__x", message: "unknown key" },
    ]);
  });

  test("with unknown query parameters, also where none is known", async () => {
    const unknown = [{ path: "page", message: "unknown key" }];
    expect(await issuesOf("/v1/failures?message=x&page=2", {})).toEqual(unknown);
    expect(await issuesOf("/v1/things/7?page=2", put({ size: 1 }))).toEqual(unknown);
  });

  test.each([
    { name: "no JSON", init: { body: "{" }, message: "the body is not valid JSON" },
    { name: "nothing", init: { body: "" }, message: "the body is not valid JSON" },
    {
      name: "another type",
      init: { body: "{}", headers: { "content-type": "text/plain" } },
      message: "the body must be application/json",
    },
  ])("with a body that is $name", async ({ init, message }) => {
    expect(await issuesOf("/v1/things/7", { method: "PUT", ...init })).toEqual([{ path: "", message }]);
  });

  test("without a body", async () => {
    expect(await issuesOf("/v1/things/7", { method: "PUT" })).toHaveLength(1);
  });
});

describe("large bodies", () => {
  const streamOf = (chunks: number) =>
    new ReadableStream({
      start(controller) {
        for (let sent = 0; sent < chunks; sent++) controller.enqueue(new Uint8Array(64 * 1024));
        controller.close();
      },
    });

  test("are refused by what they say of themselves", async () => {
    const content = JSON.stringify({ size: "x".repeat(256 * 1024) });
    const headers = { "content-length": String(content.length) };
    const response = await createTestEdge().call("/v1/things/7", { method: "PUT", body: content, headers });
    expect(await problemOf(response)).toMatchObject({ status: 413, code: "too-large" });
  });

  test("are refused when they say nothing", async () => {
    const init = { method: "PUT", body: streamOf(5), duplex: "half" } as RequestInit;
    const response = await createTestEdge().call("/v1/things/7", init);
    expect(await problemOf(response)).toMatchObject({ status: 413, code: "too-large" });
  });

  test("are none of a stranger's business", async () => {
    const init = { method: "PUT", body: streamOf(5), duplex: "half", ...bearer("") } as RequestInit;
    expect((await createTestEdge().call("/v1/things/7", init)).status).toBe(401);
  });
});

describe("what nobody foresaw", () => {
  test.each([
    { message: "D1_ERROR: no such column: ada@example.com", named: "D1_ERROR" },
    { message: "Ada Lovelace broke it", named: "Error" },
  ])("is unavailable, and logged by name alone: $named", async ({ message, named }) => {
    const { call, logged } = createTestEdge();
    const response = await call(`/v1/failures?message=${encodeURIComponent(message)}`);
    expect(response.headers.get("retry-after")).toBe("5");
    const problem = await problemOf(response);
    expect(problem).toMatchObject({ status: 503, code: "unavailable" });
    const data = { request: problem.requestId, method: "GET", error: named };
    expect(logged).toEqual([{ event: "request.failed", data }]);
    expect(JSON.stringify([problem, logged])).not.toMatch(/ada|lovelace/iu);
  });
});

describe("every answer", () => {
  test("has an id: Cloudflare's, if that is one", async () => {
    const { call } = createTestEdge();
    const given = await call("/v1/nothing", { headers: { "cf-ray": "8f1-FRA" } });
    expect(given.headers.get("x-request-id")).toBe("8f1-FRA");
    expect((await problemOf(given)).requestId).toBe("8f1-FRA");
    const odd = await call("/v1/nothing", { headers: { "cf-ray": "<script>" } });
    expect(odd.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/u);
  });

  test.each(["/v1/things/7", "/v1/failures?message=x", "/nothing"])(
    "of %s can only be read",
    async (path) => {
      const { headers } = await createTestEdge().call(path, path.includes("things") ? put({ size: 1 }) : {});
      expect(headers.get("cache-control")).toBe("no-store");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("referrer-policy")).toBe("no-referrer");
      expect(headers.get("content-security-policy")).toContain("default-src 'none'");
    },
  );
});

describe("other origins", () => {
  test.each([
    ["chrome-extension://abcdefghijklmnopabcdefghijklmnop", true],
    ["moz-extension://0d5b2c1e-0000-4000-8000-000000000000", true],
    ["safari-web-extension://0D5B2C1E", true],
    ["https://admin.example", true],
    ["https://admin.example.evil.example", false],
    ["https://evil.example", false],
    ["http://admin.example", false],
    ["https://chrome-extension.example", false],
    ["evil-chrome-extension://abc", false],
    ["null", false],
    ["", false],
  ])("%s: %s", (origin, allowed) => {
    expect(isAllowedOrigin(origin, ["https://admin.example"])).toBe(allowed);
  });

  test("are answered before any token is asked for", async () => {
    const { call, limited } = createTestEdge();
    const headers = {
      authorization: "",
      origin: "chrome-extension://abc",
      "access-control-request-method": "PUT",
    };
    const response = await call("/v1/things/7", { method: "OPTIONS", headers });
    expect(response.status).toBe(204);
    expect(response.headers.get("access-control-allow-origin")).toBe("chrome-extension://abc");
    expect(response.headers.get("access-control-allow-headers")).toMatch(
      /Authorization.*Content-Type.*If-Match.*Idempotency-Key/u,
    );
    expect(response.headers.get("access-control-allow-credentials")).toBeNull();
    expect(limited).toEqual([]);
  });

  test("may read answers and refusals alike, if they are allowed to", async () => {
    const { call } = createTestEdge();
    for (const authorization of [`Bearer ${TOKEN}`, ""]) {
      const read = async (origin: string) =>
        (await call("/v1/nothing", { headers: { origin, authorization } })).headers;
      const allowed = await read("https://admin.example");
      expect(allowed.get("access-control-allow-origin")).toBe("https://admin.example");
      expect(allowed.get("access-control-expose-headers")).toBe("ETag,Retry-After,X-Request-Id");
      expect(allowed.get("vary")).toContain("Origin");
      expect((await read("https://evil.example")).get("access-control-allow-origin")).toBeNull();
    }
  });
});
