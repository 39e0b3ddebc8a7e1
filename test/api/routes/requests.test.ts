/** Requests that say too much, or something that can't be understood: refused, with the place that is wrong. */
import { afterAll, describe, expect, test } from "vitest";
import { pathWith, routesOf } from "./open-api-document.ts";
import { type Question, startApi } from "./start-api.ts";

const api = await startApi();
afterAll(() => api.close());

const ROUTES = routesOf(api.document).filter(({ path }) => path.startsWith("/v1/"));
const WITH_BODY = ROUTES.filter(({ operation }) => operation.requestBody !== undefined);

type Issue = { readonly path: string; readonly message: string };

async function issuesOf(method: string, path: string, question: Question): Promise<readonly Issue[]> {
  const { status, body } = await api.ask<{ params: { issues: readonly Issue[] } }>(method, path, question);
  expect({ status, body }).toMatchObject({ status: 422, body: { code: "invalid-request" } });
  return body.params.issues;
}

describe.each(ROUTES)("$method $path", (route) => {
  const { method } = route;
  const path = pathWith(route);
  const body: Question = method === "GET" || method === "DELETE" ? {} : { body: {} };

  test("refuses query parameters it doesn't know, and names them", async () => {
    const issues = await issuesOf(method, `${path}?nonsense=1&constructor=2&__proto__=3`, body);
    expect(issues).toEqual(
      expect.arrayContaining([
        { path: "nonsense", message: "unknown key" },
        { path: "constructor", message: "unknown key" },
        { path: "__proto__", message: "unknown key" },
      ]),
    );
  });
});

describe.each(ROUTES.filter(({ method }) => method !== "GET"))("$method $path", (route) => {
  const path = pathWith(route);

  test("refuses more than 256 kB, declared or not", async () => {
    const declared = await api.ask(route.method, path, { raw: " ".repeat(256 * 1024 + 1) });
    const chunked = await api.ask(route.method, path, { raw: streamOf(256 * 1024 + 1) });
    for (const { status, body: problem } of [declared, chunked]) {
      expect(status).toBe(413);
      expect(problem).toMatchObject({ status: 413, code: "too-large", params: { maxBytes: 262_144 } });
    }
  });
});

/** In pieces, without saying how long it is. */
function streamOf(length: number): ReadableStream<Uint8Array> {
  const piece = 64 * 1024;
  return new ReadableStream({
    start(controller) {
      for (let left = length; left > 0; left -= piece) {
        controller.enqueue(new Uint8Array(Math.min(left, piece)).fill(0x20));
      }
      controller.close();
    },
  });
}

describe.each(WITH_BODY)("the body of $method $path", (route) => {
  const { method } = route;
  const path = pathWith(route);

  test("must be an object in JSON, and said to be JSON", async () => {
    expect(await issuesOf(method, path, { raw: "{" })).toEqual([NOT_JSON]);
    expect(await issuesOf(method, path, { raw: "{}", headers: { "content-type": "text/plain" } })).toEqual([
      NOT_SAID_TO_BE_JSON,
    ]);
    expect(await issuesOf(method, path, { raw: "[]" })).toEqual([NO_OBJECT]);
  });

  test("has no keys but those that are known", async () => {
    const raw = '{"nonsense":1,"__proto__":{"a":1},"constructor":{"prototype":{"a":1}},"":2}';
    const issues = await issuesOf(method, path, { raw });
    const unknown = issues.filter(({ message }) => message === "unknown key").map((issue) => issue.path);
    expect(unknown.sort()).toEqual(["", "__proto__", "constructor", "nonsense"]);
  });
});

const NOT_JSON: Issue = { path: "", message: "the body is not valid JSON" };
const NOT_SAID_TO_BE_JSON: Issue = { path: "", message: "the body must be application/json" };
const NO_OBJECT = { path: "", message: expect.stringContaining("expected object") };

describe("a body", () => {
  test.each([
    ["broken JSON", '{"mode":'],
    ["nothing", ""],
    ["a word", "undefined"],
    ["two values", "{}{}"],
    ["a NUL behind it", "{}\0"],
    ["NaN", '{"a":NaN}'],
    ["bytes that are no text", Uint8Array.from([0x7b, 0x22, 0xff, 0xfe, 0x22])],
    ["a hundred thousand brackets", "[".repeat(100_000)],
  ])("must be JSON: %s", async (_, raw) => {
    expect(await issuesOf("PUT", "/v1/connection", { raw })).toEqual([NOT_JSON]);
  });

  test.each([
    ["text/plain", "{}"],
    ["application/x-www-form-urlencoded", "a=1"],
    ["multipart/form-data; boundary=x", "--x--"],
    ["text/json", "{}"],
    ["application/xml", "<a/>"],
  ])("must be said to be JSON: %s", async (type, raw) => {
    const question = { raw, headers: { "content-type": type } };
    expect(await issuesOf("PUT", "/v1/connection", question)).toEqual([NOT_SAID_TO_BE_JSON]);
  });

  test.each([
    ["null", "null"],
    ["a text", '"x"'],
    ["a number", "1"],
    ["true", "true"],
    ["lists in lists", `${"[".repeat(100_000)}${"]".repeat(100_000)}`],
  ])("must be an object: %s", async (_, raw) => {
    expect(await issuesOf("PUT", "/v1/connection", { raw })).toEqual([NO_OBJECT]);
  });

  test("must be there, where something has to be said", async () => {
    expect(await issuesOf("POST", "/v1/runs", {})).toMatchObject([{ path: "mode" }]);
    const missing = await issuesOf("PUT", "/v1/connection", {});
    expect(missing.map((issue) => issue.path)).toEqual(["clientId", "enabled"]);
  });

  test("may be nested as deep as it fits, and is refused for what it says", async () => {
    const raw = `${'{"a":'.repeat(40_000)}1${"}".repeat(40_000)}`;
    expect(await issuesOf("POST", "/v1/runs", { raw })).toContainEqual({ path: "a", message: "unknown key" });
  });
});

const FINE = { clientId: "papi-1", clientSecret: "geheim", enabled: false };

/** It is about this one key, and never says what was sent. */
async function expectRefusal(
  method: string,
  path: string,
  { body, at }: { readonly body: unknown; readonly at: string },
): Promise<void> {
  const issues = await issuesOf(method, path, { body });
  expect(issues.map((issue) => issue.path)).toEqual([at]);
  expect(JSON.stringify(issues)).not.toMatch(/geheim|X-Evil|xxxx/u);
}

describe("POST /v1/runs refuses", () => {
  test.each([
    [{}, "mode"],
    [{ mode: null }, "mode"],
    [{ mode: "APPLY" }, "mode"],
    [{ mode: ["apply"] }, "mode"],
  ])("%j, because of %s", async (body, at) => {
    await expectRefusal("POST", "/v1/runs", { body, at });
  });
});

describe("POST /v1/runs/x/approve refuses", () => {
  test.each([
    [{}, "fingerprint"],
    [{ fingerprint: "" }, "fingerprint"],
    [{ fingerprint: 1 }, "fingerprint"],
    [{ fingerprint: "x".repeat(201) }, "fingerprint"],
    [{ fingerprint: "x", hold: "1" }, "hold"],
    [{ fingerprint: "x", hold: null }, "hold"],
    [{ fingerprint: "x", hold: ["1", 2] }, "hold.1"],
    [{ fingerprint: "x", hold: [""] }, "hold.0"],
    [{ fingerprint: "x", hold: Array(1001).fill("1") }, "hold"],
  ])("%j, because of %s", async (body, at) => {
    await expectRefusal("POST", "/v1/runs/x/approve", { body, at });
  });
});

describe("PUT /v1/connection refuses", () => {
  test.each([
    [{ ...FINE, clientId: undefined }, "clientId"],
    [{ ...FINE, clientId: "" }, "clientId"],
    [{ ...FINE, clientId: " \t\n " }, "clientId"],
    [{ ...FINE, clientId: "x".repeat(201) }, "clientId"],
    [{ ...FINE, clientId: "a\0b" }, "clientId"],
    [{ ...FINE, clientId: "a\ud800b" }, "clientId"],
    [{ ...FINE, clientId: "a\r\nX-Evil: 1" }, "clientId"],
    [{ ...FINE, clientId: { $ne: null } }, "clientId"],
    [{ ...FINE, clientSecret: null }, "clientSecret"],
    [{ ...FINE, clientSecret: "" }, "clientSecret"],
    [{ ...FINE, clientSecret: "x".repeat(501) }, "clientSecret"],
    [{ ...FINE, clientSecret: "geheim\ud800" }, "clientSecret"],
    [{ ...FINE, clientSecret: ["geheim"] }, "clientSecret"],
    [{ ...FINE, enabled: undefined }, "enabled"],
    [{ ...FINE, enabled: "false" }, "enabled"],
    [{ ...FINE, enabled: 0 }, "enabled"],
    [{ ...FINE, syncNow: 1 }, "syncNow"],
    [{ ...FINE, syncNow: null }, "syncNow"],
  ])("%j, because of %s", async (body, at) => {
    await expectRefusal("PUT", "/v1/connection", { body, at });
  });
});

test("nothing of all that was saved", async () => {
  expect(await api.rollcall.rows("SELECT id FROM connection")).toEqual([]);
  expect(await api.rollcall.rows("SELECT id FROM run")).toEqual([]);
});

test("a thousand things that are wrong are told as twenty", async () => {
  const keys = Array.from({ length: 1000 }, (_, index) => [`key-${index}-${"x".repeat(200)}`, 1]);
  const body = { ...Object.fromEntries(keys), hold: Array(1000).fill(0) };
  const { status, text } = await api.ask("POST", "/v1/runs/x/approve", { body });
  expect(status).toBe(422);
  expect(JSON.parse(text).params.issues).toHaveLength(20);
  expect(text.length).toBeLessThan(12_000);
});

test("a body of exactly 256 kB is read", async () => {
  const body = JSON.stringify({ mode: "nothing" });
  const issues = await issuesOf("POST", "/v1/runs", { raw: body.padEnd(256 * 1024, " ") });
  expect(issues).toEqual([{ path: "mode", message: expect.any(String) }]);
});
