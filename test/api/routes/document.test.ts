/** The published contract is about what is served: nothing is missing from it, and nothing in it isn't there. */
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, describe, expect, test } from "vitest";
import { version } from "../../../package.json";
import { createContractCheck, type Served } from "./contract-check.ts";
import { pathWith, routesOf } from "./open-api-document.ts";
import { insertRows } from "./rows.ts";
import { startApi } from "./start-api.ts";

const api = await startApi();
afterAll(() => api.close());

const ROUTES = routesOf(api.document);

/** Every path of api.md, whether it is served already or not. */
const CONTRACT = [
  ...["/.well-known/rollcall", "/healthz", "/i/{token}"],
  ...["/v1/status", "/v1/runs", "/v1/runs/{id}", "/v1/runs/{id}/changes"],
  ...["/v1/runs/{id}/approve", "/v1/runs/{id}/reject", "/v1/runs/{id}/cancel"],
  ...[
    "/v1/connection",
    "/v1/connection/test",
    "/v1/settings",
    "/v1/attributes",
    "/v1/attributes/{key}/target",
  ],
  ...["/v1/attributes/{key}/exclusions", "/v1/exclusions/preview"],
  ...["/v1/accounts", "/v1/accounts/{id}", "/v1/accounts/{id}/deactivate", "/v1/accounts/{id}/reactivate"],
  ...["/v1/employees/{employeeId}", "/v1/teams", "/v1/teams/{id}", "/v1/teams/{id}/members/{accountId}"],
  ...["/v1/findings", "/v1/invitations", "/v1/invitations/send"],
  // Served, and still to be written down in api.md.
  ...["/v1/settings/history", "/v1/employees", "/v1/admins/{id}", "/v1/keys/rotate"],
  ...["/hooks/personio", "/v1/webhook"],
  ...["/v1/destination", "/v1/destination/test", "/v1/destination/reconcile"],
  ...["/v1/destination/people", "/v1/destination/people/{id}/release"],
  ...["/v1/me", "/v1/devices", "/v1/devices/{id}", "/v1/admins", "/v1/audit"],
];

/** The methods that are served, as the refusal of another one names them. */
async function servedMethods(path: string): Promise<readonly string[]> {
  for (const method of ["PATCH", "DELETE"]) {
    const { status, headers } = await api.ask(method, pathWith({ path }), { body: {} });
    if (status === 405) return (headers.get("allow") ?? "").split(", ").filter((it) => it !== "HEAD");
  }
  return [];
}

test("it is OpenAPI 3.1 of this version, for anybody", async () => {
  const { status, body, headers } = await api.ask("GET", "/openapi.json", { token: null });
  expect({ status, body }).toMatchObject({
    status: 200,
    body: { openapi: "3.1.0", info: { title: "Rollcall", version } },
  });
  expect(headers.get("content-type")).toBe("application/json");
});

test("what answers here says so to anybody, with the company's name once it has one", async () => {
  const identity = { product: "rollcall", apiVersion: 1, version, auth: ["pairing", "token"] };
  const identify = async () => (await api.ask("GET", "/.well-known/rollcall", { token: null })).body;
  expect(await identify()).toEqual({ ...identity, name: "" });
  const document = JSON.stringify({ companyName: "Beispiel GmbH" });
  await insertRows(api.rollcall.db, "setting", [{ id: 1, document, updated_at: 0 }]);
  expect(await identify()).toEqual({ ...identity, name: "Beispiel GmbH" });
});

test("it names no path beyond these", () => {
  expect(CONTRACT).toEqual(expect.arrayContaining([...new Set(ROUTES.map(({ path }) => path))]));
});

test.each(CONTRACT)("%s is served by the methods that are published, and no others", async (path) => {
  const published = ROUTES.filter((route) => route.path === path).map(({ method }) => method);
  expect([...(await servedMethods(path))].sort()).toEqual(published.sort());
});

describe.each(ROUTES)("$method $path", ({ path, operation }) => {
  test("names the parameters of its path", () => {
    const inPath = [...path.matchAll(/\{(\w+)\}/gu)].map((match) => match[1]);
    const named = (operation.parameters ?? []).filter((it) => it.in === "path").map(({ name }) => name);
    expect(named).toEqual(inPath);
  });

  test("publishes schemas that are JSON Schema of 2020-12", () => {
    const ajv = new Ajv2020({ strict: false });
    const contents = [operation.requestBody, ...Object.values(operation.responses)].flatMap((it) =>
      Object.values(it?.content ?? {}),
    );
    for (const { schema } of [...contents, ...(operation.parameters ?? [])]) {
      expect(ajv.validateSchema(schema), ajv.errorsText()).toBe(true);
    }
  });
});

test("every schema that is referred to is there", () => {
  const text = JSON.stringify(api.document);
  const referred = new Set([...text.matchAll(/#\/components\/schemas\/(\w+)/gu)].map((match) => match[1]));
  expect(Object.keys(api.document.components.schemas)).toEqual(expect.arrayContaining([...referred]));
  expect(referred.size).toBeGreaterThan(10);
});

describe("the check that every answer of these tests goes through notices", () => {
  const check = createContractCheck(api.document);
  const served = (over: Partial<Omit<Served, "text">> = {}): Served => {
    const body = over.body ?? { status: "ok", lastSuccessAt: null };
    const text = JSON.stringify(body);
    return {
      ...{ method: "GET", path: "/healthz", status: 200, contentType: "application/json" },
      ...over,
      body,
      text,
    };
  };
  const problem = { type: "t", title: "t", status: 429, detail: "d", code: "rate-limited", requestId: "r" };
  const refused = { status: 429, contentType: "application/problem+json", body: problem };

  test("nothing in an answer as it should be", () => {
    expect(() => check(served())).not.toThrow();
    expect(() => check(served(refused))).not.toThrow();
    expect(() => check(served({ status: 503 }))).not.toThrow();
    const unavailable = { ...problem, status: 503, code: "unavailable" };
    expect(() => check(served({ ...refused, status: 503, body: unavailable }))).not.toThrow();
  });

  test.each([
    [
      "a field that isn't published",
      { body: { status: "ok", lastSuccessAt: null, people: 3 } },
      /unevaluated/u,
    ],
    ["a field that is missing", { body: { status: "ok" } }, /required property 'lastSuccessAt'/u],
    ["another type", { body: { status: "ok", lastSuccessAt: 7 } }, /lastSuccessAt must be string,null/u],
    ["a date that is none", { body: { status: "ok", lastSuccessAt: "today" } }, /format "date-time"/u],
    ["another content type", { contentType: "text/html" }, /is text\/html/u],
    ["a status that isn't published", { status: 418 }, /answers 418/u],
    [
      "a code that isn't published",
      { ...refused, body: { ...problem, code: "go-away" } },
      /none of rate-limited/u,
    ],
    ["two statuses", { ...refused, body: { ...problem, status: 500 } }, /another status than 429/u],
    ["a path that isn't there", { path: "/healthy" }, /off the map/u],
    ["a method that isn't there", { method: "POST" }, /off the map/u],
    [
      "a body where there is none",
      { method: "DELETE", path: "/v1/connection", status: 204 },
      /should have none/u,
    ],
  ])("%s", (_, over, objection) => {
    expect(() => check(served(over))).toThrow(objection);
  });
});
