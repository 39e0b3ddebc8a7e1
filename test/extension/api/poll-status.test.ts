import { beforeEach, describe, expect, test, vi } from "vitest";
import { createClient } from "../../../extension/api/create-client.ts";
import { pollStatus } from "../../../extension/api/poll-status.ts";
import { loadSnapshot } from "../../../extension/storage/snapshot.ts";
import { aStatus } from "../a-status.ts";
import { browserState } from "../fake-browser.ts";
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

const POLL = { at: 1_000, server: SERVER, isConnected: true };

async function poll(answer: Answering, some: Partial<typeof POLL> = {}) {
  const { at, server, isConnected } = { ...POLL, ...some };
  const { fetch } = scriptedFetch(answer);
  const client = createClient({ server, fetch });
  const snapshot = await pollStatus({
    ...{ server, client, fetch },
    now: () => at,
    isConnected: () => Promise.resolve(isConnected),
  });
  return snapshot ?? { answer: null, trouble: null };
}

const fine: Answering = ({ headers }) =>
  headers.get("If-None-Match") === '"a"'
    ? new Response(null, { status: 304 })
    : jsonAnswer(aStatus(), { ETag: '"a"' });

describe("the snapshot", () => {
  test("is what was answered, and that nothing changed makes it young again", async () => {
    await poll(fine);
    expect(await loadSnapshot()).toEqual({
      server: SERVER,
      answer: { status: aStatus(), etag: '"a"', at: 1_000 },
      trouble: null,
    });
    expect((await poll(fine, { at: 2_000 })).answer).toEqual({ status: aStatus(), etag: '"a"', at: 2_000 });
  });

  test("keeps the last answer through trouble, counts it, and forgets it when it is over", async () => {
    await poll(fine);
    await poll(networkError, { at: 2_000 });
    const { answer, trouble } = await poll(networkError, { at: 3_000 });
    expect(answer?.at).toBe(1_000);
    expect(trouble).toEqual({ failure: { kind: "unreachable" }, since: 2_000, times: 2 });
    expect((await poll(fine, { at: 4_000 })).trouble).toBeNull();
  });

  test("of another server is none of this one’s", async () => {
    await poll(fine);
    const { answer } = await poll(networkError, { server: "https://other.example.com" });
    expect(answer).toBeNull();
  });

  test("isn’t written by an answer that came after the connection had ended", async () => {
    await poll(fine, { isConnected: false });
    expect(await loadSnapshot()).toBeNull();
  });

  test("never holds an answer that isn’t one", async () => {
    const { answer, trouble } = await poll(() => jsonAnswer({ hello: "world" }));
    expect(answer).toBeNull();
    expect(trouble?.failure.kind).toBe("not-rollcall");
  });

  test("of a server that was replaced by a newer generation says who has to be updated", async () => {
    const { trouble } = await poll(({ path }) =>
      path === "/v1/status"
        ? problemAnswer(404, "not-found")
        : jsonAnswer({ product: "rollcall", apiVersion: 2, name: "", auth: [] }),
    );
    expect(trouble?.failure).toMatchObject({ kind: "version", params: { side: "extension" } });
  });
});
