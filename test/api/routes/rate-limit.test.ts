/** 300 requests a minute: a bad token counts against its address, a good one against itself. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Answered, type Api, type Problem, startApi } from "./start-api.ts";

const LIMIT = 300;
const BATCH = 31;

let api: Api;

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

/** The bucket is that of a minute of the clock; a minute that ends in the middle of a test would mend it. */
async function startOfMinute(): Promise<void> {
  const leftMs = 60_000 - (Date.now() % 60_000);
  if (leftMs < 12_000) await new Promise((resolve) => setTimeout(resolve, leftMs + 100));
}

async function answersTo(path: string, token?: string): Promise<ReadonlyArray<Answered<Problem>>> {
  const answers: Array<Answered<Problem>> = [];
  while (answers.length < LIMIT + 10) {
    const batch = Array.from({ length: BATCH }, () =>
      api.ask("GET", path, token === undefined ? {} : { token }),
    );
    answers.push(...(await Promise.all(batch)));
  }
  return answers;
}

const countOf = (answers: ReadonlyArray<Answered<Problem>>, status: number): number =>
  answers.filter((answer) => answer.status === status).length;

function expectLimited({ status, body, headers }: Answered<Problem>): void {
  expect({ status, body }).toEqual({
    status: 429,
    body: {
      ...{ type: "urn:rollcall:problem:rate-limited", status: 429, code: "rate-limited" },
      ...{ title: "Too many requests", detail: "Too many requests", requestId: headers.get("x-request-id") },
    },
  });
  expect(headers.get("retry-after")).toBe("60");
  expect(headers.get("content-type")).toBe("application/problem+json");
  expect(headers.get("cache-control")).toBe("no-store");
}

test("strangers, admins and open paths are limited, and none of them at the cost of another", async () => {
  await startOfMinute();
  const guesses = await answersTo("/v1/status", "a-guess-that-is-as-long-as-a-token-0123456789");
  expect(countOf(guesses, 401)).toBe(LIMIT);
  expectLimited(guesses.at(-1) ?? Object());
  expectLimited(await api.ask("GET", "/v1/nothing", { token: null }));
  expectLimited(await api.ask("GET", "/healthz", { token: null }));
  expectLimited(await api.ask("GET", "/.well-known/rollcall", { token: null }));

  const good = await answersTo("/v1/nothing");
  expect(countOf(good, 404)).toBe(LIMIT);
  expectLimited(good.at(-1) ?? Object());
  for (const [method, path] of [
    ["GET", "/v1/status"],
    ["PUT", "/v1/connection"],
    ["DELETE", "/v1/connection"],
    ["POST", "/v1/runs"],
  ] as const) {
    expectLimited(await api.ask(method, path));
  }
});

test("a preflight is answered all the same", async () => {
  const headers = { origin: "chrome-extension://abc", "access-control-request-method": "GET" };
  expect((await api.ask("OPTIONS", "/v1/status", { token: null, headers })).status).toBe(204);
});
