/** What is kept, and that nothing is believed that was stored by somebody else, or by an older version of us. */
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { openDraft } from "../../../extension/storage/drafts.ts";
import { loadPolicy, NO_POLICY } from "../../../extension/storage/managed-policy.ts";
import { dismissEntry, followOutbox, loadOutbox, submitMutation } from "../../../extension/storage/outbox.ts";
import {
  followPairing,
  forgetPairing,
  loadPairing,
  savePairing,
} from "../../../extension/storage/pairing.ts";
import { loadPreferences, savePreferences } from "../../../extension/storage/preferences.ts";
import { loadSnapshot } from "../../../extension/storage/snapshot.ts";
import { browserState, fakeBrowser } from "../fake-browser.ts";

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
    expect(await loadPreferences()).toEqual({ language: null });
  });
});

describe("a connection", () => {
  test("is followed wherever it changes", async () => {
    await savePairing(PAIRING);
    const followed = await followPairing();
    expect(followed.value).toEqual(PAIRING);
    await forgetPairing();
    expect(followed.value).toBeNull();
  });

  test("and all else in the profile has nothing personal", async () => {
    await savePairing(PAIRING);
    await savePreferences({ language: "de" });
    expect(Object.keys(local.all())).toEqual(["pairing", "preferences"]);
    expect(Object.keys(PAIRING)).toEqual(["server", "name", "refreshToken", "deviceName"]);
  });
});

describe("a draft", () => {
  test("is written once somebody pauses, and found again", async () => {
    const draft = await openDraft("note", parseText);
    expect(draft.isRestored).toBe(false);
    draft.set("ext");
    draft.set("exter");
    expect(session.all()).toEqual({});
    await vi.advanceTimersByTimeAsync(150);
    draft.close();
    const again = await openDraft("note", parseText);
    expect([again.value.value, again.isRestored]).toEqual(["exter", true]);
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
    const first = await submitMutation(mutation);
    vi.setSystemTime(2_000_000);
    const second = await submitMutation({ op: "send-invitations", accountIds: ["1"] });
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
    const id = await submitMutation(mutation);
    expect(told).toEqual([{ type: "mutate", id }]);
    await vi.waitFor(() => expect(outbox.value).toMatchObject([{ id, state: "waiting" }]));
    await dismissEntry(id);
    await vi.waitFor(() => expect(outbox.value).toEqual([]));
    fakeBrowser.runtime.onMessage.removeListener(listen);
  });
});

describe("what IT has set", () => {
  test.each([
    { name: "nothing", stored: null, policy: NO_POLICY },
    {
      name: "everything",
      stored: { workerUrl: "https://a.example", lockServer: true, language: "de", disableFirstRunPage: true },
      policy: {
        workerUrl: "https://a.example",
        isServerLocked: true,
        language: "de",
        isFirstRunPageOff: true,
      },
    },
    { name: "a lock without a server", stored: { lockServer: true }, policy: NO_POLICY },
    { name: "nonsense", stored: { workerUrl: 7, lockServer: "yes", language: "fr" }, policy: NO_POLICY },
  ])("$name", async ({ stored, policy }) => {
    browserState.setPolicy(stored);
    expect(await loadPolicy()).toEqual(policy);
  });
});
