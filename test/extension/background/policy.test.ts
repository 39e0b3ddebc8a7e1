/** A policy that comes when a browser is connected already: it holds for that one, too. */
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { loadAccessToken, saveAccessToken } from "../../../extension/storage/access-token.ts";
import { loadOutbox } from "../../../extension/storage/outbox.ts";
import { loadPairing, savePairing } from "../../../extension/storage/pairing.ts";
import { loadSnapshot, saveSnapshot } from "../../../extension/storage/snapshot.ts";
import { saveEntry } from "../../../extension/storage/write-outbox.ts";
import { aStatus } from "../a-status.ts";
import { browserState, createLocks, fakeBrowser } from "../fake-browser.ts";
import { jsonAnswer, networkError, SERVER } from "../scripted-fetch.ts";

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
const OURS = { server: SERVER, name: "Beispiel GmbH", refreshToken: "rcr_1", deviceName: "Chrome" };
const LOCKED_ELSEWHERE = { workerUrl: "https://other.example.com", lockServer: true };

let asked: string[];
let answer: (url: string) => Response;

beforeEach(async () => {
  browserState.reset();
  for (const { listeners } of EVENTS) listeners.clear();
  vi.resetModules();
  asked = [];
  answer = () => jsonAnswer(aStatus());
  vi.stubGlobal("fetch", async (url: string, init: RequestInit = {}) => {
    asked.push([url, init.body ?? ""].join(" ").trim());
    return answer(url);
  });
  vi.stubGlobal("navigator", { locks: createLocks(), onLine: true });
  await import("../../../extension/background.ts");
  await savePairing(OURS);
  await saveAccessToken({ server: SERVER, token: "rca_1", expiresAt: Date.now() + 900_000 });
  await saveSnapshot({ server: SERVER, answer: { status: aStatus(), etag: null, at: 1 }, trouble: null });
  const mutation = { op: "start-run", mode: "apply" } as const;
  await saveEntry({ ...{ id: "1", server: SERVER, mutation, at: Date.now(), tries: 0 }, ...WAITING });
});
const WAITING = { state: "waiting", failure: { kind: "unreachable" } } as const;
afterEach(() => vi.unstubAllGlobals());

const isParted = () => vi.waitFor(async () => expect(await loadPairing()).toBeNull());
const poll = () => runtime.sendMessage({ type: "poll" });

describe("a locked server that is another than the connected one", () => {
  beforeEach(() => browserState.setPolicy(LOCKED_ELSEWHERE));

  test("parts the browser from it: nothing is asked or sent, all is forgotten, and the server hears of it", async () => {
    await poll();
    expect(asked).toEqual([`${SERVER}/oauth/revoke token=rcr_1`]);
    expect([await loadPairing(), await loadAccessToken(), await loadSnapshot()]).toEqual([null, null, null]);
    expect(await loadOutbox()).toEqual([]);
    await vi.waitFor(() => expect(browserState.badge().title).toContain("Please sign in"));
  });

  test.each([
    { name: "it is told of", wake: () => storage.onChanged.emit({ lockServer: {} }, "managed") },
    { name: "the browser starts", wake: () => runtime.onStartup.emit() },
    { name: "something that waits is tried again", wake: () => alarms.onAlarm.emit({ name: "outbox" }) },
    { name: "it is time to ask again", wake: () => alarms.onAlarm.emit({ name: "poll" }) },
  ])("does so when $name", async ({ wake }) => {
    wake();
    await isParted();
    expect(asked).toEqual([`${SERVER}/oauth/revoke token=rcr_1`]);
  });

  test("does so although the old server doesn’t answer", async () => {
    answer = networkError;
    await poll();
    await isParted();
  });

  test("gets no page a new token for the old one", async () => {
    const renewed = await runtime.sendMessage({ type: "renew-token", server: SERVER, refused: "rca_1" });
    expect(renewed).toEqual({ ok: false, failure: { kind: "auth" } });
    expect(asked.filter((url) => url.includes("/oauth/token"))).toEqual([]);
  });
});

test.each([
  { name: "the connected server, however it is spelled", policy: { workerUrl: "rollcall.example.com/pair" } },
  { name: "an address that nobody can read", policy: { workerUrl: "not an address" } },
  { name: "another server as a suggestion", policy: { ...LOCKED_ELSEWHERE, lockServer: false } },
])("$name changes nothing", async ({ policy }) => {
  browserState.setPolicy({ lockServer: true, ...policy });
  await poll();
  expect(asked).toContain(`${SERVER}/v1/status`);
  expect(await loadPairing()).toEqual(OURS);
});
