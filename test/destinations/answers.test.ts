/** Every kind of answer, and what it comes to: scripted, for no server gives all of them. Time is virtual. */
import { beforeEach, describe, expect, test } from "vitest";
import type { ScimClientOptions } from "../../worker/destinations/scim/create-scim-client.ts";
import { createScimClient } from "../../worker/destinations/scim/create-scim-client.ts";
import { finished, now, sleep, useVirtualTime } from "../personio-client/virtual-time.ts";
import { aPerson, aRemote, remoteId } from "./a-person.ts";

beforeEach(useVirtualTime);

type Script = (nth: number, url: string, init: RequestInit) => Response | Promise<Response>;
const BASE_URL = "https://scim.test/v2";

function scripted(script: Script, options: Partial<ScimClientOptions> = {}) {
  const calls: { url: string; init: RequestInit; at: number }[] = [];
  const client = createScimClient({
    ...{ baseUrl: `${BASE_URL}/`, token: "s3cret-token", dialect: "leapsome", now, sleep },
    fetch: async (url, init) => {
      calls.push({ url, init, at: now() });
      return script(calls.length, url, init);
    },
    ...options,
  });
  const deactivate = () =>
    client.updatePerson({
      remote: aRemote({ remoteId: remoteId("r/1@x") }),
      changes: { texts: {}, custom: {}, isActive: false },
      whole: aPerson(),
    });
  return { client, calls, deactivate };
}
const answer = (status: number, body = "", headers: Record<string, string> = {}) =>
  new Response(status === 204 ? null : body, { status, headers });
const failure = (error: object) => ({ ok: false, error });

describe("a write", () => {
  test.each([200, 201, 204])("%i is done, with or without a body", async (status) => {
    const { deactivate, calls } = scripted(() => answer(status));
    expect(await finished(deactivate())).toMatchObject({
      ok: true,
      value: { person: { isActive: false }, notTaken: [] },
    });
    expect(calls).toHaveLength(1);
  });

  test.each([401, 403])("%i is refused for good", async (status) => {
    const { deactivate, calls } = scripted(() => answer(status, "no"));
    expect(await finished(deactivate())).toEqual(failure({ reason: "destination-refused", status }));
    expect(calls).toHaveLength(1);
  });

  test.each([400, 405, 413, 422, 501])("%i concerns this person", async (status) => {
    const { deactivate } = scripted(() => answer(status, '{"detail":"Bad thing"}'));
    const error = { reason: "change-refused", status, detail: `${status}` };
    expect(await finished(deactivate())).toEqual(failure(error));
  });

  test.each([404, 410])("%i: gone", async (status) => {
    expect(await finished(scripted(() => answer(status)).deactivate())).toEqual(
      failure({ reason: "remote-gone" }),
    );
  });

  test("409: somebody else has it", async () => {
    const error = { reason: "already-taken", detail: "409" };
    expect(await finished(scripted(() => answer(409)).deactivate())).toEqual(failure(error));
  });

  test.each([500, 502, 503, 504, 408, 425])("%i passes, and is not repeated by us", async (status) => {
    const { deactivate, calls } = scripted(() => answer(status, "<h1>Oops</h1>"));
    const error = { reason: "destination-unavailable", retryAt: null, detail: `${status}` };
    expect(await finished(deactivate())).toEqual(failure(error));
    expect(calls).toHaveLength(1);
  });

  test("no answer passes", async () => {
    const { deactivate } = scripted(() => Promise.reject(new TypeError("fetch failed: ada@beispiel.de")));
    const error = { reason: "destination-unavailable", retryAt: null, detail: "no-answer" };
    expect(await finished(deactivate())).toEqual(failure(error));
  });

  test("nor does one that never comes: 20 seconds", async () => {
    const { deactivate } = scripted(
      (_nth, _url, { signal }) =>
        new Promise((_, reject) => signal?.addEventListener("abort", () => reject(signal.reason))),
    );
    const error = { reason: "destination-unavailable", retryAt: null, detail: "timeout" };
    expect(await finished(deactivate())).toEqual(failure(error));
    expect(now()).toBe(20_000);
  });

  test.each([301, 302, 307, 308])("%i is not followed", async (status) => {
    const { deactivate, calls } = scripted(() => answer(status, "", { location: "https://evil.test/" }));
    const error = { reason: "destination-unreadable", detail: "redirected" };
    expect(await finished(deactivate())).toEqual(failure(error));
    expect(calls.map(({ init }) => init.redirect)).toEqual(["manual"]);
  });

  test("a page of HTML with 200 is not done", async () => {
    const { deactivate } = scripted(() => answer(200, "<html>Please sign in</html>"));
    expect(await finished(deactivate())).toEqual(
      failure({ reason: "destination-unreadable", detail: "not-json" }),
    );
  });
});

describe("429", () => {
  test("is waited out when it is short, by everybody", async () => {
    const { deactivate, calls } = scripted((nth) =>
      nth === 1 ? answer(429, "", { "retry-after": "4" }) : answer(204),
    );
    const [first, second] = await finished(Promise.all([deactivate(), sleep(500).then(deactivate)]));
    expect([first.ok, second.ok]).toEqual([true, true]);
    expect(
      calls
        .map(({ at }) => at)
        .slice(1)
        .every((at) => at >= 4_000),
    ).toBe(true);
  });

  test("that asks for an hour holds nobody in line: everybody hears of it, and nobody asks", async () => {
    const { deactivate, calls } = scripted(() => answer(429, "", { "retry-after": "3600" }));
    const [first, second] = await finished(Promise.all([deactivate(), sleep(500).then(deactivate)]));
    const error = { reason: "destination-unavailable", retryAt: 3_600_000 };
    expect([first, second]).toMatchObject([failure(error), failure(error)]);
    expect(now()).toBeLessThan(1_000);
    expect(calls).toHaveLength(1);
  });

  test("without a time costs half a second, and a second one more", async () => {
    const { deactivate } = scripted((nth) => (nth <= 2 ? answer(429) : answer(204)));
    await finished(deactivate());
    expect(now()).toBe(1_500);
  });

  test("that doesn't end is handed on", async () => {
    const { deactivate, calls } = scripted(() => answer(429));
    expect(await finished(deactivate())).toMatchObject(
      failure({ reason: "destination-unavailable", retryAt: null }),
    );
    expect(calls).toHaveLength(3);
  });

  test.each([
    ["seconds", "120", 120_000],
    ["a date", new Date(90_000).toUTCString(), 90_000],
  ])("for longer is handed on with its time: %s", async (_what, header, retryAt) => {
    const { deactivate, calls } = scripted(() => answer(429, "", { "retry-after": header }));
    const error = { reason: "destination-unavailable", retryAt, detail: "429" };
    expect(await finished(deactivate())).toEqual(failure(error));
    expect(calls).toHaveLength(1);
  });

  test("a 503 may say when, too", async () => {
    const { deactivate } = scripted(() => answer(503, "", { "retry-after": "60" }));
    expect(await finished(deactivate())).toMatchObject(failure({ retryAt: 60_000 }));
  });
});

describe("a read", () => {
  test("that fails is tried three times", async () => {
    const { client, calls } = scripted(() => answer(500));
    const read = await finished(client.readPerson(remoteId("r1")));
    expect(read).toMatchObject(failure({ reason: "destination-unavailable" }));
    expect(calls).toHaveLength(3);
  });

  test.each([
    ["HTML", "<html></html>", "not-json"],
    ["nothing", "", "empty-answer"],
    ["no list", "{}", "no-list"],
    ["too much", `"${"x".repeat(8_000_001)}"`, "answer-too-large"],
  ])("of %s is unreadable", async (_what, body, detail) => {
    const { client } = scripted(() => answer(200, body));
    expect(await finished(client.check())).toEqual(failure({ reason: "destination-unreadable", detail }));
  });

  test("of somebody who is gone", async () => {
    const { client, calls } = scripted(() => answer(404, "{}"));
    expect(await finished(client.readPerson(remoteId("ada@b.de/..")))).toEqual({ ok: true, value: null });
    expect(calls[0]?.url).toBe(`${BASE_URL}/Users/ada%40b.de%2F..`);
  });
});

describe("before anything is sent", () => {
  test.each([
    ["http://scim.example/v2", "no-https"],
    ["ftp://scim.example", "no-https"],
    ["scim.example", "no-url"],
  ])("%s is refused", async (baseUrl, detail) => {
    const { client, calls } = scripted(() => answer(200), { baseUrl });
    expect(await finished(client.check())).toEqual(failure({ reason: "destination-unreadable", detail }));
    expect(calls).toEqual([]);
  });

  test.each(["", "a b", "x\r\nX-Evil: 1"])("the token %j is refused", async (token) => {
    const { client, calls } = scripted(() => answer(200), { token });
    expect(await finished(client.check())).toEqual(failure({ reason: "destination-refused", status: 401 }));
    expect(calls).toEqual([]);
  });
});

describe("a detail", () => {
  test.each([
    ["SCIM's kind of error", '{"scimType":"invalidValue","detail":"Bad"}', "400 invalidValue"],
    ["no kind SCIM doesn't know", '{"scimType":"Ada","detail":"Bad"}', "400"],
    ["the field it speaks of", '{"detail":"Attribute name.familyName: Lovelace"}', "400 lastName"],
    ["both", '{"scimType":"uniqueness","detail":"userName ada@b.de is taken"}', "400 uniqueness email"],
    ["the field in a message", '{"message":"\'gender\' must be one of male, female"}', "400 gender"],
    ["the field in plain text", "unknown startDate", "400 startDate"],
    ["no field of another name", '{"detail":"No such subtitle for Leveller"}', "400"],
    [
      "one of Leapsome's own attributes",
      `urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:6140868326541a4da586db0b: no`,
      "400 custom.6140868326541a4da586db0b",
    ],
    ["no words of a page", "<html><body>Value <b>bad</b></body></html>", "400"],
    ["no words of a list", '["Ada"]', "400"],
    ["no address, name or token", "Ada LOVELACE <ada@b.de>, s3cret-token", "400"],
    ["nothing", "", "400"],
  ])("is codes: %s", async (_what, body, detail) => {
    const { deactivate } = scripted(() => answer(400, body));
    expect(await finished(deactivate())).toEqual(failure({ reason: "change-refused", status: 400, detail }));
  });
});

describe("the pace", () => {
  test("28 a second, evenly, and 6 at a time", async () => {
    let [open, most] = [0, 0];
    const { deactivate, calls } = scripted(async () => {
      open += 1;
      most = Math.max(most, open);
      await sleep(150);
      open -= 1;
      return answer(204);
    });
    await finished(Promise.all(Array.from({ length: 300 }, deactivate)));
    const times = calls.map(({ at }) => at);
    const mostIn = (ms: number) =>
      Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + ms).length));
    expect(most).toBe(6);
    expect(mostIn(1_000)).toBe(28);
    expect(mostIn(100)).toBe(3);
    // 300 requests at 30 a second would take 10 seconds: leaves something of 1.2 × for the Workflow and the database.
    expect(now()).toBeLessThanOrEqual(11_000);
  });

  test("the token goes with every request, the type with every body", async () => {
    const { client, deactivate, calls } = scripted(() => answer(200, '{"Resources":[],"totalResults":0}'));
    await finished(client.check());
    await finished(deactivate());
    for (const { init } of calls)
      expect(new Headers(init.headers).get("authorization")).toBe("Bearer s3cret-token");
    const types = calls.map(({ init }) => new Headers(init.headers).get("content-type"));
    expect(types).toEqual([null, null, "application/json"]);
  });
});
