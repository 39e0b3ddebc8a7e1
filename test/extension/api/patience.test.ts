import { afterEach, expect, test, vi } from "vitest";
import { createAuthedFetch } from "../../../extension/api/authed-fetch.ts";
import { succeeded } from "../../../extension/api/failure.ts";

afterEach(() => vi.restoreAllMocks());

test.each([
  ["/v1/status", 10_000],
  ["/v1/connection", 20_000],
  ["/v1/connection/test", 20_000],
  ["/v1/invitations/send", 60_000],
])("%s is waited for longer than the server waits for others", async (path, patienceMs) => {
  const timeout = vi.spyOn(AbortSignal, "timeout");
  const fetch = createAuthedFetch({
    fetch: async () => new Response(),
    tokens: { current: async () => "token", renew: async () => succeeded("token") },
  });
  await fetch(`https://rollcall.example.com${path}`);
  expect(timeout.mock.calls).toEqual([[patienceMs]]);
});
