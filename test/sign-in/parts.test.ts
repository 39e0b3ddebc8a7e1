/** Parts of signing in that decide by plain values, and what only shows where there is HTTPS. */
import { describe, expect, test } from "vitest";
import { isLookAlike } from "../../worker/auth/look-alike.ts";
import { networkOf } from "../../worker/auth/network-of.ts";
import { createSealer } from "../../worker/auth/seal.ts";
import { languageOf } from "../../worker/pages/language.ts";
import { createSignIn } from "../../worker/sign-in/create-sign-in.ts";
import { parseNext, signInPath } from "../../worker/sign-in/next-path.ts";
import { deviceNameOf } from "../../worker/sign-in/oauth/device-name.ts";
import { parsePairingCode } from "../../worker/sign-in/oauth/pairing-grant.ts";
import { ownOrigin } from "../../worker/sign-in/own-origin.ts";
import type { SignInDeps } from "../../worker/sign-in/sign-in-deps.ts";
import { english } from "../../worker/sign-in/texts/english.ts";
import { german } from "../../worker/sign-in/texts/german.ts";

test.each([
  [undefined, "en"],
  ["", "en"],
  ["*", "en"],
  ["fr-FR,fr;q=0.9", "en"],
  ["de", "de"],
  ["DE-ch", "de"],
  ["de-DE,de;q=0.9,en-US;q=0.8,en;q=0.7", "de"],
  ["en-US,en;q=0.9,de;q=0.8", "en"],
  ["fr,de;q=0.5", "de"],
  ["en;q=0.2, de;q=0.7", "de"],
  ["de;q=0", "en"],
  ["de;q=nonsense", "en"],
  ["en,de", "en"],
  ["de,en", "de"],
])("a browser that asks for %s is spoken to in %s", (header, language) => {
  expect(languageOf(header)).toBe(language);
});

test.each([
  ["192.0.2.7", "192.0.2.7"],
  ["unknown", "unknown"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
  ["2001:0DB8:0001:0002::1", "2001:db8:1:2"],
  ["2001:db8::1", "2001:db8:0:0"],
  ["::1", "0:0:0:0"],
  ["::", "0:0:0:0"],
  ["fe80::", "fe80:0:0:0"],
])("%s counts as %s", (address, network) => {
  expect(networkOf(address)).toBe(network);
});

test.each([
  ["karl@example.com", false],
  ["KARL@EXAMPLE.COM", false],
  ["jürgen.ångström@müller.example", false],
  ["иван@пример.example", false],
  ["\u212Aarl@example.com", true],
  ["\u0130pek@example.com", true],
  ["ka\u200brl@example.com", true],
  ["ka\u00adrl@example.com", true],
  ["ka\ufe0frl@example.com", true],
  ["ka\u3164rl@example.com", true],
])("%j only looks like another address: %s", (email, isOne) => {
  expect(isLookAlike(email)).toBe(isOne);
});

test.each([
  ["BCDF-GHJK", "BCDFGHJK"],
  ["bcdfghjk", "BCDFGHJK"],
  [" bcdf ghjk ", "BCDFGHJK"],
  ["BCDF–GHJK", "BCDFGHJK"],
  ["BCDF-GHJ", null],
  ["BCDF-GHJKL", null],
  ["ABCD-EFGH", null],
  ["", null],
  ["BCDF.GHJK", null],
])("typed as %s, it is the code %s", (typed, code) => {
  expect(parsePairingCode(typed)).toBe(code);
});

const AGENTS: ReadonlyArray<readonly [string, string]> = [
  [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/148.0.0.0 Safari/537.36",
    "Chrome on Windows",
  ],
  [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/148.0.0.0 Safari/537.36 Edg/148.0.0.0",
    "Edge on Windows",
  ],
  ["Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:150.0) Gecko/20100101 Firefox/150.0", "Firefox on Mac"],
  [
    "Mozilla/5.0 (iPad; CPU OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Version/19.0 Mobile/15E148 Safari/604.1",
    "Safari on iPad",
  ],
  [
    "Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 Chrome/148.0.0.0 Mobile Safari/537.36",
    "Chrome on Android",
  ],
  ["Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0", "Firefox on Linux"],
  ["curl/9.1 (Linux)", "Linux"],
  ["node", "Browser"],
  ["", "Browser"],
];

test.each(AGENTS)("%s is called %s", (userAgent, name) => {
  expect(deviceNameOf(null, userAgent)).toBe(name);
});

test("a device's own name goes first; blanks and what can't be seen are none", () => {
  expect(deviceNameOf("Ada’s laptop", "curl")).toBe("Ada’s laptop");
  expect(deviceNameOf(" \u200b\u0000\n", undefined)).toBe("Browser");
  expect(deviceNameOf("👩‍💻".repeat(80), undefined).length).toBeLessThanOrEqual(200);
});

test("what the sign-in page is given to go on to, it goes on to", () => {
  for (const next of ["/pair", "/oauth/authorize?a=b&c=%2F"]) {
    const { searchParams } = new URL(signInPath(next), "https://rollcall.example");
    expect(parseNext(searchParams.get("next") ?? "")).toBe(next);
  }
  expect(signInPath("/signed-in")).toBe("/sign-in");
});

test("its own origin is PUBLIC_URL's, or else the request's", () => {
  expect(ownOrigin("https://rollcall.example/", "https://other.example/x")).toBe("https://rollcall.example");
  expect(ownOrigin("", "https://other.example/x")).toBe("https://other.example");
});

test("no text is missing or the same by mistake", () => {
  const leaves = (value: unknown): string[] =>
    typeof value === "object" && value !== null ? Object.values(value).flatMap(leaves) : [String(value)];
  expect(leaves(german)).toHaveLength(leaves(english).length);
  for (const text of [...leaves(german), ...leaves(english)]) expect(text.trim()).not.toBe("");
  const same = leaves(german).filter(
    (text, index) => text === leaves(english)[index] && !text.includes("=>"),
  );
  expect(same).toEqual(["Code"]);
});

describe("behind HTTPS", () => {
  const untouchable = new Proxy(Object(), {
    get: () => {
      throw new Error("the database is not to be asked");
    },
  });
  const deps: SignInDeps = {
    ...{ db: untouchable, hashCode: async () => "", mailer: null, adminToken: null, publicUrl: "" },
    sealer: createSealer({ current: "k1", keys: new Map([["k1", new Uint8Array(32)]]) }),
    ...{ redirectUris: [], now: () => 0, log: () => undefined },
    ...{ allowGuess: async () => true, allowRequest: async () => true },
    identityProvider: {
      begin: async () => ({
        ok: true,
        value: { url: "https://login.example/", attempt: { state: "s", nonce: "n", verifier: "v" } },
      }),
      finish: async () => ({ ok: false, error: "provider-refused" }),
    },
  };
  const app = createSignIn(deps);

  test("cookies are bound to the host and never leave HTTPS", async () => {
    const response = await app.request("https://rollcall.example/sign-in/oidc");
    expect(response.headers.get("location")).toBe("https://login.example/");
    expect(response.headers.get("set-cookie")).toMatch(
      /^__Host-rollcall-oidc=v1\.[\w.-]+; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/u,
    );
  });

  test("what came over plain HTTP is not even looked at", async () => {
    for (const path of [
      "/sign-in",
      "/sign-in/oidc",
      "/sign-in/token",
      "/pair",
      "/oauth/authorize",
      "/oauth/token",
    ]) {
      const response = await app.request(`http://rollcall.example${path}`, { method: "POST" });
      expect(response.status).toBe(400);
      expect(response.headers.get("set-cookie")).toBeNull();
    }
  });

  test("a page opened under another name moves to PUBLIC_URL; a form doesn't", async () => {
    const moved = createSignIn({ ...deps, publicUrl: "https://rollcall.example/" });
    for (const path of ["/sign-in?next=%2Fpair", "/pair", "/oauth/authorize?state=a%26b", "/signed-in"]) {
      const response = await moved.request(`https://other.example${path}`);
      expect(response.status).toBe(303);
      expect(response.headers.get("location")).toBe(`https://rollcall.example${path}`);
    }
    const headers = { origin: "https://rollcall.example" };
    const form = await moved.request("https://other.example/sign-out", { method: "POST", headers });
    expect(form.headers.get("location")).toBeNull();
    const metadata = await moved.request("https://other.example/.well-known/oauth-authorization-server");
    expect(await metadata.json()).toMatchObject({
      issuer: "https://rollcall.example",
      token_endpoint: "https://rollcall.example/oauth/token",
    });
    const here = await moved.request("https://rollcall.example/sign-in/oidc");
    expect(here.headers.get("location")).toBe("https://login.example/");
  });

  const FORM = { "content-type": "application/x-www-form-urlencoded" };

  test.each([
    ["GET", "/pair", "", "%2Fpair"],
    ["GET", "/oauth/authorize?state=1", "", "%2Foauth%2Fauthorize%3Fstate%3D1"],
    ["GET", "/sign-in?next=%2Fpair", "", "%2Fpair"],
    ["POST", "/sign-in/token", "next=%2Fpair", "%2Fpair"],
    ["POST", "/sign-in/code", "next=https%3A%2F%2Fevil.example", null],
    ["GET", "/sign-in", "", null],
  ])("whoever is put off at %s %s (%s) may go on where they were going", async (...asked) => {
    const [method, path, body, next] = asked;
    const busy = createSignIn({ ...deps, allowRequest: async () => false });
    const init = method === "POST" ? { method, body, headers: FORM } : {};
    // What asks the database at once fails by itself, too.
    for (const refusing of path.startsWith("/sign-in") ? [busy, app] : [busy]) {
      const response = await refusing.request(`https://rollcall.example${path}`, init);
      expect([403, 429, 503]).toContain(response.status);
      expect(await response.text()).toContain(`href="/sign-in${next === null ? "" : `?next=${next}`}"`);
    }
  });

  test.each([
    ["/oauth/token", "grant_type=refresh_token&refresh_token=x"],
    ["/oauth/token", "grant_type=authorization_code&code=x"],
    ["/oauth/revoke", "token=x"],
  ])("%s (%s) is limited by address, at no cost to the database", async (path, body) => {
    const asked: string[] = [];
    const busy = createSignIn({ ...deps, allowRequest: async (key) => asked.push(key) === 0 });
    const headers = { ...FORM, "cf-connecting-ip": "2001:db8:1:2:3::4" };
    const response = await busy.request(`https://rollcall.example${path}`, { method: "POST", body, headers });
    expect(response.status).toBe(429);
    expect(response.headers.get("retry-after")).toBe("60");
    expect(await response.json()).toMatchObject({ error: "slow_down" });
    expect(asked).toEqual(["sign-in:2001:db8:1:2"]);
  });

  test("a database that can't be asked is a page that says so, and no more", async () => {
    const response = await app.request("https://rollcall.example/sign-in");
    expect(response.status).toBe(503);
    const text = await response.text();
    expect(text).toContain("Not available right now");
    expect(text).not.toContain("database");
  });

  test("whoever comes too often costs the database nothing", async () => {
    const busy = createSignIn({ ...deps, allowRequest: async () => false });
    for (const path of ["/sign-in", "/signed-in", "/pair", "/oauth/authorize", "/sign-in/oidc"]) {
      const response = await busy.request(`https://rollcall.example${path}`);
      expect(response.status).toBe(429);
      expect(response.headers.get("retry-after")).toBe("60");
    }
  });
});
