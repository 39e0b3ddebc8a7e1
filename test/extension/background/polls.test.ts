/** Several wake-ups at once, and a server whose answers take their time. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { saveAccessToken } from "../../../extension/storage/access-token.ts";
import { forgetPairing, savePairing } from "../../../extension/storage/pairing.ts";
import { loadSnapshot } from "../../../extension/storage/snapshot.ts";
import { aStatus } from "../a-status.ts";
import { browserState, createLocks } from "../fake-browser.ts";
import { jsonAnswer, SERVER } from "../scripted-fetch.ts";

vi.mock("webextension-polyfill", async () => ({ default: (await import("../fake-browser.ts")).fakeBrowser }));

type Question = { readonly answer: (findings: number) => void };
let questions: Question[];
let poll: () => Promise<void>;

beforeEach(async () => {
  browserState.reset();
  vi.resetModules();
  questions = [];
  vi.stubGlobal("navigator", { locks: createLocks(), onLine: true });
  vi.stubGlobal(
    "fetch",
    () =>
      new Promise<Response>((resolve) => {
        questions.push({
          answer: (findings) => resolve(jsonAnswer(aStatus({ state: "warning", findings }))),
        });
      }),
  );
  await savePairing({ server: SERVER, name: "Beispiel GmbH", refreshToken: "rcr_1", deviceName: "Chrome" });
  await saveAccessToken({ server: SERVER, token: "rca_1", expiresAt: Date.now() + 900_000 });
  ({ poll } = await import("../../../extension/background/poll.ts"));
});
afterEach(() => vi.unstubAllGlobals());

const asked = (count: number) => vi.waitFor(() => expect(questions).toHaveLength(count));
const findings = async () => (await loadSnapshot())?.answer?.status.findings;

test("two wake-ups at the same moment are one question", async () => {
  const both = Promise.all([poll(), poll()]);
  await asked(1);
  questions[0]?.answer(1);
  await both;
  expect(questions).toHaveLength(1);
});

test("whoever asks while an answer is on its way gets a newer one, and the older is never written over it", async () => {
  const first = poll();
  await asked(1);
  const second = poll();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(questions, "one at a time").toHaveLength(1);
  questions[0]?.answer(1);
  await first;
  expect(await findings()).toBe(1);
  await asked(2);
  questions[1]?.answer(2);
  await second;
  expect(await findings()).toBe(2);
});

test("an answer that comes when the browser was parted meanwhile is dropped", async () => {
  const polling = poll();
  await asked(1);
  await forgetPairing();
  questions[0]?.answer(1);
  await polling;
  expect(await loadSnapshot()).toBeNull();
});
