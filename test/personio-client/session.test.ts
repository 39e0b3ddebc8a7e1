/** The token, the credentials, and where they go. */
import { beforeEach, describe, expect, test } from "vitest";
import { BASE_URL, companyOf, idOf, scriptPersonio } from "./scripted-personio.ts";
import { finished, useVirtualTime } from "./virtual-time.ts";
import { failure, json, page, record, token } from "./wire.ts";

beforeEach(useVirtualTime);

const ALL = { firstPage: 0, pages: 20, attributes: ["email"] };
const REFUSED = { ok: false, error: { reason: "credentials-refused" } };

describe("authentication", () => {
  test("sends the credentials in the body and nowhere else", async () => {
    const { client, requests } = scriptPersonio({}, { appId: "ROLLCALL", partnerId: "BEISPIEL" });
    expect(await finished(client.authenticate())).toEqual({ ok: true, value: undefined });
    expect(requests).toHaveLength(1);
    expect(requests[0]?.method).toBe("POST");
    expect(requests[0]?.url.href).toBe(`${BASE_URL}/v1/auth`);
    expect(JSON.parse(requests[0]?.body ?? "")).toEqual({
      client_id: "papi-client-id",
      client_secret: "papi-very-secret",
    });
    expect(Object.fromEntries(requests[0]?.headers ?? [])).toEqual({
      accept: "application/json",
      "content-type": "application/json",
      "x-personio-app-id": "ROLLCALL",
      "x-personio-partner-id": "BEISPIEL",
    });
  });

  test("happens once, however many requests wait for it and follow", async () => {
    const { client, authRequests, dataRequests } = scriptPersonio({ data: companyOf(700) });
    const reads = [client.readPages(ALL), client.readPages(ALL), client.listAttributes()];
    await finished(Promise.all(reads));
    await finished(client.authenticate());
    expect(dataRequests().length).toBe(15);
    expect(authRequests()).toHaveLength(1);
    for (const { headers } of dataRequests())
      expect(headers.get("authorization")).toBe("Bearer papi-token-1");
  });

  test.each([400, 401, 403, 422])(
    "refused with %i: the credentials are wrong, and it is not tried again",
    async (status) => {
      const { client, requests } = scriptPersonio({ auth: () => failure(status) });
      expect(await finished(client.authenticate())).toEqual(REFUSED);
      expect(requests).toHaveLength(1);
      expect(await finished(client.readPages(ALL))).toEqual(REFUSED);
    },
  );

  test.each([
    ["404", () => failure(404), "status-404"],
    ["no token", () => json({ success: true, data: {} }), "no-token"],
    ["an empty token", () => token(""), "no-token"],
    ["a token that breaks out of its header", () => token("x\r\nX-Evil: 1"), "no-token"],
    ["a token that is no text", () => json({ success: true, data: { token: 1 } }), "no-token"],
  ])("%s is unreadable", async (_what, auth, detail) => {
    const { client } = scriptPersonio({ auth });
    const error = { reason: "source-unreadable", detail };
    expect(await finished(client.authenticate())).toEqual({ ok: false, error });
  });

  test("waits for an overloaded Personio", async () => {
    const { client } = scriptPersonio({ auth: (_request, nth) => (nth < 3 ? json("", 429) : token()) });
    expect((await finished(client.authenticate())).ok).toBe(true);
    expect(client.waitedMs()).toBeGreaterThanOrEqual(2_000);
  });

  test("that failed is tried anew by the next request", async () => {
    const auth = (_request: unknown, nth: number) => (nth === 1 ? failure(403) : token());
    const { client } = scriptPersonio({ auth });
    expect(await finished(client.authenticate())).toEqual(REFUSED);
    expect((await finished(client.authenticate())).ok).toBe(true);
  });
});

describe("a token that is refused", () => {
  test.each([401, 403])("with %i is renewed once, for all pages together", async (status) => {
    const answer = companyOf(500);
    let isExpired = false;
    const { client, authRequests } = scriptPersonio({
      auth: (_request, nth) => token(`papi-token-${nth}`),
      data: (request) => {
        isExpired ||= request.url.searchParams.get("offset") === "100";
        const isOld = request.headers.get("authorization") === "Bearer papi-token-1";
        return isExpired && isOld ? failure(status) : answer(request);
      },
    });
    const read = await finished(client.readPages(ALL));
    expect(read).toMatchObject({ ok: true, value: { received: 500, last: true } });
    expect(authRequests()).toHaveLength(2);
  });

  test("may come back with the same text, as Personio does within a day", async () => {
    const data = (_request: unknown, nth: number) => (nth === 1 ? failure(401) : page([record(1)]));
    const { client, authRequests } = scriptPersonio({ data });
    expect(await finished(client.readPages(ALL))).toMatchObject({ ok: true, value: { received: 1 } });
    expect(authRequests()).toHaveLength(2);
  });

  test.each([401, 403])("twice with %i: these credentials may not read employees", async (status) => {
    const { client, authRequests, dataRequests } = scriptPersonio({ data: () => failure(status) });
    expect(await finished(client.readPages(ALL))).toEqual(REFUSED);
    expect([authRequests().length, dataRequests().length]).toEqual([2, 2]);
    expect(client.waitedMs()).toBe(0);
  });

  test("and credentials that were withdrawn meanwhile", async () => {
    const { client } = scriptPersonio({
      auth: (_request, nth) => (nth === 1 ? token() : failure(403)),
      data: () => failure(401),
    });
    expect(await finished(client.readPages(ALL))).toEqual(REFUSED);
  });
});

describe("secrets", () => {
  test("stand in no URL, and go to the base URL only", async () => {
    const { client, requests } = scriptPersonio({ data: companyOf(250) }, { baseUrl: `${BASE_URL}/proxy//` });
    await finished(client.listAttributes());
    await finished(client.readPages(ALL));
    await finished(client.readEmployee(idOf("7"), ["email"]));
    expect(requests).toHaveLength(6);
    for (const { url, redirect } of requests) {
      expect(url.href.startsWith(`${BASE_URL}/proxy/v1/`)).toBe(true);
      expect(url.href).not.toMatch(/secret|papi/);
      expect(redirect).toBe("manual");
    }
  });

  test.each([301, 302, 303, 307, 308])("are not carried along a redirect (%i)", async (status) => {
    const headers = { location: "https://evil.test/v1/company/employees" };
    const { client, requests } = scriptPersonio({ data: () => json("", status, headers) });
    const error = { reason: "source-unreadable", detail: "redirected" };
    expect(await finished(client.readPages(ALL))).toEqual({ ok: false, error });
    expect(requests.map(({ url }) => url.origin)).toEqual([BASE_URL, BASE_URL]);
  });
});
