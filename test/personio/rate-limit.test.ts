import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createAsk, signIn } from "./ask.ts";
import { startTestPersonio, type TestPersonio } from "./test-personio.ts";

let personio: TestPersonio;
let now: number;

const pass = (milliseconds: number): void => {
  now += milliseconds;
};

beforeEach(async () => {
  now = Date.parse("2026-11-22T09:00:00Z");
  personio = await startTestPersonio({ people: 5, now: () => new Date(now) });
});
afterEach(() => personio.close());

async function statuses(times: number, ask: () => Promise<Response>): Promise<readonly number[]> {
  const answers: number[] = [];
  for (let time = 0; time < times; time += 1) answers.push((await ask()).status);
  return answers;
}

const ok = (times: number): readonly number[] => Array<number>(times).fill(200);

describe("employees", () => {
  test("15 a second, then 429 without Retry-After; a second later it goes on", async () => {
    const ask = await createAsk(personio.url);
    expect(await statuses(15, () => ask.get("?limit=1"))).toEqual(ok(15));
    const refused = await ask.get("?limit=1");
    expect(refused.status).toBe(429);
    expect(refused.headers.get("retry-after")).toBeNull();
    expect(await refused.text()).toBe("");

    pass(1_000);
    expect((await ask.get("/attributes")).status).toBe(200);
  });

  test("300 a minute, refused ones not counted", async () => {
    const ask = await createAsk(personio.url);
    for (let second = 0; second < 20; second += 1) {
      expect(await statuses(15, () => ask.get("?limit=1"))).toEqual(ok(15));
      pass(1_000);
    }
    expect(await statuses(2, () => ask.get("?limit=1"))).toEqual([429, 429]);
    pass(40_000);
    expect(await statuses(15, () => ask.get("?limit=1"))).toEqual(ok(15));
  });

  test("each credential has its own", async () => {
    const two = ["a", "b"].map((clientId) => ({ clientId, clientSecret: "s" }));
    const shared = await startTestPersonio({ people: 5, credentials: two, now: () => new Date(now) });
    const [a, b] = await Promise.all(two.map((credential) => createAsk(shared.url, credential)));
    await statuses(15, () => a?.get("?limit=1") ?? Promise.reject());
    expect([(await a?.get())?.status, (await b?.get())?.status]).toEqual([429, 200]);
    await shared.close();
  });
});

test("auth: 60 a minute, then a minute of nothing", async () => {
  expect(await statuses(60, () => signIn(personio.url))).toEqual(ok(60));
  expect((await signIn(personio.url)).status).toBe(429);
  pass(59_999);
  expect((await signIn(personio.url)).status).toBe(429);
  pass(1);
  expect((await signIn(personio.url)).status).toBe(200);
});

test("all of it can be lifted", async () => {
  personio.behave({ rateLimit: "off" });
  const ask = await createAsk(personio.url);
  expect(await statuses(40, () => ask.get("?limit=1"))).toEqual(ok(40));
});
