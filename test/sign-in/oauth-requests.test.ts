/** What an extension, or somebody who plays one, may ask for: clients, redirect URIs, forms, ends, and where all of it is. */
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { startRollcall } from "../worker/start-rollcall.ts";
import {
  addDevice,
  apiStatus,
  askToken,
  authorize,
  authorizePath,
  type Change,
  EXTENSION_ORIGIN,
  exchange,
  newPkce,
  REDIRECT_URI,
  REDIRECT_URIS,
  refresh,
  signIn,
} from "./extension.ts";
import { type Browser, openBrowser } from "./open-browser.ts";

const EDGE = "https://ponmlkjihgfedcbaponmlkjihgfedcba.chromiumapp.org/";
const FIREFOX = "https://0123456789abcdef0123456789abcdef01234567.extensions.allizom.org/";

const rollcall = await startRollcall({
  variables: { EXTENSION_REDIRECT_URIS: `${REDIRECT_URIS} ${EDGE} ${FIREFOX}` },
});
const { url } = rollcall;
afterAll(() => rollcall.close());

let ada: Browser;

beforeEach(async () => {
  await rollcall.reset();
  ada = openBrowser(url);
  await signIn(ada, "ada@example.com");
});

describe.each([
  { browser: "Edge", uri: EDGE },
  { browser: "Firefox", uri: FIREFOX },
])("the redirect URI of $browser", ({ uri }) => {
  test("is good, and the code is exchanged for tokens", async () => {
    const pkce = newPkce();
    const code = await authorize(ada, pkce, { redirect_uri: uri });
    expect((await askToken(url, { ...exchange(code, pkce), redirect_uri: uri })).status).toBe(200);
  });

  test.each(["", "/", "x", "?x=1"])("is good letter for letter only (%s)", async (more) => {
    const changed = more === "" ? uri.slice(0, -1) : uri + more;
    expect((await ada.get(authorizePath(newPkce(), { redirect_uri: changed }))).status).toBe(400);
  });
});

describe("a page, and never a redirect, for", () => {
  const HOST = new URL(REDIRECT_URI).host;
  test.each([
    { name: "no client", change: { client_id: null } },
    { name: "another client", change: { client_id: "rollcall-extensio" } },
    { name: "no redirect URI", change: { redirect_uri: null } },
    { name: "an empty one", change: { redirect_uri: "" } },
    { name: "another site's", change: { redirect_uri: "https://evil.example/" } },
    { name: "more path", change: { redirect_uri: `${REDIRECT_URI}/more` } },
    { name: "a slash more", change: { redirect_uri: `${REDIRECT_URI}/` } },
    { name: "a query", change: { redirect_uri: `${REDIRECT_URI}?x=1` } },
    { name: "a fragment", change: { redirect_uri: `${REDIRECT_URI}#x` } },
    { name: "a path up", change: { redirect_uri: `${REDIRECT_URI}/../evil` } },
    { name: "capitals", change: { redirect_uri: REDIRECT_URI.toUpperCase() } },
    { name: "plain HTTP", change: { redirect_uri: REDIRECT_URI.replace("https", "http") } },
    { name: "a port", change: { redirect_uri: REDIRECT_URI.replace(HOST, `${HOST}:8443`) } },
    { name: "a user", change: { redirect_uri: REDIRECT_URI.replace(HOST, `${HOST}@evil.example`) } },
    { name: "a longer host", change: { redirect_uri: REDIRECT_URI.replace(HOST, `${HOST}.evil.example`) } },
    { name: "a script", change: { redirect_uri: "javascript:alert(1)" } },
    { name: "a blank at the end", change: { redirect_uri: `${REDIRECT_URI} ` } },
    { name: "the whole list", change: { redirect_uri: REDIRECT_URIS } },
  ])("$name", async ({ change }: { change: Change }) => {
    for (const visit of [
      await ada.get(authorizePath(newPkce(), change)),
      await ada.submit(authorizePath(newPkce(), change), { decision: "allow" }),
      await openBrowser(url).get(authorizePath(newPkce(), change)),
    ]) {
      expect(visit.status).toBe(400);
      expect(visit.location).toBeNull();
      expect(visit.headers.get("content-type")).toBe("text/html; charset=utf-8");
    }
    expect(await rollcall.rows("SELECT * FROM grant_code")).toEqual([]);
  });

  test.each(["client_id", "redirect_uri"])("%s given twice", async (name) => {
    const twice = `${authorizePath(newPkce())}&${name}=${encodeURIComponent("https://evil.example/")}`;
    expect((await ada.get(twice)).status).toBe(400);
  });

  test("a request of ten thousand characters", async () => {
    expect((await ada.get(authorizePath(newPkce(), { state: "s".repeat(10_000) }))).status).toBe(400);
  });
});

describe("told to the extension:", () => {
  test.each([
    { name: "another response type", change: { response_type: "token" }, error: "unsupported_response_type" },
    { name: "none", change: { response_type: null }, error: "unsupported_response_type" },
    { name: "a state that is no text", change: { state: "a\nb" }, error: "invalid_request" },
  ])("$name", async ({ change, error }: { change: Change; error: string }) => {
    const { status, location } = await ada.get(authorizePath(newPkce(), change));
    expect(status).toBe(303);
    const { origin, pathname, searchParams } = new URL(location ?? "");
    expect(origin + pathname).toBe(REDIRECT_URI);
    expect(searchParams.get("error")).toBe(error);
  });

  test.each(["state", "code_challenge", "code_challenge_method", "response_type", "device_name"])(
    "%s given twice",
    async (name) => {
      const path = `${authorizePath(newPkce(), { device_name: "one" })}&${name}=another`;
      const { searchParams } = new URL((await ada.get(path)).location ?? "");
      expect(searchParams.get("error")).toBe("invalid_request");
    },
  );

  test("a state comes back as it went, and none stays none", async () => {
    for (const state of ["a b&c=d#e%2Fü".replace("ü", "u"), null]) {
      const { location } = await ada.submit(authorizePath(newPkce(), { state }), { decision: "allow" });
      expect(new URL(location ?? "").searchParams.get("state")).toBe(state);
    }
  });

  test("a scope is not granted, for there are none", async () => {
    const pkce = newPkce();
    const code = await authorize(ada, pkce, { scope: "admin" });
    const { status, body } = await askToken(url, { ...exchange(code, pkce), scope: "admin" });
    expect(status).toBe(200);
    expect(body).not.toHaveProperty("scope");
  });
});

describe("the token endpoint refuses", () => {
  test.each([
    { name: "no grant type", change: { grant_type: null }, error: "invalid_request" },
    {
      name: "a password",
      change: { grant_type: "password", username: "a", password: "b" },
      error: "unsupported_grant_type",
    },
    {
      name: "client credentials",
      change: { grant_type: "client_credentials" },
      error: "unsupported_grant_type",
    },
    { name: "an unknown grant", change: { grant_type: "magic" }, error: "unsupported_grant_type" },
    {
      name: "a grant named after a method of objects",
      change: { grant_type: "constructor" },
      error: "unsupported_grant_type",
    },
    { name: "no client", change: { client_id: null }, error: "invalid_client" },
    { name: "another client", change: { client_id: "other" }, error: "invalid_client" },
    { name: "a client that shows a secret", change: { client_secret: "x" }, error: "invalid_client" },
    { name: "no code", change: { code: null }, error: "invalid_request" },
    { name: "a made-up code", change: { code: `rcc_${"x".repeat(43)}` }, error: "invalid_grant" },
    { name: "a code that is no text", change: { code: "a\u0000b" }, error: "invalid_request" },
  ])("$name", async ({ change, error }: { change: Change; error: string }) => {
    const pkce = newPkce();
    const { status, body, headers } = await askToken(url, {
      ...exchange(await authorize(ada, pkce), pkce),
      ...change,
    });
    expect(body.error).toBe(error);
    expect(status).toBe(400);
    expect(headers.get("cache-control")).toBe("no-store");
    expect(body).not.toHaveProperty("access_token");
    expect(await rollcall.rows("SELECT * FROM device")).toEqual([]);
  });

  test("a body that is no form", async () => {
    for (const [type, body] of [
      ["application/json", JSON.stringify(refresh("x"))],
      ["text/plain", "grant_type=refresh_token"],
      ["application/x-www-form-urlencoded", "grant_type=refresh_token&grant_type=password"],
    ] as const) {
      const headers = { "content-type": type };
      const response = await fetch(new URL("/oauth/token", url), { method: "POST", headers, body });
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ error: "invalid_request" });
    }
  });

  test("a body that is too large", async () => {
    const body = new URLSearchParams({ grant_type: "x".repeat(20_000) });
    const response = await fetch(new URL("/oauth/token", url), { method: "POST", body });
    expect(response.status).toBe(400);
    await response.body?.cancel();
  });

  test("whoever comes with GET", async () => {
    for (const path of ["/oauth/token", "/oauth/revoke"]) expect((await ada.get(path)).status).toBe(405);
  });
});

test("a preflight of an extension is answered; of another site it is not", async () => {
  const preflight = (origin: string) =>
    fetch(new URL("/oauth/token", url), {
      method: "OPTIONS",
      headers: {
        origin,
        "access-control-request-method": "POST",
        "access-control-request-headers": "content-type",
      },
    });
  const good = await preflight(EXTENSION_ORIGIN);
  expect(good.status).toBe(204);
  expect(good.headers.get("access-control-allow-origin")).toBe(EXTENSION_ORIGIN);
  expect((await preflight("https://evil.example")).headers.get("access-control-allow-origin")).toBeNull();
});

describe("signing out", () => {
  const revoke = (fields: Readonly<Record<string, string>>) =>
    fetch(new URL("/oauth/revoke", url), {
      method: "POST",
      body: new URLSearchParams(fields),
      headers: { origin: EXTENSION_ORIGIN },
    });

  test.each(["access_token", "refresh_token"] as const)("by %s ends the device", async (kind) => {
    const [tokens, other] = [await addDevice(url, ada), await addDevice(url, ada)];
    expect((await revoke({ token: tokens[kind] })).status).toBe(200);
    expect(await apiStatus(url, tokens.access_token)).toBe(401);
    expect((await askToken(url, refresh(tokens.refresh_token))).body.error).toBe("invalid_grant");
    expect(await apiStatus(url, other.access_token)).toBe(200);
    const ended =
      "SELECT actor, json_extract(after, '$.reason') AS reason FROM audit_event WHERE action = 'device.ended'";
    expect(await rollcall.rows(ended)).toEqual([{ actor: "ada@example.com", reason: "signed-out" }]);
  });

  test("with a token nobody has says the same (RFC 7009)", async () => {
    for (const token of ["rcr_unknown", "", "x".repeat(5_000)])
      expect((await revoke({ token })).status).toBe(200);
    expect((await revoke({})).status).toBe(400);
  });
});

test("where it all is (RFC 8414)", async () => {
  const issuer = new URL(url).origin;
  const visit = await openBrowser(url).get("/.well-known/oauth-authorization-server");
  expect(visit.headers.get("content-type")).toContain("application/json");
  expect(JSON.parse(visit.text)).toEqual({
    ...{
      issuer,
      authorization_endpoint: `${issuer}/oauth/authorize`,
      token_endpoint: `${issuer}/oauth/token`,
    },
    ...{ revocation_endpoint: `${issuer}/oauth/revoke`, response_types_supported: ["code"] },
    response_modes_supported: ["query"],
    grant_types_supported: ["authorization_code", "refresh_token", "urn:rollcall:grant-type:pairing-code"],
    code_challenge_methods_supported: ["S256"],
    token_endpoint_auth_methods_supported: ["none"],
    revocation_endpoint_auth_methods_supported: ["none"],
    authorization_response_iss_parameter_supported: true,
  });
  const identity = await openBrowser(url).get("/.well-known/rollcall");
  expect(JSON.parse(identity.text)).toMatchObject({ auth: ["oauth", "pairing", "token"] });
});
