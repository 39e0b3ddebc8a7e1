import { describe, expect, test } from "vitest";
import { createClient } from "../../../extension/api/create-client.ts";
import { aStatus } from "../a-status.ts";
import {
  type Answering,
  jsonAnswer,
  networkError,
  problemAnswer,
  SERVER,
  scriptedFetch,
} from "../scripted-fetch.ts";

function clientOf(answer: Answering) {
  const { fetch, asked } = scriptedFetch(answer);
  return { client: createClient({ server: SERVER, fetch }), asked };
}

describe("status", () => {
  test("comes with its tag, and is asked for with the last one", async () => {
    const { client, asked } = clientOf(({ headers }) =>
      headers.get("If-None-Match") === '"a"'
        ? new Response(null, { status: 304 })
        : jsonAnswer(aStatus(), { ETag: '"a"' }),
    );
    const first = await client.status();
    expect(first).toMatchObject({ ok: true, value: { kind: "fresh", etag: '"a"', status: { state: "ok" } } });
    expect(await client.status('"a"')).toEqual({ ok: true, value: { kind: "unchanged" } });
    expect(asked.map(({ path }) => path)).toEqual(["/v1/status", "/v1/status"]);
  });
});

describe("what is asked", () => {
  test.each([
    {
      name: "exclusions, with the tag they were read with and a key that needs care",
      ask: (client: ReturnType<typeof createClient>) =>
        client.saveExclusions("a/b?", ["Berlin, Mitte"], '"e"'),
      method: "PUT",
      path: "/v1/attributes/a%2Fb%3F/exclusions",
      header: ["If-Match", '"e"'],
      body: { values: ["Berlin, Mitte"] },
    },
    {
      name: "mails, with the key that makes a repetition harmless",
      ask: (client: ReturnType<typeof createClient>) => client.sendInvitations(["1", "2"], "key-1"),
      method: "POST",
      path: "/v1/invitations/send",
      header: ["Idempotency-Key", "key-1"],
      body: { accountIds: ["1", "2"] },
    },
    {
      name: "a preview of what isn’t saved yet",
      ask: (client: ReturnType<typeof createClient>) => client.startRun("preview", { office: ["Berlin"] }),
      method: "POST",
      path: "/v1/runs",
      header: ["Content-Type", "application/json"],
      body: { mode: "preview", draft: { exclusions: { office: ["Berlin"] } } },
    },
  ])("$name", async ({ ask, method, path, header: [name = "", value], body }) => {
    const { client, asked } = clientOf(() => jsonAnswer({ id: "run-1", results: [], values: [] }));
    expect(await ask(client)).toMatchObject({ ok: true });
    expect(asked[0]).toMatchObject({ method, path });
    expect(asked[0]?.headers.get(name)).toBe(value);
    expect(JSON.parse(asked[0]?.body ?? "")).toEqual(body);
  });

  test("lists without the parameters that are empty: the server refuses those", async () => {
    const { client, asked } = clientOf(() => jsonAnswer({ items: [], nextCursor: null }));
    await client.invitations({ state: "pending", q: "" });
    await client.invitations({ state: "none", q: "Ada", cursor: "c" });
    expect(asked.map(({ path }) => path)).toEqual([
      "/v1/invitations?limit=200&state=pending",
      "/v1/invitations?limit=200&state=none&q=Ada&cursor=c",
    ]);
  });
});

describe("what goes wrong", () => {
  const html = (status: number) =>
    new Response("<h1>Hello</h1>", { status, headers: { "Content-Type": "text/html" } });

  test.each([
    {
      name: "a role that doesn’t allow it",
      answer: () => problemAnswer(403, "forbidden"),
      failure: { kind: "forbidden" },
    },
    {
      name: "a session that is over",
      answer: () => problemAnswer(401, "unauthorized"),
      failure: { kind: "auth" },
    },
    {
      name: "an error of the server’s, with what IT can look for",
      answer: () => problemAnswer(409, "run-in-progress", { params: { runId: "run-7" } }),
      failure: {
        kind: "server",
        code: "run-in-progress",
        requestId: "request-1",
        params: { runId: "run-7" },
      },
    },
    { name: "a page of somebody else’s", answer: () => html(200), failure: { kind: "not-rollcall" } },
    { name: "somebody else’s 404", answer: () => html(404), failure: { kind: "not-rollcall" } },
    {
      name: "a gateway without a server behind it",
      answer: () => html(502),
      failure: { kind: "unreachable" },
    },
    { name: "no answer at all", answer: networkError, failure: { kind: "unreachable" } },
  ])("$name", async ({ answer, failure }) => {
    const { client } = clientOf(answer);
    expect(await client.attributes()).toMatchObject({ ok: false, failure });
  });

  test("somebody else was quicker: what is there now comes along", async () => {
    const current = { key: "office", exclusions: ["Hamburg"], etag: '"b"' };
    const { client } = clientOf(() => problemAnswer(412, "stale", { params: { current } }));
    expect(await client.saveExclusions("office", [], '"a"')).toMatchObject({
      ok: false,
      failure: { kind: "conflict", current },
    });
  });

  test.each([
    { header: "30", after: 30_000 },
    { header: new Date(Date.now() + 60_000).toUTCString(), after: 60_000 },
  ])("too many requests say when to come back: $header", async ({ header, after }) => {
    const { client } = clientOf(() =>
      problemAnswer(429, "rate-limited", { headers: { "Retry-After": header } }),
    );
    const outcome = await client.me();
    const retryAt = outcome.ok ? 0 : (outcome.failure.retryAt ?? 0);
    expect(outcome).toMatchObject({ failure: { kind: "rate-limited" } });
    expect(Math.abs(retryAt - Date.now() - after)).toBeLessThan(2_000);
  });
});
