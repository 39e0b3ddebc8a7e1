/** The background as the browser meets it: loaded, woken, ended, loaded again. */
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { pollTimes } from "../../../extension/background/schedule-polls.ts";
import { saveAccessToken } from "../../../extension/storage/access-token.ts";
import { loadOutbox } from "../../../extension/storage/outbox.ts";
import { savePairing } from "../../../extension/storage/pairing.ts";
import { submitMutation } from "../../../extension/storage/write-outbox.ts";
import { aRun, aStatus } from "../a-status.ts";
import { browserState, createLocks, fakeBrowser } from "../fake-browser.ts";
import { type Answering, jsonAnswer, networkError, SERVER, scriptedFetch } from "../scripted-fetch.ts";

vi.mock("webextension-polyfill", async () => ({ default: (await import("../fake-browser.ts")).fakeBrowser }));

const { runtime, alarms, storage, permissions } = fakeBrowser;
const EVENTS = [
  runtime.onInstalled,
  runtime.onStartup,
  runtime.onMessage,
  alarms.onAlarm,
  storage.onChanged,
  permissions.onAdded,
];
let answer: Answering;
let asked: readonly { readonly path: string }[];

beforeEach(async () => {
  browserState.reset();
  for (const { listeners } of EVENTS) listeners.clear();
  vi.resetModules();
  answer = () => jsonAnswer(aStatus());
  const server = scriptedFetch((one) => answer(one));
  asked = server.asked;
  vi.stubGlobal("fetch", server.fetch);
  vi.stubGlobal("navigator", { locks: createLocks(), onLine: true });
  await import("../../../extension/background.ts");
});
afterEach(() => vi.unstubAllGlobals());

async function connect(): Promise<void> {
  await savePairing({ server: SERVER, name: "Beispiel GmbH", refreshToken: "rcr_1", deviceName: "Chrome" });
  await saveAccessToken({ server: SERVER, token: "rca_1", expiresAt: Date.now() + 900_000 });
}

/** A title stands as soon as there is any badge; without it the empty text would be that of a browser just installed. */
const badge = (text: string) =>
  vi.waitFor(() => {
    expect(browserState.badge().title).not.toBe("");
    expect(browserState.badge().text).toBe(text);
  });

test("listens to everything as soon as it is loaded: later is too late for the event that woke it", () => {
  expect(EVENTS.map(({ listeners }) => listeners.size)).toEqual(EVENTS.map(() => 1));
});

describe("after installation", () => {
  test("the way in is opened, and the icon says that nobody is connected", async () => {
    runtime.onInstalled.emit({ reason: "install" });
    await vi.waitFor(() => expect(fakeBrowser.tabs.created).toEqual(["chrome-extension://fake/pair.html"]));
    await badge("?");
    await vi.waitFor(() =>
      expect(browserState.alarms()["poll"]).toEqual({ name: "poll", periodInMinutes: 30 }),
    );
  });

  test("nothing is opened where IT doesn’t want it, and none after an update", async () => {
    browserState.setPolicy({ disableFirstRunPage: true });
    runtime.onInstalled.emit({ reason: "install" });
    runtime.onInstalled.emit({ reason: "update" });
    await badge("?");
    expect(fakeBrowser.tabs.created).toEqual([]);
  });
});

describe("the icon", () => {
  beforeEach(connect);

  test.each([
    { name: "all is well", status: aStatus(), text: "" },
    {
      name: "a run is at work",
      status: aStatus({ state: "running", lastRun: aRun({ state: "reading" }) }),
      text: "…",
    },
    { name: "three people need a look", status: aStatus({ state: "warning", findings: 3 }), text: "3" },
    {
      name: "a run is paused",
      status: aStatus({ state: "paused", lastRun: aRun({ state: "paused" }) }),
      text: "II",
    },
    {
      name: "a run failed",
      status: aStatus({ state: "failed", lastRun: aRun({ state: "failed" }) }),
      text: "!",
    },
  ])("says that $name", async ({ status, text }) => {
    answer = () => jsonAnswer(status);
    // Awaited, or the poll of one test would end in the next.
    await runtime.sendMessage({ type: "poll" });
    await badge(text);
    expect(browserState.badge().title.length).toBeGreaterThan("Rollcall: ".length);
  });

  test("says so when the server has not answered three times", async () => {
    answer = () => jsonAnswer(aStatus());
    await runtime.sendMessage({ type: "poll" });
    await badge("");
    answer = networkError;
    for (let time = 0; time < 3; time += 1) await runtime.sendMessage({ type: "poll" });
    await badge("?");
  });
});

describe("pages are answered", () => {
  beforeEach(connect);

  test("with a new token, which the background alone gets", async () => {
    answer = () => jsonAnswer({ access_token: "rca_2", refresh_token: "rcr_2", expires_in: 900 });
    expect(await runtime.sendMessage({ type: "renew-token", server: SERVER, refused: "rca_1" })).toEqual({
      ok: true,
      value: "rca_2",
    });
  });

  test("by doing what they put into the outbox", async () => {
    answer = ({ path }) => (path === "/v1/runs" ? jsonAnswer({ id: "run-1" }) : jsonAnswer(aStatus()));
    await submitMutation(SERVER, { op: "start-run", mode: "apply" });
    await vi.waitFor(async () => expect(await loadOutbox()).toMatchObject([{ state: "done" }]));
  });

  test("not at all when they ask for something else", async () => {
    await expect(runtime.sendMessage({ type: "eval", code: "1" })).rejects.toThrow("Could not establish");
  });
});

test("is woken by its alarm", async () => {
  await connect();
  alarms.onAlarm.emit({ name: "poll" });
  await vi.waitFor(() => expect(asked.map(({ path }) => path)).toContain("/v1/status"));
  await badge("");
});

test("a policy that comes while the browser runs takes the token from the disk", async () => {
  await connect();
  browserState.setPolicy({ sessionOnly: true });
  storage.onChanged.emit({ sessionOnly: { newValue: true } }, "managed");
  await vi.waitFor(() => expect(JSON.stringify(storage.local.all())).not.toContain("rcr_1"));
});

test("a server that said when to come back isn’t asked before", async () => {
  await connect();
  answer = () => new Response("", { status: 429, headers: { "Retry-After": "120", "X-Request-Id": "1" } });
  await runtime.sendMessage({ type: "poll" });
  await runtime.sendMessage({ type: "poll" });
  expect(asked.filter(({ path }) => path === "/v1/status")).toHaveLength(1);
});

test("a server that wanted a pause is asked again when it said, not only half an hour later", async () => {
  await connect();
  answer = () => new Response("", { status: 429, headers: { "Retry-After": "120", "X-Request-Id": "1" } });
  await runtime.sendMessage({ type: "poll" });
  const when = browserState.alarms()["poll-watch"]?.when ?? 0;
  expect(when - Date.now()).toBeGreaterThan(110_000);
  expect(when - Date.now()).toBeLessThanOrEqual(120_000);
});

test("a pause of a year is an hour: else nobody would ever get back in", async () => {
  await connect();
  const year = { "Retry-After": "31536000", "X-Request-Id": "1" };
  answer = () => new Response("", { status: 429, headers: year });
  await runtime.sendMessage({ type: "poll" });
  expect(browserState.alarms()["poll-watch"]?.when).toBeLessThanOrEqual(Date.now() + 3_600_000);
});

describe("the next question", () => {
  const NOW = Date.parse("2026-11-22T10:00:00Z");
  const times = (status: ReturnType<typeof aStatus>) =>
    pollTimes({ server: SERVER, answer: { status, etag: null, at: NOW }, trouble: null }, NOW);

  test.each([
    {
      name: "two minutes after the next run",
      status: aStatus({ nextRunAt: "2026-11-22T11:00:00Z" }),
      next: { nextRun: NOW + 62 * 60_000, watch: null },
    },
    {
      name: "not for a run that should be over",
      status: aStatus({ nextRunAt: "2026-11-22T09:00:00Z" }),
      next: { nextRun: null, watch: null },
    },
    {
      name: "every half minute while one is at work",
      status: aStatus({
        state: "running",
        nextRunAt: null,
        lastRun: aRun({ startedAt: "2026-11-22T09:59:00Z" }),
      }),
      next: { nextRun: null, watch: NOW + 30_000 },
    },
    {
      name: "but not for ever",
      status: aStatus({
        state: "running",
        nextRunAt: null,
        lastRun: aRun({ startedAt: "2026-11-22T09:40:00Z" }),
      }),
      next: { nextRun: null, watch: null },
    },
  ])("is asked $name", ({ status, next }) => {
    expect(times(status)).toEqual(next);
  });
});
