import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { bodyOf, createAsk, errorOf, signIn } from "./ask.ts";
import { startTestPersonio, type TestPersonio } from "./test-personio.ts";

let personio: TestPersonio;
let now: Date;

beforeEach(async () => {
  now = new Date("2026-11-22T09:00:00Z");
  personio = await startTestPersonio({ people: 5, now: () => now });
});
afterEach(() => personio.close());

type Token = {
  readonly success: boolean;
  readonly data: { readonly token: string; readonly expires_in: number; readonly scope: string };
};

const FORM = { "content-type": "application/x-www-form-urlencoded" };
const post = (path: string, init: RequestInit): Promise<Response> =>
  fetch(`${personio.url}${path}`, { method: "POST", ...init });

describe("POST /v1/auth", () => {
  test("answers JSON credentials with an opaque token for a day", async () => {
    const response = await signIn(personio.url);
    const body: Token = await bodyOf(response);

    expect(response.status).toBe(200);
    expect(body).toEqual({
      success: true,
      data: {
        token: expect.stringMatching(/^papi-/),
        expires_in: 86_400,
        scope: "employees:read absences:read",
      },
    });
    expect(response.headers.get("authorization")).toBeNull();
  });

  test("takes a form as well", async () => {
    const body = new URLSearchParams({ client_id: "papi-test-client", client_secret: "papi-test-secret" });
    expect((await post("/v1/auth", { headers: FORM, body: body.toString() })).status).toBe(200);
  });

  test("gives the same token for 24 hours, then another", async () => {
    const first: Token = await bodyOf(await signIn(personio.url));
    now = new Date("2026-11-23T08:59:59Z");
    const later: Token = await bodyOf(await signIn(personio.url));
    now = new Date("2026-11-23T09:00:00Z");
    const next: Token = await bodyOf(await signIn(personio.url));

    expect(later.data).toEqual({ ...first.data, expires_in: 1 });
    expect(next.data.token).not.toBe(first.data.token);
  });

  test("refuses wrong credentials with 403 and code 0", async () => {
    const refused = await errorOf(
      await signIn(personio.url, { clientId: "papi-test-client", clientSecret: "no" }),
    );
    expect(refused).toEqual({ status: 403, success: false, code: 0, message: "Wrong credentials" });
  });

  test.each([
    ["client_id=papi-test-client&client_secret=papi-test-secret"],
    ["client_secret=papi-test-secret"],
  ])("refuses credentials in the query: %s", async (query) => {
    expect((await post(`/v1/auth?${query}`, {})).status).toBe(403);
  });

  test("takes them from the query where the old behaviour is asked for", async () => {
    personio.behave({ refuseQueryCredentials: false });
    const response = await post("/v1/auth?client_id=papi-test-client&client_secret=papi-test-secret", {});
    expect(response.status).toBe(200);
  });

  test.each([["{"], ['{"client_id":"papi-test-client"}'], ["[]"]])(
    "refuses the body %s with 422",
    async (body) => {
      const headers = { "content-type": "application/json" };
      expect((await post("/v1/auth", { headers, body })).status).toBe(422);
    },
  );
});

describe("the token", () => {
  test("missing: 401", async () => {
    const refused = await errorOf(await fetch(`${personio.url}/v1/company/employees`));
    expect(refused).toEqual({
      status: 401,
      success: false,
      code: 401,
      message: "Authorization is not provided",
    });
  });

  test.each([[403], [401]] as const)("unknown: %i, as the behaviour says", async (invalidTokenStatus) => {
    personio.behave({ invalidTokenStatus });
    const headers = { authorization: "Bearer papi-invented" };
    const refused = await errorOf(await fetch(`${personio.url}/v1/company/employees`, { headers }));
    expect(refused).toMatchObject({
      status: invalidTokenStatus,
      message: "Provided authorization is not valid",
    });
  });

  test("expires after a day, or when told to", async () => {
    const ask = await createAsk(personio.url);
    expect((await ask.get()).status).toBe(200);
    personio.expireTokens();
    expect((await ask.get()).status).toBe(403);

    const again = await createAsk(personio.url);
    now = new Date("2026-11-23T09:00:00Z");
    expect((await again.get()).status).toBe(403);
  });

  test("is echoed by answers with employees, unless that is off", async () => {
    const ask = await createAsk(personio.url);
    expect((await ask.get()).headers.get("authorization")).toBe(`Bearer ${ask.token}`);
    personio.behave({ echoAuthorization: false });
    expect((await ask.get()).headers.get("authorization")).toBeNull();
  });
});

test("each credential has its own token and its own attributes", async () => {
  const narrow = { clientId: "narrow", clientSecret: "s", readable: ["id", "status"] };
  const wide = { clientId: "wide", clientSecret: "s" };
  const both = await startTestPersonio({ people: 5, credentials: [narrow, wide] });
  const [narrowly, widely] = [await createAsk(both.url, narrow), await createAsk(both.url, wide)];

  expect(narrowly.token).not.toBe(widely.token);
  expect(Object.keys((await narrowly.list()).data[0]?.attributes ?? {})).toEqual(["id", "status"]);
  expect((await widely.list()).data[0]?.attributes).toHaveProperty("email");
  await both.close();
});

test("listens on the loopback address only and writes nothing", async () => {
  const { token } = await createAsk(personio.url);
  const written = await fetch(`${personio.url}/v1/company/employees`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}` },
  });
  expect(personio.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(written.status).toBe(405);
  expect(personio.company.employees).toHaveLength(5);
});
