/** Who is told of what, and how often: the background polls, the server's answers change. */
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Status } from "../../../extension/api/answers.ts";
import { notify } from "../../../extension/background/notify.ts";
import { type Mood, newsOf } from "../../../extension/core/news.ts";
import { savePairing } from "../../../extension/storage/pairing.ts";
import { choosePreferences } from "../../../extension/storage/preferences.ts";
import { loadToldNews } from "../../../extension/storage/told-news.ts";
import { aRun, aStatus } from "../a-status.ts";
import { browserState, createLocks, fakeBrowser } from "../fake-browser.ts";
import { SERVER } from "../scripted-fetch.ts";

vi.mock("webextension-polyfill", async () => ({ default: (await import("../fake-browser.ts")).fakeBrowser }));

const NOW = Date.parse("2026-11-22T10:00:00Z");
const problem = (code: string) => ({ code, params: {} });
const ok = (id = "run-1") => aStatus({ lastRun: aRun({ id }) });
const failed = (id: string, code = "personio-unavailable") =>
  aStatus({ state: "failed", lastRun: aRun({ id, state: "failed", problem: problem(code) }) });
const paused = (id: string) =>
  aStatus({
    state: "paused",
    lastRun: aRun({ id, state: "paused", problem: problem("too-many-deactivations") }),
  });
const running = () => aStatus({ state: "running", lastRun: aRun({ id: "run-9", state: "reading" }) });

async function see(...statuses: readonly Status[]): Promise<void> {
  const locks = createLocks();
  for (const status of statuses) {
    const answer = { status, etag: null, at: NOW };
    await notify({ server: SERVER, answer, trouble: null }, { locks, now: NOW });
  }
}
const titles = () => browserState.notifications().map(({ title }) => title);
const ids = () => browserState.notifications().map(({ id }) => id);

beforeEach(async () => {
  browserState.reset();
  browserState.grant(true);
  await choosePreferences({ language: "en", notifications: true });
});

describe("somebody who wants to be told", () => {
  test("hears when syncs begin to fail, once, with the company and what to do", async () => {
    await see(ok(), failed("run-2"), failed("run-2"), running(), failed("run-3"));
    expect(browserState.notifications()).toEqual([
      {
        id: "failing#/runs/run-2",
        type: "basic",
        title: "Beispiel GmbH: The last sync failed",
        message: expect.stringContaining("Personio could not be reached"),
      },
    ]);
  });

  test.each([
    {
      name: "refused credentials",
      status: failed("run-2", "credentials-refused"),
      id: "failing#/runs/run-2",
    },
    { name: "a pause", status: paused("run-2"), id: "paused#/runs/run-2" },
    { name: "syncs that stay away", status: aStatus({ state: "overdue" }), id: "failing#/overview" },
  ])("hears of $name", async ({ status, id }) => {
    await see(ok(), status);
    expect(ids()).toEqual([id]);
  });

  test("hears that it is well again", async () => {
    await see(ok(), failed("run-2"), running(), ok("run-3"));
    expect(titles().at(-1)).toBe("Beispiel GmbH: The sync works again");
    expect(ids().at(-1)).toBe("recovered#/runs/run-3");
  });

  test("hears of a pause while all else fails, and of an approved run that fails", async () => {
    await see(failed("run-1"), paused("run-2"), failed("run-3"));
    expect(ids()).toEqual(["paused#/runs/run-2", "failing#/runs/run-3"]);
  });

  test("isn’t told again after the browser was closed, nor by two polls at once", async () => {
    await see(ok());
    await Promise.all([see(failed("run-2")), see(failed("run-2"))]);
    fakeBrowser.storage.session.reset();
    await see(failed("run-2"));
    expect(new Set(ids())).toEqual(new Set(["failing#/runs/run-2"]));
  });

  test("is told of what happened while the browser was closed", async () => {
    await see(ok());
    fakeBrowser.storage.session.reset();
    await see(failed("run-7"));
    expect(ids()).toEqual(["failing#/runs/run-7"]);
  });

  test("reads it in the language that was chosen", async () => {
    await choosePreferences({ language: "de" });
    await see(ok(), failed("run-2"), ok("run-3"));
    expect(titles()).toEqual([
      "Beispiel GmbH: Der letzte Sync ist fehlgeschlagen",
      "Beispiel GmbH: Der Sync läuft wieder",
    ]);
  });
});

describe("nobody is told", () => {
  test("who didn’t ask for it; and what changed until they do is no news", async () => {
    await choosePreferences({ notifications: false });
    await see(ok(), failed("run-2"));
    await choosePreferences({ notifications: true });
    await see(failed("run-2"));
    expect(ids()).toEqual([]);
  });

  test("while the server can’t be asked", async () => {
    await see(ok());
    const trouble = { failure: { kind: "unreachable" }, since: 0, times: 3 } as const;
    const answer = { status: failed("run-2"), etag: null, at: NOW };
    await notify({ server: SERVER, answer, trouble }, { locks: createLocks(), now: NOW });
    expect(ids()).toEqual([]);
  });

  test("where IT has turned it off", async () => {
    browserState.setPolicy({ notifications: "off" });
    await see(ok(), failed("run-2"), ok("run-3"));
    expect(ids()).toEqual([]);
    expect(await loadToldNews()).toBeNull();
  });

  test("that it is well again, where IT wants failures only", async () => {
    browserState.setPolicy({ notifications: "failures" });
    await see(ok(), failed("run-2"), ok("run-3"));
    expect(ids()).toEqual(["failing#/runs/run-2"]);
  });

  test("after the permission was taken away", async () => {
    browserState.grant(false);
    await see(ok(), failed("run-2"));
    expect(ids()).toEqual([]);
  });

  test("of another server by comparison with this one", async () => {
    await notify(
      { server: "https://other.example", answer: { status: ok(), etag: null, at: NOW }, trouble: null },
      { locks: createLocks(), now: NOW },
    );
    await see(failed("run-2"));
    expect(ids()).toEqual([]);
  });
});

describe("a click", () => {
  afterEach(() => vi.unstubAllGlobals());

  test.each([
    { name: "when the permission was there", isGrantedFirst: true },
    { name: "when it came later", isGrantedFirst: false },
  ])("opens the run, $name", async ({ isGrantedFirst }) => {
    vi.resetModules();
    vi.stubGlobal("navigator", { locks: createLocks(), onLine: true });
    browserState.grant(isGrantedFirst);
    await savePairing({ server: SERVER, name: "", refreshToken: "", deviceName: "" });
    await import("../../../extension/background.ts");
    browserState.grant(true);
    browserState.clickNotification("failing#/runs/run-2");
    expect(fakeBrowser.tabs.created).toEqual(["chrome-extension://fake/dashboard.html#/runs/run-2"]);
  });
});

test.each<[Mood, Mood, string | null]>([
  ["good", "good", null],
  ["good", "failing", "failing"],
  ["good", "paused", "paused"],
  ["failing", "failing", null],
  ["failing", "good", "recovered"],
  ["failing", "paused", "paused"],
  ["paused", "failing", "failing"],
  ["paused", "good", null],
])("from %s to %s: %s", (before, after, news) => expect(newsOf(before, after)).toBe(news));
