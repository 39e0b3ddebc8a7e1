import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Ask, createAsk, errorOf, signIn, valuesOf } from "./ask.ts";
import { createCompany } from "./create-company.ts";
import { startTestPersonio, type TestPersonio } from "./test-personio.ts";

const LIST = "/v1/company/employees";

let personio: TestPersonio;
let ask: Ask;

beforeEach(async () => {
  personio = await startTestPersonio({ people: 250, seed: 7, rateLimit: "off" });
  ask = await createAsk(personio.url);
});
afterEach(() => personio.close());

const statusOf = async (rest = ""): Promise<number> => (await ask.get(rest)).status;

describe("when", () => {
  test("the next N requests to a path", async () => {
    personio.faults.add({ kind: "status", status: 503, path: LIST, times: 2 });
    const [first, attributes, second, third] = [
      await statusOf(),
      await statusOf("/attributes"),
      await statusOf(),
      await statusOf(),
    ];
    expect([first, attributes, second, third]).toEqual([503, 200, 503, 200]);
    expect(personio.requests.count(LIST)).toBe(3);
    expect(personio.requests.to(LIST).map(({ status }) => status)).toEqual([503, 503, 200]);
  });

  test("everything below a path, until taken back", async () => {
    const takeBack = personio.faults.add({ kind: "status", status: 500, path: `${LIST}/*` });
    expect([await statusOf("/1"), await statusOf("/attributes"), await statusOf()]).toEqual([500, 500, 200]);
    takeBack();
    expect(await statusOf("/attributes")).toBe(200);
  });

  test("from page K on, until cleared", async () => {
    personio.faults.add({ kind: "status", status: 502, fromPage: 1 });
    const pages = ["?limit=100&offset=0", "?limit=100&offset=100", "?limit=100&offset=200"];
    expect(await Promise.all(pages.map(statusOf))).toEqual([200, 502, 502]);
    expect(await statusOf("/attributes")).toBe(200);
    personio.faults.clear();
    expect(await Promise.all(pages.map(statusOf))).toEqual([200, 200, 200]);
  });

  test("one after the other", async () => {
    personio.faults.add({ kind: "status", status: 500, times: 1 });
    personio.faults.add({ kind: "status", status: 504, times: 1 });
    expect([await statusOf(), await statusOf(), await statusOf()]).toEqual([500, 504, 200]);
    expect(personio.faults.pending).toEqual([]);
  });
});

describe("what", () => {
  test("429 is empty and without Retry-After", async () => {
    personio.faults.add({ kind: "status", status: 429 });
    const refused = await ask.get();
    expect([refused.status, refused.headers.get("retry-after"), await refused.text()]).toEqual([
      429,
      null,
      "",
    ]);
    expect((await signIn(personio.url)).status).toBe(429);
  });

  test.each([[500], [502], [503], [504]])("%i as Personio's JSON or as a page", async (status) => {
    personio.faults.add({ kind: "status", status, times: 1 });
    personio.faults.add({ kind: "status", status, body: "html", times: 1 });
    expect(await errorOf(await ask.get())).toMatchObject({
      status,
      success: false,
      message: "Something went wrong",
    });
    const page = await ask.get();
    expect([page.status, page.headers.get("content-type")]).toEqual([status, "text/html; charset=UTF-8"]);
  });

  test("a page with 200", async () => {
    personio.faults.add({ kind: "html" });
    const page = await ask.get();
    expect(page.status).toBe(200);
    expect(await page.text()).toMatch(/^<!DOCTYPE html>/);
  });

  test("success:false with 200", async () => {
    personio.faults.add({ kind: "unsuccessful" });
    expect(await errorOf(await ask.get())).toMatchObject({ status: 200, success: false, code: 0 });
  });

  test.each([[401], [403]] as const)("an expired token: %i once, and good with a new one", async (status) => {
    personio.faults.add({ kind: "expired-token", status, times: 1 });
    expect(await statusOf()).toBe(status);
    expect(await statusOf()).toBe(403);
    const again = await createAsk(personio.url);
    expect((await again.get()).status).toBe(200);
    expect(again.token).not.toBe(ask.token);
  });

  test.each([["before"], ["midway"]] as const)("a connection that breaks: %s", async (when) => {
    personio.faults.add({ kind: "reset", when, times: 1 });
    await expect(ask.list()).rejects.toThrow(/fetch failed|terminated|other side closed|aborted/i);
    expect((await ask.list()).success).toBe(true);
  });

  test("a slow answer, on top of the usual latency", async () => {
    personio.faults.add({ kind: "slow", delayMs: 40, times: 1 });
    personio.behave({ latencyMs: 20 });
    const before = performance.now();
    expect(await statusOf()).toBe(200);
    expect(performance.now() - before).toBeGreaterThanOrEqual(58);
  });

  test("no answer at all; closing ends it", async () => {
    personio.faults.add({ kind: "hang", times: 1 });
    const signal = AbortSignal.timeout(60);
    const authorization = `Bearer ${ask.token}`;
    const hanging = fetch(`${personio.url}${LIST}`, { signal, headers: { authorization } });
    await expect(hanging).rejects.toThrow(/timeout/i);
    expect(personio.requests.all.at(-1)?.status).toBeNull();
  });

  test("JSON that ends too early in a complete answer", async () => {
    personio.faults.add({ kind: "truncated", times: 1 });
    const cut = await ask.get();
    expect(cut.status).toBe(200);
    await expect(cut.json()).rejects.toThrow(SyntaxError);
  });

  test("no metadata", async () => {
    personio.faults.add({ kind: "no-metadata" });
    expect(Object.keys(await ask.list())).toEqual(["success", "data", "offset", "limit"]);
  });

  test("an attributes list nobody may read", async () => {
    personio.faults.add({ kind: "attributes-forbidden" });
    expect([await statusOf("/attributes"), await statusOf("/custom-attributes"), await statusOf()]).toEqual([
      403, 403, 200,
    ]);
  });
});

describe("people who come and go between two pages", () => {
  const readAll = async (): Promise<readonly unknown[]> => {
    const pages = [];
    for (const offset of [0, 100, 200])
      pages.push(valuesOf(await ask.list(`limit=100&offset=${offset}`), "id"));
    return pages.flat();
  };

  test("a hire shows somebody twice", async () => {
    personio.faults.add({ kind: "change", fromPage: 1, change: { action: "hire" } });
    const ids = await readAll();
    expect([ids.length, new Set(ids).size]).toEqual([251, 250]);
  });

  test("a deletion skips somebody", async () => {
    const [newest] = personio.company.employees;
    personio.faults.add({ kind: "change", fromPage: 1, change: (company) => company.delete(newest ?? 0) });
    const ids = await readAll();
    expect([ids.length, new Set(ids).size]).toEqual([249, 249]);
    expect(personio.company.employees).toHaveLength(249);
    const skipped = personio.company.employees.filter(({ id }) => !ids.includes(id));
    expect(skipped).toHaveLength(1);
  });

  test("a change that can't be made is told", async () => {
    const company = createCompany({ people: 0 });
    const empty = await startTestPersonio({ company });
    empty.faults.add({ kind: "change", change: { action: "leave", id: 4 } });
    const answer = await (await createAsk(empty.url)).get();
    expect([answer.status, await answer.text()]).toEqual([
      500,
      "Test Personio: Error: There is no employee 4",
    ]);
    await empty.close();
  });
});
