/** `GET /v1/status` and `GET /healthz`: is it fine? */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  accountRow,
  COUNTS,
  connectionRow,
  findingRow,
  HOUR_MS,
  insertRows,
  type Row,
  runRow,
} from "./rows.ts";
import { type Api, type Ask, startApi } from "./start-api.ts";

let api: Api;
const ask: Ask = (...request) => api.ask(...request);

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(() => api.rollcall.reset());

const insert = (table: string, ...rows: readonly Row[]) => insertRows(api.rollcall.db, table, rows);
const ago = (hours: number): number => Date.now() - hours * HOUR_MS;
const dayOf = (instant: number): string =>
  new Date(instant).toLocaleDateString("sv-SE", { timeZone: "Europe/Berlin" });
const instantOf = (at: number): string => new Date(at).toISOString().replace(/\.\d+/u, "");

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/u;

type Status = { readonly state: string; readonly [field: string]: unknown };
const status = async () => (await ask<Status>("GET", "/v1/status")).body;

test("says so before anything is set up", async () => {
  expect(await status()).toEqual({
    ...{ state: "not-configured", name: "", lastRun: null, pausedRun: null },
    ...{ lastSuccessAt: null, nextRunAt: null },
    ...{ pollAfterSeconds: 300, findings: 0, history: [], freshness: null },
    people: { employees: 0, linked: 0, excluded: 0, held: 0, waiting: 0 },
    accounts: { active: 0, deactivated: 0, neverInvited: 0, invited: 0 },
  });
});

test("tells all there is to tell of a company whose run went well", async () => {
  const startedAt = ago(3);
  await insert("setting", {
    id: 1,
    document: JSON.stringify({ companyName: "Beispiel GmbH" }),
    updated_at: 0,
  });
  await insert("connection", connectionRow({ enabled_at: ago(200) }));
  await insert("run", runRow("older", ago(30)), runRow("newest", startedAt));
  expect(await status()).toEqual({
    ...{ state: "ok", name: "Beispiel GmbH", pollAfterSeconds: 300, findings: 0, freshness: null },
    pausedRun: null,
    lastSuccessAt: instantOf(startedAt + 60_000),
    nextRunAt: expect.stringMatching(INSTANT),
    lastRun: {
      ...{ id: "newest", trigger: "schedule", mode: "apply", state: "succeeded", problem: null },
      ...{ startedAt: instantOf(startedAt), finishedAt: instantOf(startedAt + 60_000) },
      counts: expect.objectContaining({ read: 10, updated: 2, deactivated: 1, failed: 0 }),
    },
    people: { employees: 10, linked: 8, excluded: 1, held: 0, waiting: 1 },
    accounts: { active: 0, deactivated: 0, neverInvited: 0, invited: 0 },
    history: [ago(3), ago(30)].map((at) => ({ day: dayOf(at), state: "ok", changes: 3 })),
  });
});

test("a run that was cancelled before it changed anything is not the last one", async () => {
  await insert("connection", connectionRow({ enabled_at: ago(200) }));
  const rejected = { state: "cancelled", applied: 0 };
  await insert("run", runRow("carried-out", ago(3)), runRow("rejected", ago(2), rejected));
  expect(await status()).toMatchObject({ state: "ok", lastRun: { id: "carried-out", state: "succeeded" } });
});

test("one that was cancelled after it had changed something is", async () => {
  await insert("connection", connectionRow({ enabled_at: ago(200) }));
  const halfDone = { state: "cancelled", applied: 2 };
  await insert("run", runRow("carried-out", ago(3)), runRow("half-done", ago(2), halfDone));
  expect(await status()).toMatchObject({ lastRun: { id: "half-done" } });
});

test("is paused, and names the run, while a plan for the destination waits", async () => {
  await insert("connection", connectionRow({ enabled_at: ago(200) }));
  const problem = JSON.stringify({ code: "first-push", params: { create: 3 } });
  const paused = { mode: "push", state: "paused", finished_at: null, problem };
  await insert("run", runRow("newest", ago(3)), runRow("plan", ago(2), paused));
  expect(await status()).toMatchObject({
    state: "paused",
    lastRun: { id: "newest" },
    pausedRun: { id: "plan", purpose: "push", problem: { code: "first-push", params: { create: 3 } } },
  });
});

describe("the state is", () => {
  const FAILED: Row = {
    state: "failed",
    problem: JSON.stringify({ code: "personio-unavailable", params: {} }),
  };
  const PAUSED: Row = { state: "paused", finished_at: null };

  test.each([
    { state: "never-run", when: "no run has been", run: null },
    { state: "ok", when: "the last run went well", run: {} },
    { state: "warning", when: "it left findings", run: {}, finding: true },
    { state: "paused", when: "it waits for approval", run: PAUSED },
    { state: "failed", when: "it failed", run: FAILED },
    { state: "failed", when: "it died", run: { state: "applying", finished_at: null } },
    { state: "overdue", when: "it is 27 hours ago", run: {}, hours: 27 },
    { state: "ok", when: "it is 25 hours ago", run: {}, hours: 25 },
    { state: "disabled", when: "the integration is switched off", run: FAILED, enabled: 0 },
    { state: "ok", when: "only a preview failed since", run: { ...FAILED, mode: "preview" }, before: {} },
    { state: "ok", when: "one was cancelled since", run: { state: "cancelled" }, before: {} },
  ])("$state when $when", async ({ state, run, hours = 1, enabled = 1, finding = false, before = null }) => {
    await insert("connection", connectionRow({ enabled, enabled_at: ago(100) }));
    if (before !== null) await insert("run", runRow("before", ago(hours + 1), before));
    if (run !== null) await insert("run", runRow("newest", ago(hours), run));
    if (finding) await insert("finding", findingRow("no-email", "1"));
    expect((await status()).state).toBe(state);
  });

  test("running, to be asked again soon, while a run is at work", async () => {
    await insert("connection", connectionRow());
    await insert("run", runRow("at-work", Date.now(), { state: "reading", finished_at: null }));
    await api.rollcall.db.prepare("UPDATE lease SET owner = 'at-work', expires_at = unixepoch() + 60").run();
    expect(await status()).toMatchObject({
      ...{ state: "running", pollAfterSeconds: 2 },
      lastRun: { id: "at-work", state: "reading", finishedAt: null, problem: null },
    });
  });
});

describe("the entity tag", () => {
  test("spares a client that has the answer already the rest", async () => {
    const { headers } = await ask("GET", "/v1/status");
    const etag = headers.get("etag") ?? "";
    expect(etag).toMatch(/^"[0-9a-f]{24}"$/u);
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, "*"]) {
      const again = await ask("GET", "/v1/status", { headers: { "if-none-match": known } });
      expect(again).toMatchObject({ status: 304, text: "" });
      expect(again.headers.get("etag")).toBe(etag);
      expect(again.headers.get("x-request-id")).toMatch(/./u);
      expect(again.headers.get("cache-control")).toBe("no-store");
    }
  });

  test("changes with the answer", async () => {
    const { headers } = await ask("GET", "/v1/status");
    const etag = headers.get("etag") ?? "";
    await insert("finding", findingRow("no-email", "1"));
    const changed = await ask("GET", "/v1/status", { headers: { "if-none-match": etag } });
    expect(changed).toMatchObject({ status: 200, body: { findings: 1 } });
    expect(changed.headers.get("etag")).not.toBe(etag);
  });
});

test("stays under 4 kB in the busiest fortnight of a company with a very long name", async () => {
  const count = 99_999;
  const counts = Object.fromEntries(Object.keys(COUNTS).map((key) => [key, count]));
  const missing = ["first_name", "last_name", "email", "status"];
  const problem = JSON.stringify({ code: "attributes-missing", params: { missing } });
  const days = Array.from({ length: 16 }, (_, day) => day);
  const companyName = "漢".repeat(200);
  await insert("setting", { id: 1, document: JSON.stringify({ companyName }), updated_at: 0 });
  await insert("connection", connectionRow({ enabled_at: ago(1000) }));
  await insert(
    "run",
    ...days.map((day) => runRow(`good-${day}`, ago(24 * day + 2), { counts: JSON.stringify(counts) })),
    ...days.map((day) => runRow(`bad-${day}`, ago(24 * day + 1), { state: "failed", problem })),
  );
  const { text, body } = await ask<Status>("GET", "/v1/status");
  expect(body).toMatchObject({
    state: "failed",
    name: companyName,
    lastRun: { problem: { params: { missing } } },
  });
  expect(Object(body["history"]).length).toBeGreaterThanOrEqual(13);
  expect(new TextEncoder().encode(text).length).toBeLessThan(4096);
});

describe("GET /healthz", () => {
  const health = () => ask<unknown>("GET", "/healthz", { token: null });

  /** A company with a name, somebody in the directory, and a run that ended so many hours ago. */
  async function companyWithRun(hours: number, enabled = 1): Promise<string> {
    const finishedAt = ago(hours);
    await insert("setting", { id: 1, document: '{"companyName":"Beispiel GmbH"}', updated_at: 0 });
    await insert("account", accountRow("ada", { first_name: "Ada" }));
    await insert("connection", connectionRow({ enabled, enabled_at: 1 }));
    await insert("run", runRow("last", finishedAt - 60_000, { finished_at: finishedAt }));
    return instantOf(finishedAt);
  }

  test("is ok before anything is set up", async () => {
    const { status, text } = await health();
    expect({ status, text }).toEqual({ status: 200, text: '{"status":"ok","lastSuccessAt":null}' });
  });

  test.each([
    { is: "ok", when: "the last good run is within the interval and two hours", hours: 25.9 },
    { is: "overdue", when: "it is older than that", hours: 26.1, code: 503 },
    { is: "ok", when: "the integration is switched off", hours: 500, enabled: 0 },
  ])("is $is when $when, and says nothing but when", async ({ is, hours, enabled = 1, code = 200 }) => {
    const lastSuccessAt = await companyWithRun(hours, enabled);
    const { status, body, headers } = await health();
    expect(status).toBe(code);
    expect(body).toEqual({ status: is, lastSuccessAt });
    expect(headers.get("content-type")).toBe("application/json");
  });
});
