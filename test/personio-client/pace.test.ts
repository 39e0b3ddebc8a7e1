/** Never more requests than agreed in any second and any minute, and never more at a time. */
import { beforeEach, expect, test } from "vitest";
import { companyOf, idOf, scriptPersonio } from "./scripted-personio.ts";
import { finished, now, sleep, useVirtualTime } from "./virtual-time.ts";
import { failure } from "./wire.ts";

beforeEach(useVirtualTime);

const mostIn = (windowMs: number, times: readonly number[]): number =>
  Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + windowMs).length));

test("400 pages without latency come as fast as allowed and no faster", async () => {
  const { client, requests } = scriptPersonio({ data: companyOf(40_000) });
  const read = await finished(client.readPages({ firstPage: 0, pages: 400, attributes: [] }));
  expect(read).toMatchObject({ ok: true, value: { received: 40_000, last: true } });
  const times = requests.map(({ at }) => at);
  expect(times).toHaveLength(401);
  expect(mostIn(1_000, times)).toBe(9);
  expect(mostIn(60_000, times)).toBe(280);
  expect(now()).toBe(73_000);
  expect(client.waitedMs()).toBe(0);
});

test("retries keep the pace too", async () => {
  const { client, requests } = scriptPersonio(
    { data: () => failure(503) },
    { random: () => 0, pace: { perSecond: 3, perMinute: 20 } },
  );
  await finished(client.readPages({ firstPage: 0, pages: 9, attributes: [] }));
  const times = requests.map(({ at }) => at);
  expect(mostIn(1_000, times)).toBe(3);
  expect(mostIn(60_000, times)).toBe(20);
});

test.each([
  [undefined, 6],
  [1, 1],
  [100, 6],
])("concurrency %s means %i at a time", async (concurrency, expected) => {
  let [open, most] = [0, 0];
  const answer = companyOf(2_000);
  const { client } = scriptPersonio(
    {
      data: async (request) => {
        open += 1;
        most = Math.max(most, open);
        await sleep(300);
        open -= 1;
        return answer(request);
      },
    },
    { concurrency },
  );
  const singles = Array.from({ length: 20 }, (_, index) => client.readEmployee(idOf(String(index + 1)), []));
  await finished(Promise.all([client.readPages({ firstPage: 0, pages: 20, attributes: [] }), ...singles]));
  expect(most).toBe(expected);
});
