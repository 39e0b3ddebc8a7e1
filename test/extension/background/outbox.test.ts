/** Writes that outlive the popup, the network and the background itself. */
import { beforeEach, describe, expect, test, vi } from "vitest";
import { createClient } from "../../../extension/api/create-client.ts";
import { drainOutbox } from "../../../extension/background/drain-outbox.ts";
import { loadOutbox, type Mutation } from "../../../extension/storage/outbox.ts";
import { dismissEntry, saveEntry, submitMutation } from "../../../extension/storage/write-outbox.ts";
import { browserState, createLocks } from "../fake-browser.ts";
import {
  type Answering,
  jsonAnswer,
  networkError,
  problemAnswer,
  SERVER,
  scriptedFetch,
} from "../scripted-fetch.ts";

vi.mock("webextension-polyfill", async () => ({ default: (await import("../fake-browser.ts")).fakeBrowser }));

beforeEach(() => browserState.reset());

const SAVE: Mutation = { op: "save-exclusions", key: "office", values: ["Berlin "], etag: '"a"' };
const SEND: Mutation = { op: "send-invitations", accountIds: ["1"] };
const RUN: Mutation = { op: "start-run", mode: "apply" };
const SAVED = { values: ["Berlin"], warnings: [], etag: '"b"' };

async function drain(answer: Answering, { after = 0, locks = createLocks(), server = SERVER } = {}) {
  const { fetch, asked } = scriptedFetch(answer);
  const connection = { server, client: createClient({ server, fetch }) };
  await drainOutbox({ connection, locks, now: () => Date.now() + after });
  return asked;
}

describe("what is waiting", () => {
  test.each([
    { mutation: SAVE, answer: () => jsonAnswer(SAVED), result: { op: "save-exclusions", saved: SAVED } },
    {
      mutation: SEND,
      answer: () => jsonAnswer({ results: [{ accountId: "1", sent: true }] }),
      result: { op: "send-invitations", results: [{ accountId: "1", sent: true }] },
    },
    { mutation: RUN, answer: () => jsonAnswer({ id: "run-1" }), result: { op: "start-run", runId: "run-1" } },
  ])("is carried out: $mutation.op", async ({ mutation, answer, result }) => {
    await submitMutation(SERVER, mutation);
    await drain(answer);
    expect(await loadOutbox()).toMatchObject([{ state: "done", tries: 1, result }]);
  });

  test("is carried out once, though two wake up for it", async () => {
    await submitMutation(SERVER, SEND);
    const locks = createLocks();
    const answer = () => jsonAnswer({ results: [] });
    const [one, other] = await Promise.all([drain(answer, { locks }), drain(answer, { locks })]);
    expect(one.length + other.length).toBe(1);
  });

  test("that nobody wants any more isn’t sent", async () => {
    const id = await submitMutation(SERVER, SEND);
    await dismissEntry(id);
    expect(await drain(() => jsonAnswer({ results: [] }))).toEqual([]);
  });

  test.each([
    { name: "there is no network", answer: networkError },
    {
      name: "the server says to wait",
      answer: () => problemAnswer(429, "rate-limited", { headers: { "Retry-After": "45" } }),
    },
    { name: "the first of two is still at work", answer: () => problemAnswer(409, "in-progress") },
  ])("waits on while $name, and is tried again", async ({ answer }) => {
    await submitMutation(SERVER, SEND);
    await drain(answer);
    expect(await loadOutbox()).toMatchObject([{ state: "waiting", tries: 1 }]);
    expect(browserState.alarms()["outbox"]?.when).toBeGreaterThan(Date.now() + 29_000);
    await drain(() => jsonAnswer({ results: [] }), { after: 60_000 });
    expect(await loadOutbox()).toMatchObject([{ state: "done", tries: 2 }]);
  });

  test("isn’t sent before the server said, whoever wakes the background meanwhile", async () => {
    await submitMutation(SERVER, SEND);
    await drain(() => problemAnswer(429, "rate-limited", { headers: { "Retry-After": "45" } }));
    expect(await drain(() => jsonAnswer({ results: [] }), { after: 40_000 })).toEqual([]);
    expect(await loadOutbox()).toMatchObject([{ state: "waiting", tries: 1 }]);
  });

  test("is tried again even when the background is ended in the middle of the first try", async () => {
    await submitMutation(SERVER, SEND);
    let alarm: number | undefined;
    await drain(() => {
      alarm = browserState.alarms()["outbox"]?.when;
      return jsonAnswer({ results: [] });
    });
    expect(alarm).toBeGreaterThan(Date.now() + 20_000);
  });

  test("that was carried out leaves no alarm, one that waits on keeps the earliest", async () => {
    await submitMutation(SERVER, SEND);
    await drain(() => jsonAnswer({ results: [] }));
    expect(browserState.alarms()).toEqual({});
    await submitMutation(SERVER, SEND);
    await drain(() => problemAnswer(429, "rate-limited", { headers: { "Retry-After": "300" } }));
    await submitMutation(SERVER, RUN);
    await drain(networkError);
    expect(browserState.alarms()["outbox"]?.when).toBeLessThan(Date.now() + 31_000);
  });

  test("still knows, while it is tried again, why it waited", async () => {
    await submitMutation(SERVER, SEND);
    await drain(networkError);
    let during: unknown;
    await drain(async () => {
      [during] = await loadOutbox();
      return jsonAnswer({ results: [] });
    });
    expect(during).toMatchObject({ state: "sending", failure: { kind: "unreachable" } });
  });

  test("is given up after ten minutes: nobody expects it then", async () => {
    await submitMutation(SERVER, SEND);
    await drain(networkError, { after: 11 * 60_000 });
    expect(await loadOutbox()).toMatchObject([{ state: "failed", failure: { kind: "unreachable" } }]);
  });

  test("for another server than the one that is connected by now isn’t sent, and says so", async () => {
    await submitMutation("https://other.example.com", SEND);
    await submitMutation(SERVER, RUN);
    const asked = await drain(() => jsonAnswer({ id: "run-1" }));
    expect(asked.map(({ path }) => path)).toEqual(["/v1/runs"]);
    expect(await loadOutbox()).toMatchObject([
      { mutation: SEND, state: "failed", failure: { code: "other-server" } },
      { mutation: RUN, state: "done" },
    ]);
  });

  test("and is taken away while it is sent doesn’t come back", async () => {
    const id = await submitMutation(SERVER, SEND);
    await drain(async () => {
      await dismissEntry(id);
      return jsonAnswer({ results: [] });
    });
    expect(await loadOutbox()).toEqual([]);
  });

  test("fails at once when trying again can’t help", async () => {
    await submitMutation(SERVER, SAVE);
    await drain(() =>
      problemAnswer(412, "stale", { params: { current: { exclusions: ["Hamburg"], etag: '"c"' } } }),
    );
    expect(await loadOutbox()).toMatchObject([
      { state: "failed", failure: { kind: "conflict", current: { exclusions: ["Hamburg"] } } },
    ]);
  });
});

describe("what was being sent when the background was ended", () => {
  async function interrupted(mutation: Mutation) {
    await saveEntry({ id: "key-1", server: SERVER, mutation, at: Date.now(), tries: 1, state: "sending" });
  }

  test("mails: sent again under the same key, so nobody gets two", async () => {
    await interrupted(SEND);
    const asked = await drain(() => jsonAnswer({ results: [] }));
    expect(asked[0]?.headers.get("Idempotency-Key")).toBe("key-1");
  });

  test("exclusions that were saved after all are no conflict", async () => {
    await interrupted(SAVE);
    const current = { exclusions: ["Berlin"], etag: '"b"' };
    await drain(() => problemAnswer(412, "stale", { params: { current } }));
    expect(await loadOutbox()).toMatchObject([{ state: "done", result: { saved: { etag: '"b"' } } }]);
  });

  test("a run that was started after all is the one", async () => {
    await interrupted(RUN);
    await drain(() => problemAnswer(409, "run-in-progress", { params: { runId: "run-9" } }));
    expect(await loadOutbox()).toMatchObject([{ state: "done", result: { runId: "run-9" } }]);
  });

  test("but at the first try somebody else’s run is in the way", async () => {
    await submitMutation(SERVER, RUN);
    await drain(() => problemAnswer(409, "run-in-progress", { params: { runId: "run-9" } }));
    expect(await loadOutbox()).toMatchObject([{ state: "failed", failure: { code: "run-in-progress" } }]);
  });
});
