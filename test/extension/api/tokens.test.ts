/** The token that goes along with each request, and how it is replaced. */
import { beforeEach, describe, expect, test, vi } from "vitest";
import { createAuthedFetch, type Tokens } from "../../../extension/api/authed-fetch.ts";
import { createClient } from "../../../extension/api/create-client.ts";
import { failed, succeeded } from "../../../extension/api/failure.ts";
import { currentToken, refreshTokens } from "../../../extension/api/refresh-tokens.ts";
import { loadAccessToken, saveAccessToken } from "../../../extension/storage/access-token.ts";
import { loadPairing, savePairing } from "../../../extension/storage/pairing.ts";
import { browserState, createLocks } from "../fake-browser.ts";
import {
  jsonAnswer,
  networkError,
  problemAnswer,
  type ScriptedFetch,
  SERVER,
  scriptedFetch,
} from "../scripted-fetch.ts";

vi.mock("webextension-polyfill", async () => ({ default: (await import("../fake-browser.ts")).fakeBrowser }));

const PAIRING = {
  server: SERVER,
  name: "Beispiel GmbH",
  refreshToken: "rcr_1",
  deviceName: "Chrome on Linux",
};
const pairOf = (count: number) =>
  jsonAnswer({ access_token: `rca_${count}`, refresh_token: `rcr_${count + 1}`, expires_in: 900 });
const now = () => Date.now();

beforeEach(async () => {
  browserState.reset();
  await savePairing(PAIRING);
});

describe("a request", () => {
  const tokensOf = (renewed: string | null): Tokens => ({
    current: async () => "old",
    renew: async () => (renewed === null ? failed({ kind: "auth" }) : succeeded(renewed)),
  });
  const only = (good: string) =>
    scriptedFetch(({ headers }) =>
      headers.get("Authorization") === `Bearer ${good}`
        ? jsonAnswer({ items: [] })
        : problemAnswer(401, "unauthorized"),
    );
  const ask = ({ fetch }: ScriptedFetch, tokens: Tokens) =>
    createClient({ server: SERVER, fetch: createAuthedFetch({ fetch, tokens }) }).attributes();

  test("has the token, no cookies, and an end", async () => {
    const server = only("old");
    expect(await ask(server, tokensOf(null))).toMatchObject({ ok: true });
    expect(server.asked[0]?.init).toMatchObject({ credentials: "omit", signal: expect.any(AbortSignal) });
  });

  test("that is refused is sent again with a new token, once", async () => {
    const server = only("new");
    expect(await ask(server, tokensOf("new"))).toMatchObject({ ok: true });
    expect(server.asked).toHaveLength(2);
  });

  test("that is refused twice is given up", async () => {
    const server = only("another");
    expect(await ask(server, tokensOf("new"))).toMatchObject({ failure: { kind: "auth" } });
    expect(server.asked).toHaveLength(2);
  });

  test("without a session isn’t sent again", async () => {
    const server = only("new");
    expect(await ask(server, tokensOf(null))).toEqual({ ok: false, failure: { kind: "auth" } });
    expect(server.asked).toHaveLength(1);
  });
});

describe("a renewal", () => {
  const refresh = ({ fetch }: ScriptedFetch, refused: string | null, locks = createLocks()) =>
    refreshTokens({ fetch, locks, now }, { server: SERVER, refused });

  test("is one, however many ask for it at the same moment", async () => {
    const server = scriptedFetch(() => pairOf(1));
    const locks = createLocks();
    const all = await Promise.all([
      refresh(server, null, locks),
      refresh(server, null, locks),
      refresh(server, null, locks),
    ]);
    expect(all).toEqual([succeeded("rca_1"), succeeded("rca_1"), succeeded("rca_1")]);
    expect(server.asked.map(({ path }) => path)).toEqual(["/oauth/token"]);
    expect(Object.fromEntries(new URLSearchParams(server.asked[0]?.body))).toEqual({
      client_id: "rollcall-extension",
      grant_type: "refresh_token",
      refresh_token: "rcr_1",
    });
  });

  test("uses each refresh token once", async () => {
    let count = 0;
    const server = scriptedFetch(() => {
      count += 1;
      return pairOf(count);
    });
    await refresh(server, null);
    expect(await refresh(server, "rca_1")).toEqual(succeeded("rca_2"));
    const used = server.asked.map(({ body }) => new URLSearchParams(body).get("refresh_token"));
    expect(used).toEqual(["rcr_1", "rcr_2"]);
    expect(await loadPairing()).toEqual({ ...PAIRING, refreshToken: "rcr_3" });
  });

  test("puts the token that opens the API into memory only", async () => {
    await refresh(
      scriptedFetch(() => pairOf(1)),
      null,
    );
    const { fakeBrowser } = await import("../fake-browser.ts");
    expect(JSON.stringify(fakeBrowser.storage.local.all())).not.toContain("rca_1");
    expect(await loadAccessToken()).toMatchObject({ token: "rca_1" });
  });

  test("that the server refuses ends the session, and asks no more", async () => {
    const server = scriptedFetch(() => Response.json({ error: "invalid_grant" }, { status: 400 }));
    expect(await refresh(server, null)).toMatchObject({ failure: { kind: "auth" } });
    expect(await refresh(server, null)).toMatchObject({ failure: { kind: "auth" } });
    expect(server.asked).toHaveLength(1);
    expect(await loadPairing()).toEqual({ ...PAIRING, refreshToken: "" });
  });

  test.each([
    { name: "no network", answer: networkError, kind: "unreachable" },
    {
      name: "a server in trouble",
      answer: () => Response.json({ error: "server_error" }, { status: 503 }),
      kind: "unreachable",
    },
    {
      name: "too many requests",
      answer: () => Response.json({ error: "slow_down" }, { status: 429, headers: { "X-Request-Id": "1" } }),
      kind: "rate-limited",
    },
  ])("that fails by $name leaves the session as it is", async ({ answer, kind }) => {
    expect(await refresh(scriptedFetch(answer), null)).toMatchObject({ failure: { kind } });
    expect(await loadPairing()).toEqual(PAIRING);
  });

  test("is due half a minute before the token runs out", async () => {
    await saveAccessToken({ server: SERVER, token: "rca_1", expiresAt: 100_000 });
    expect(await currentToken(SERVER, 69_000)).toBe("rca_1");
    expect(await currentToken(SERVER, 71_000)).toBeNull();
  });

  test("isn’t made for a page that was opened with another server, nor is this one’s token handed to it", async () => {
    await saveAccessToken({ server: SERVER, token: "rca_1", expiresAt: Date.now() + 900_000 });
    const server = scriptedFetch(() => pairOf(2));
    const renewal = { server: "https://other.example.com", refused: null };
    const outcome = await refreshTokens({ fetch: server.fetch, locks: createLocks(), now }, renewal);
    expect(outcome).toEqual(failed({ kind: "auth" }));
    expect(server.asked).toEqual([]);
    expect(await currentToken("https://other.example.com", Date.now())).toBeNull();
    expect(await currentToken(SERVER, Date.now())).toBe("rca_1");
  });
});
