/** Nothing under /v1 is told to anybody without a good token, whatever else is wrong with the request. */
import { afterAll, describe, expect, test } from "vitest";
import { ADMIN_TOKEN } from "../../worker/start-rollcall.ts";
import { pathWith, routesOf } from "./open-api-document.ts";
import { type Question, startApi } from "./start-api.ts";

const api = await startApi();
afterAll(() => api.close());

const ROUTES = routesOf(api.document);
const SECURED = ROUTES.filter(({ path }) => path.startsWith("/v1/"));

const STRANGERS: ReadonlyArray<readonly [string, Question]> = [
  ["without a token", { token: null }],
  ["with a wrong token", { token: "wrong-admin-token-0123456789abcdefghijklm" }],
  ["with a short token", { token: ADMIN_TOKEN.slice(0, 31) }],
  ["with one character too many", { token: `${ADMIN_TOKEN}x` }],
];

const VARIANTS: ReadonlyArray<readonly [string, string]> = [
  ["an empty header", ""],
  ["no token in it", "Bearer "],
  ["another scheme", `Basic ${ADMIN_TOKEN}`],
  ["the token alone", ADMIN_TOKEN],
  ["the token twice", `Bearer ${ADMIN_TOKEN}, Bearer ${ADMIN_TOKEN}`],
  ["the token in capitals", `Bearer ${ADMIN_TOKEN.toUpperCase()}`],
  ["null", "Bearer null"],
  ["eight thousand characters", `Bearer ${"x".repeat(8_000)}`],
];

/** The same for everybody: it tells nothing about the token, nor whether the path exists. */
const REFUSAL = {
  type: "urn:rollcall:problem:unauthorized",
  title: "A valid token is required",
  status: 401,
  detail: "A valid token is required",
  code: "unauthorized",
  requestId: expect.stringMatching(/^[\w-]{1,64}$/u),
};

async function expectRefused(method: string, path: string, question: Question): Promise<void> {
  const { status, body, headers } = await api.ask(method, path, question);
  expect(status).toBe(401);
  expect(body).toEqual(REFUSAL);
  expect(headers.get("content-type")).toBe("application/problem+json");
  expect(headers.get("www-authenticate")).toBe('Bearer realm="rollcall"');
  expect(headers.get("x-request-id")).toBe(body.requestId);
}

test("the document names the routes this is about", () => {
  expect(SECURED.length).toBeGreaterThanOrEqual(16);
});

describe.each(SECURED)("$method $path", (route) => {
  test.each(STRANGERS)("is refused %s", async (_, question) => {
    await expectRefused(route.method, pathWith(route), question);
  });
});

test.each(VARIANTS)("an Authorization header with %s is refused", async (_, authorization) => {
  await expectRefused("GET", "/v1/status", { token: null, headers: { authorization } });
});

test("the token in the query, in a cookie or in another header is none", async () => {
  await expectRefused("GET", `/v1/status?access_token=${ADMIN_TOKEN}`, { token: null });
  await expectRefused("GET", "/v1/status", { token: null, headers: { cookie: `token=${ADMIN_TOKEN}` } });
  await expectRefused("GET", "/v1/status", { token: null, headers: { "x-api-key": ADMIN_TOKEN } });
});

test.each([
  ["POST", "/v1/runs", { raw: "{" }],
  ["POST", "/v1/runs", { body: { nonsense: 1 } }],
  ["PUT", "/v1/connection", { raw: "x".repeat(300 * 1024) }],
  ["GET", "/v1/accounts?limit=abc", {}],
  ["DELETE", "/v1/status", {}],
  ["GET", "/v1/nothing", {}],
  ["GET", "/v1", {}],
])("the token comes before whatever else is wrong: %s %s", async (method, path, question) => {
  await expectRefused(method, path, { token: null, ...question });
});

test("the scheme's name may be in small letters", async () => {
  const headers = { authorization: `bearer ${ADMIN_TOKEN}` };
  expect((await api.ask("GET", "/v1/status", { token: null, headers })).status).toBe(200);
});

/** What comes of an invitation link: test/invitations/links.test.ts; the webhook has a token of its own: test/sync/hints/webhook.test.ts. */
const OPEN = ROUTES.filter(({ path }) => !["/v1/", "/i/", "/hooks/"].some((start) => path.startsWith(start)));

test.each(OPEN)("$path is open to anybody", async (route) => {
  for (const token of [null, "wrong-admin-token-0123456789abcdefghijklm"]) {
    expect((await api.ask(route.method, pathWith(route), { token })).status).toBe(200);
  }
});
