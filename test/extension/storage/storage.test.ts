/** What is kept, and that nothing is believed that was stored by somebody else, or by an older version of us. */
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { chooseNotifications } from "../../../extension/storage/choose-notifications.ts";
import { openDraft } from "../../../extension/storage/drafts.ts";
import { followOutbox } from "../../../extension/storage/follow-outbox.ts";
import { followPlace } from "../../../extension/storage/follow-place.ts";
import { loadPolicy, NO_POLICY } from "../../../extension/storage/managed-policy.ts";
import { loadOutbox } from "../../../extension/storage/outbox.ts";
import {
  forgetPairing,
  loadPairing,
  savePairing,
  settlePairing,
} from "../../../extension/storage/pairing.ts";
import { PAIRING as PAIRING_PLACE } from "../../../extension/storage/pairing-place.ts";
import { choosePreferences, loadPreferences } from "../../../extension/storage/preferences.ts";
import { loadSnapshot } from "../../../extension/storage/snapshot.ts";
import {
  cancelEntry,
  dismissEntry,
  saveEntry,
  submitMutation,
} from "../../../extension/storage/write-outbox.ts";
import { browserState, createLocks, fakeBrowser } from "../fake-browser.ts";

vi.mock("webextension-polyfill", async () => ({ default: (await import("../fake-browser.ts")).fakeBrowser }));

const { local, session } = fakeBrowser.storage;
const PAIRING = { server: "https://a.example", name: "A", refreshToken: "rcr_1", deviceName: "Chrome" };
const parseText = (stored: unknown) => (typeof stored === "string" ? stored : null);

beforeEach(() => {
  browserState.reset();
  vi.useFakeTimers({ now: 1_000_000 });
});
afterEach(() => {
  vi.useRealTimers();
});

describe("what was stored by nobody we know counts as not there", () => {
  test.each([{ pairing: 7 }, { pairing: {} }, { pairing: { ...PAIRING, server: "" } }, { pairing: null }])(
    "$pairing",
    async (stored) => {
      await local.set(stored);
      expect(await loadPairing()).toBeNull();
    },
  );

  test("snapshots, outbox entries and preferences too", async () => {
    await session.set({
      snapshot: { server: "https://a.example", answer: { at: 1, status: {} } },
      "outbox:1": { id: "1" },
    });
    await local.set({ preferences: { language: "fr" } });
    expect(await loadSnapshot()).toEqual({ server: "https://a.example", answer: null, trouble: null });
    expect(await loadOutbox()).toEqual([]);
    expect(await loadPreferences()).toEqual({ language: null, notifications: false });
  });
});

describe("a connection", () => {
  test("is followed wherever it changes", async () => {
    await savePairing(PAIRING);
    const followed = await followPlace(PAIRING_PLACE);
    expect(followed.value).toEqual(PAIRING);
    await forgetPairing();
    expect(followed.value).toBeNull();
  });

  test("and all else in the profile has nothing personal", async () => {
    await savePairing(PAIRING);
    await choosePreferences({ language: "de" });
    expect(Object.keys(local.all())).toEqual(["pairing", "preferences"]);
    expect(Object.keys(PAIRING)).toEqual(["server", "name", "refreshToken", "deviceName"]);
  });

  describe("where IT lets nothing outlive the session", () => {
    beforeEach(() => browserState.setPolicy({ sessionOnly: true }));

    test("has its token in memory alone, and is whole when read", async () => {
      await savePairing(PAIRING);
      expect(JSON.stringify(local.all())).not.toContain("rcr_1");
      expect(await loadPairing()).toEqual(PAIRING);
    });

    test("is there after the browser was closed, but asks for signing in", async () => {
      await savePairing(PAIRING);
      session.reset();
      expect(await loadPairing()).toEqual({ ...PAIRING, refreshToken: "" });
    });

    test("takes a token from the disk that was there before", async () => {
      await local.set({ pairing: PAIRING });
      await settlePairing();
      expect(JSON.stringify(local.all())).not.toContain("rcr_1");
      expect(await loadPairing()).toEqual(PAIRING);
    });

    test("leaves nothing behind when it is ended", async () => {
      await savePairing(PAIRING);
      await savePairing({ ...PAIRING, refreshToken: "" });
      expect(await loadPairing()).toMatchObject({ refreshToken: "" });
      await forgetPairing();
      expect([local.all(), session.all()]).toEqual([{}, {}]);
    });
  });

  test("stays on the disk where IT says nothing", async () => {
    await savePairing(PAIRING);
    await settlePairing();
    session.reset();
    expect(await loadPairing()).toEqual(PAIRING);
  });
});

describe("a draft", () => {
  test("is written once somebody pauses, and found again", async () => {
    const draft = await openDraft("note", parseText);
    expect(draft.isRestored.value).toBe(false);
    draft.set("ext");
    draft.set("exter");
    expect(session.all()).toEqual({});
    await vi.advanceTimersByTimeAsync(150);
    draft.close();
    const again = await openDraft("note", parseText);
    expect([again.value.value, again.isRestored.value]).toEqual(["exter", true]);
    again.set("extern");
    expect(again.isRestored.value).toBe(false);
  });

  test("is written at once when the page goes, or a tab is to go on with it", async () => {
    const draft = await openDraft("note", parseText);
    draft.set("exter");
    await draft.flush();
    expect((await openDraft("note", parseText)).value.value).toBe("exter");
  });

  test("is the same in popup and tab, but isn’t changed under somebody’s hands", async () => {
    const [popup, tab] = [await openDraft("note", parseText), await openDraft("note", parseText)];
    popup.set("from the popup");
    await popup.flush();
    expect(tab.value.value).toBe("from the popup");
    tab.set("being typed in the tab");
    popup.set("late");
    await popup.flush();
    expect(tab.value.value).toBe("being typed in the tab");
  });

  test("that is discarded is gone everywhere", async () => {
    const [popup, tab] = [await openDraft("note", parseText), await openDraft("note", parseText)];
    popup.set("something");
    await popup.discard();
    expect([popup.value.value, tab.value.value, session.all()]).toEqual([null, null, {}]);
  });

  test("of the day before yesterday, or of another shape, isn’t brought back", async () => {
    const draft = await openDraft("note", parseText);
    draft.set("old");
    await draft.flush();
    vi.setSystemTime(1_000_000 + 25 * 3_600_000);
    expect((await openDraft("note", parseText)).value.value).toBeNull();
    await session.set({ "draft:note": { value: 7, at: Date.now() } });
    expect((await openDraft("note", parseText)).value.value).toBeNull();
  });
});

describe("the outbox", () => {
  const mutation = { op: "start-run", mode: "apply" } as const;

  test("keeps what is to be done although nobody listens yet, oldest first", async () => {
    const first = await submitMutation(PAIRING.server, mutation);
    vi.setSystemTime(2_000_000);
    const second = await submitMutation(PAIRING.server, { op: "send-invitations", accountIds: ["1"] });
    expect((await loadOutbox()).map(({ id, state }) => [id, state])).toEqual([
      [first, "waiting"],
      [second, "waiting"],
    ]);
  });

  test("tells the background, and shows what becomes of it", async () => {
    const told: unknown[] = [];
    const listen = (message: unknown) => void told.push(message);
    fakeBrowser.runtime.onMessage.addListener(listen);
    const outbox = await followOutbox();
    const id = await submitMutation(PAIRING.server, mutation);
    expect(told).toEqual([{ type: "mutate", id }]);
    await vi.waitFor(() => expect(outbox.entries.value).toMatchObject([{ id, state: "waiting" }]));
    await dismissEntry(id);
    await vi.waitFor(() => expect(outbox.entries.value).toEqual([]));
    fakeBrowser.runtime.onMessage.removeListener(listen);
  });
});

describe("what waits in the outbox", () => {
  const mutation = { op: "start-run", mode: "apply" } as const;

  test("can be taken back", async () => {
    const id = await submitMutation(PAIRING.server, mutation);
    await cancelEntry(id, createLocks());
    expect(await loadOutbox()).toEqual([]);
  });

  test("can't be any more while it is sent: what became of it stays to be seen", async () => {
    const id = await submitMutation(PAIRING.server, mutation);
    const locks = createLocks();
    const entry = { id, server: PAIRING.server, mutation, at: 0, tries: 1 };
    const sending = locks.request("rollcall:outbox", async () => {
      await saveEntry({ ...entry, state: "sending" });
      await Promise.resolve();
      await saveEntry({ ...entry, state: "done", result: { op: "start-run", runId: "run-1" } });
    });
    await Promise.all([sending, cancelEntry(id, locks)]);
    expect(await loadOutbox()).toMatchObject([{ id, state: "done" }]);
  });
});

describe("a choice", () => {
  test("leaves the others as they are", async () => {
    await choosePreferences({ language: "de" });
    await choosePreferences({ notifications: true });
    expect(await loadPreferences()).toEqual({ language: "de", notifications: true });
  });

  test("to be told asks the browser, and holds only where that agrees", async () => {
    browserState.answerPermissions(false);
    expect(await chooseNotifications(true)).toBe(false);
    expect(await loadPreferences()).toMatchObject({ notifications: false });
    browserState.answerPermissions(true);
    expect(await chooseNotifications(true)).toBe(true);
    expect(await loadPreferences()).toMatchObject({ notifications: true });
    expect(await chooseNotifications(false)).toBe(false);
    expect(fakeBrowser.notifications).toBeUndefined();
  });
});

describe("what IT has set", () => {
  test.each([
    { name: "nothing", stored: null, policy: NO_POLICY },
    {
      name: "everything",
      stored: {
        workerUrl: "https://a.example",
        lockServer: true,
        language: "de",
        readOnly: true,
        disableFirstRunPage: true,
        sessionOnly: true,
        notifications: "failures",
      },
      policy: {
        workerUrl: "https://a.example",
        isServerLocked: true,
        language: "de",
        isFirstRunPageOff: true,
        isReadOnly: true,
        isSessionOnly: true,
        notifications: "failures",
      },
    },
    { name: "a lock without a server", stored: { lockServer: true }, policy: NO_POLICY },
    {
      name: "nonsense",
      stored: { workerUrl: 7, lockServer: "yes", language: "fr", notifications: "all" },
      policy: NO_POLICY,
    },
  ])("$name", async ({ stored, policy }) => {
    browserState.setPolicy(stored);
    expect(await loadPolicy()).toEqual(policy);
  });
});
