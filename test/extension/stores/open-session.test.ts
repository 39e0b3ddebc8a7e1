/** What a page has of the browser when it opens: only what belongs to the server it may be connected to. */
import { beforeEach, describe, expect, test, vi } from "vitest";
import { forgetPairing, savePairing } from "../../../extension/storage/pairing.ts";
import { saveEntry } from "../../../extension/storage/write-outbox.ts";
import { openSession } from "../../../extension/stores/open-session.ts";
import { browserState } from "../fake-browser.ts";
import { SERVER } from "../scripted-fetch.ts";

vi.mock("webextension-polyfill", async () => ({ default: (await import("../fake-browser.ts")).fakeBrowser }));

const OTHER = "https://other.example.com";
const OURS = { server: SERVER, name: "Beispiel GmbH", refreshToken: "rcr_1", deviceName: "Chrome" };
const RUN = { op: "start-run", mode: "apply" } as const;
const waiting = { mutation: RUN, at: 0, tries: 0, state: "waiting", failure: null } as const;
const open = () => openSession((server) => server);

beforeEach(async () => {
  browserState.reset();
  await savePairing(OURS);
});

describe("a locked server", () => {
  test("that is another than the connected one: the page counts as not connected, and asks the old one nothing", async () => {
    browserState.setPolicy({ workerUrl: OTHER, lockServer: true });
    const session = await open();
    expect(session.pairing.value).toBeNull();
    expect(session.client).toBe("");
    await savePairing({ ...OURS, server: OTHER });
    expect(session.pairing.value).toMatchObject({ server: OTHER });
  });

  test("that is the connected one, or none, changes nothing", async () => {
    browserState.setPolicy({ workerUrl: "rollcall.example.com", lockServer: true });
    expect((await open()).pairing.value).toMatchObject({ server: SERVER });
    browserState.setPolicy(null);
    expect((await open()).pairing.value).toMatchObject({ server: SERVER });
  });
});

describe("the outbox", () => {
  test("has what is for this server; what was for another is told apart", async () => {
    await saveEntry({ ...waiting, id: "1", server: SERVER });
    await saveEntry({ ...waiting, id: "2", server: OTHER });
    const session = await open();
    expect(session.outbox.value.map(({ id }) => id)).toEqual(["1"]);
    expect(session.elsewhere.value.map(({ id }) => id)).toEqual(["2"]);
  });

  test("has a write before whoever asked for it goes on, for the server the page was opened with", async () => {
    const session = await open();
    await forgetPairing();
    await savePairing({ ...OURS, server: OTHER });
    const id = await session.submit(RUN);
    expect(session.outbox.value).toMatchObject([{ id, server: SERVER, state: "waiting" }]);
  });
});
