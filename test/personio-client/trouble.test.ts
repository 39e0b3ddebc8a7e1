/** A Personio in trouble: what is tried again, for how long, and what it comes to (product.md, rule 31). */
import { beforeEach, describe, expect, test } from "vitest";
import { companyOf, idOf, offsetOf, type Script, scriptPersonio } from "./scripted-personio.ts";
import { finished, now, sleep, useVirtualTime } from "./virtual-time.ts";
import { failure, html, json, page, record } from "./wire.ts";

beforeEach(useVirtualTime);

const ALL = { firstPage: 0, pages: 20, attributes: ["email"] };
const UNAVAILABLE = { ok: false, error: { reason: "personio-unavailable" } };
const unreadable = (detail: string) => ({ ok: false, error: { reason: "source-unreadable", detail } });

const hang = () => new Promise<Response>(() => undefined);
const brokenConnection = (): Promise<Response> => Promise.reject(new TypeError("fetch failed"));
const breaksOffMidway = (): Response =>
  new Response(
    new ReadableStream({
      type: "bytes",
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{"success":true,"data":['));
        controller.error(new TypeError("terminated"));
      },
    }),
  );
const inLatin1 = (): Response => new Response(new Uint8Array([0x7b, 0xfc, 0x7d]));

/** These answer well after some failures. */
const recovering = (answer: () => Response | Promise<Response>, failures: number): Script => ({
  data: (_request, nth) => (nth <= failures ? answer() : page([record(1)], { total: 1, limit: 100 })),
});

const PASSING: readonly (readonly [string, () => Response | Promise<Response>])[] = [
  ["500", () => failure(500)],
  ["502 as a page", () => html(502)],
  ["503", () => failure(503)],
  ["504", () => json("", 504)],
  ["429", () => json("", 429)],
  ["408", () => json("", 408)],
  ["a page with 200", () => html()],
  ["truncated JSON", () => json('{"success":true,"data":[{"type":"Empl')],
  ["an empty body", () => json("")],
  ["bytes that are no UTF-8", inLatin1],
  ["success:false with 200", () => json({ success: false, error: { code: 0, message: "x" } })],
  ["no success at all", () => json({ data: [] })],
  ["success that is only text", () => json({ success: "true", data: [] })],
  ["a list without its envelope", () => json([])],
  ["a gateway's 404", () => html(404)],
  ["a 404 without a word", () => json("", 404)],
  ["a connection that can't be made", brokenConnection],
  ["a connection that breaks off", breaksOffMidway],
  ["no answer at all", hang],
];

describe("what passes", () => {
  test.each(PASSING)("%s, three times", async (_what, answer) => {
    const { client } = scriptPersonio(recovering(answer, 3));
    expect(await finished(client.readPages(ALL))).toMatchObject({ ok: true, value: { received: 1 } });
    expect(client.waitedMs()).toBe(now());
    expect(client.waitedMs()).toBeGreaterThan(300);
  });
});

describe("what does not pass", () => {
  test.each([
    ...PASSING.filter(([what]) => !/success|200|JSON|body|UTF|envelope/.test(what)).map(([what, answer]) => ({
      ...{ what, answer, comesTo: UNAVAILABLE, afterMs: [178_900, 180_000] },
    })),
    ...["a page with 200", "truncated JSON", "an empty body", "bytes that are no UTF-8"].map((what) => ({
      ...{ what, answer: PASSING.find(([name]) => name === what)?.[1] ?? hang },
      ...{ comesTo: unreadable("not-json"), afterMs: [178_900, 180_000] },
    })),
    ...["success:false with 200", "no success at all", "a list without its envelope"].map((what) => ({
      ...{ what, answer: PASSING.find(([name]) => name === what)?.[1] ?? hang },
      ...{ comesTo: unreadable("not-successful"), afterMs: [1_000, 10_000] },
    })),
  ])("$what", async ({ answer, comesTo, afterMs }) => {
    const { client } = scriptPersonio({ data: answer });
    expect(await finished(client.readPages(ALL))).toEqual(comesTo);
    expect(now()).toBeGreaterThanOrEqual(afterMs[0] ?? 0);
    expect(now()).toBeLessThanOrEqual(afterMs[1] ?? 0);
    expect(client.waitedMs()).toBe(now());
  });

  test.each([400, 404, 409, 422, 431])("%i on the list is unreadable at once", async (status) => {
    const { client, dataRequests } = scriptPersonio({ data: () => failure(status) });
    expect(await finished(client.readPages(ALL))).toEqual(unreadable(`status-${status}`));
    expect(dataRequests()).toHaveLength(1);
    expect(client.waitedMs()).toBe(0);
  });

  test("a body without end is not swallowed", async () => {
    let sentBytes = 0;
    const endless = () =>
      new ReadableStream({
        type: "bytes",
        pull(controller) {
          sentBytes += 1_000_000;
          controller.enqueue(new Uint8Array(1_000_000));
        },
      });
    const { client } = scriptPersonio({ data: () => new Response(endless()) });
    expect(await finished(client.readPages(ALL))).toEqual(unreadable("answer-too-large"));
    expect(sentBytes).toBeLessThan(25_000_000);
  });

  test("nothing of Personio's words comes out", async () => {
    const secret = "Kollege Müller, papi-very-secret";
    for (const status of [200, 400, 404, 422]) {
      const { client } = scriptPersonio({
        data: () => json({ success: false, error: { message: secret } }, status),
      });
      expect(JSON.stringify(await finished(client.readPages(ALL)))).not.toMatch(/Müller|secret/);
    }
  });
});

describe("patience", () => {
  test("is at an end exactly when the budget is, with a server that does not answer", async () => {
    const { client } = scriptPersonio({ data: hang });
    expect(await finished(client.readPages(ALL))).toEqual(UNAVAILABLE);
    expect(now()).toBe(180_000);
    expect(client.waitedMs()).toBe(180_000);
  });

  test("keeps a moment for the last try", async () => {
    const { client, dataRequests } = scriptPersonio({ data: () => failure(503) });
    await finished(client.readPages(ALL));
    expect(dataRequests().at(-1)?.at).toBe(179_000);
  });

  test("catches an outage that ends just in time", async () => {
    const data = () => (now() < 178_000 ? failure(503) : page([record(1)]));
    const { client } = scriptPersonio({ data });
    expect((await finished(client.readPages(ALL))).ok).toBe(true);
  });

  test("counts requests that fail at the same time once", async () => {
    const answer = companyOf(500);
    const script: Script = {
      data: async (request) => {
        await sleep(100);
        return offsetOf(request) > 0 && now() < 20_000 ? failure(503) : answer(request);
      },
    };
    const { client } = scriptPersonio(script);
    expect(await finished(client.readPages(ALL))).toMatchObject({ ok: true, value: { received: 500 } });
    expect(client.waitedMs()).toBe(now() - 100);
  });

  test("is not spent while all goes well", async () => {
    const answer = companyOf(500);
    const { client } = scriptPersonio({ data: (request) => sleep(5_000).then(() => answer(request)) });
    await finished(client.readPages(ALL));
    expect(now()).toBe(10_000);
    expect(client.waitedMs()).toBe(0);
  });

  test("adds up over outages and goes on where the last client stopped", async () => {
    const answers = [failure(503), page([]), failure(503), page([])];
    const { client } = scriptPersonio(
      { data: () => answers.shift() ?? page([]) },
      { alreadyWaitedMs: 1_000 },
    );
    await finished(client.readPages(ALL));
    await finished(sleep(60_000));
    await finished(client.readPages(ALL));
    expect(client.waitedMs()).toBe(1_000 + 500 + 500);
  });

  test("that is used up still lets everything be tried once", async () => {
    const { client, dataRequests } = scriptPersonio(
      { data: () => failure(503) },
      { alreadyWaitedMs: 180_000 },
    );
    expect(await finished(client.readEmployee(idOf("7"), []))).toEqual(UNAVAILABLE);
    expect(dataRequests()).toHaveLength(1);
    expect(now()).toBe(0);
    expect(client.waitedMs()).toBe(180_000);
  });

  test("can be short", async () => {
    const { client } = scriptPersonio({ data: hang }, { patienceMs: 5_000, requestTimeoutMs: 2_000 });
    expect(await finished(client.readPages(ALL))).toEqual(UNAVAILABLE);
    expect(now()).toBeLessThanOrEqual(5_000);
    expect(now()).toBeGreaterThanOrEqual(4_500);
  });

  test("does not keep a failed read from ending: the other pages are dropped", async () => {
    const answer = companyOf(500);
    const { client } = scriptPersonio({
      data: (request) => {
        if (offsetOf(request) === 100) return sleep(50).then(() => failure(422));
        return offsetOf(request) === 0 ? answer(request) : hang();
      },
    });
    expect(await finished(client.readPages(ALL))).toEqual(unreadable("status-422"));
    expect(now()).toBe(50);
    expect(client.waitedMs()).toBe(0);
  });
});

describe("pauses", () => {
  const pausesWith = async (random: number, answer: () => Response): Promise<readonly number[]> => {
    const { client, dataRequests } = scriptPersonio({ data: answer }, { random: () => random });
    await finished(client.readPages(ALL));
    const sentAt = dataRequests().map(({ at }) => at);
    return sentAt.slice(1).map((at, index) => at - (sentAt[index] ?? 0));
  };

  test("double up to 20 seconds", async () => {
    const pauses = await pausesWith(1, () => failure(500));
    expect(pauses.slice(0, 7)).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 20_000, 20_000]);
  });

  test("are jittered in full, but never nothing", async () => {
    expect((await pausesWith(0.25, () => failure(500))).slice(0, 3)).toEqual([250, 500, 1_000]);
    expect((await pausesWith(0, () => failure(500))).slice(0, 3)).toEqual([100, 100, 100]);
  });

  test("are a second at least after 429, and as long as Personio asks, within reason", async () => {
    expect((await pausesWith(0, () => json("", 429))).slice(0, 2)).toEqual([1_000, 1_000]);
    expect((await pausesWith(0, () => json("", 503, { "retry-after": "7" })))[0]).toBe(7_000);
    expect((await pausesWith(0, () => json("", 429, { "retry-after": "3600" })))[0]).toBe(20_000);
    expect((await pausesWith(0, () => json("", 429, { "retry-after": "soon" })))[0]).toBe(1_000);
  });

  test("after 429 hold everybody back", async () => {
    const answer = companyOf(500);
    let isBusy = true;
    const { client, dataRequests } = scriptPersonio(
      {
        data: (request) => {
          if (offsetOf(request) === 0 || !isBusy) return answer(request);
          isBusy = false;
          return json("", 429);
        },
      },
      { concurrency: 1 },
    );
    const both = [client.readPages(ALL), sleep(1).then(() => client.readEmployee(idOf("7"), []))];
    await finished(Promise.all(both));
    const later = dataRequests()
      .slice(2)
      .map(({ at }) => at);
    expect(Math.min(...later)).toBeGreaterThanOrEqual(1_000);
  });
});
