/** The pages themselves: what browsers are told about them, forged forms, false links, sessions, and the first owner. */
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { ADMIN_TOKEN, startRollcall } from "../worker/start-rollcall.ts";
import { authorizePath, newPkce, REDIRECT_URI, REDIRECT_URIS, signIn } from "./extension.ts";
import { earlyInMinute } from "./guesses.ts";
import { type Browser, openBrowser, type Visit } from "./open-browser.ts";

const rollcall = await startRollcall({ variables: { EXTENSION_REDIRECT_URIS: REDIRECT_URIS } });
const { url } = rollcall;
afterAll(() => rollcall.close());

const ADA = "ada@example.com";
let ada: Browser;

beforeEach(async () => {
  await rollcall.reset();
  ada = openBrowser(url);
  await signIn(ada, ADA);
});

const admins = () => rollcall.rows("SELECT email, role, created_by FROM admin ORDER BY email");
const records = () => rollcall.rows("SELECT actor, action, after FROM audit_event ORDER BY id");

describe("every page", () => {
  const PAGES: ReadonlyArray<readonly [string, number, (browser: Browser) => Promise<Visit>]> = [
    ["sign-in", 200, () => openBrowser(url).get("/sign-in")],
    ["code", 200, () => openBrowser(url).get("/sign-in/code")],
    ["signed in", 200, (browser) => browser.get("/signed-in")],
    ["pair", 200, (browser) => browser.get("/pair")],
    ["a pairing code", 200, (browser) => browser.submit("/pair")],
    ["consent", 200, (browser) => browser.get(authorizePath(newPkce()))],
    [
      "unknown extension",
      400,
      (browser) => browser.get(authorizePath(newPkce(), { redirect_uri: "https://x.example" })),
    ],
    ["wrong token", 403, () => openBrowser(url).submit("/sign-in/token", { email: ADA, token: "x" })],
    [
      "forged form",
      403,
      (browser) =>
        browser.submit("/pair", {}, { origin: "https://evil.example", "sec-fetch-site": "cross-site" }),
    ],
    ["form too large", 413, (browser) => browser.submit("/sign-in/token", { token: "x".repeat(20_000) })],
  ];

  test.each(PAGES)("%s (%i) comes with what keeps it safe", async (name, status, open) => {
    const visit = await open(ada);
    expect(visit.status).toBe(status);
    const csp = visit.headers.get("content-security-policy") ?? "";
    const target = name === "consent" ? ` ${new URL(REDIRECT_URI).origin}` : "";
    expect(csp.replace(/sha256-[\w+/]{43}=/u, "sha256-…")).toBe(
      `default-src 'none'; style-src 'sha256-…'; img-src 'none'; form-action 'self'${target}; base-uri 'none'; frame-ancestors 'none'`,
    );
    expect(Object.fromEntries(visit.headers)).toMatchObject({
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "referrer-policy": "same-origin",
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "cross-origin-opener-policy": "same-origin",
      "strict-transport-security": "max-age=31536000",
      "x-request-id": expect.stringMatching(/^[\w-]+$/u),
    });
    expect(visit.text).toMatch(/^<!doctype html>\n<html lang="en">/u);
    expect(visit.text.match(/<h1>/gu)).toHaveLength(1);
    expect(visit.text).not.toMatch(
      /<script|<img|<link|<iframe|\son\w+=|style="|javascript:|https?:\/\/(?!127)/u,
    );
    for (const [, id] of visit.text.matchAll(/<input(?![^>]*type="hidden")[^>]*\bid="([\w-]+)"/gu))
      expect(visit.text).toContain(`<label for="${id}">`);
  });

  test("speaks the browser’s language, and says so", async () => {
    const visit = await openBrowser(url, { language: "de-AT,de;q=0.9,en;q=0.5" }).get("/sign-in");
    expect(visit.text).toContain('<html lang="de">');
    expect(visit.text).toContain("<h1>Anmelden</h1>");
    expect(visit.headers.get("vary")).toContain("Accept-Language");
  });

  test("bears the company’s name, whatever is in it", async () => {
    const document = JSON.stringify({ companyName: '<b>"Beispiel" & Co</b>' });
    await rollcall.db
      .prepare("INSERT INTO setting (id, document, updated_at) VALUES (1, ?, 0)")
      .bind(document)
      .run();
    const { text } = await ada.get("/sign-in");
    expect(text).toContain("&lt;b&gt;&quot;Beispiel&quot; &amp; Co&lt;/b&gt;");
    expect(text).not.toContain("<b>");
  });

  test("shows what was typed as text, never as markup", async () => {
    const evil = `"><script>alert(1)</script>@example.com`;
    const browser = openBrowser(url);
    for (const visit of [
      await browser.submit("/sign-in/token", { email: evil, token: "x", next: evil }),
      await browser.get(`/sign-in?${new URLSearchParams({ next: `/oauth/authorize?state=${evil}` })}`),
      await ada.get(authorizePath(newPkce(), { device_name: evil, state: evil })),
    ]) {
      expect(visit.text).not.toContain("<script");
    }
  });
});

describe("a form from elsewhere", () => {
  const FORMS = [
    "/sign-in/token",
    "/sign-in/mail",
    "/sign-in/code",
    "/sign-out",
    "/pair",
    authorizePath(newPkce()),
  ];
  const FORGERIES: ReadonlyArray<readonly [string, Readonly<Record<string, string>>]> = [
    ["another site", { origin: "https://evil.example", "sec-fetch-site": "cross-site" }],
    ["a neighbouring host", { origin: "https://evil.127.0.0.1", "sec-fetch-site": "same-site" }],
    ["a page without an origin", { origin: "null", "sec-fetch-site": "cross-site" }],
    ["an extension", { origin: "chrome-extension://abc", "sec-fetch-site": "none" }],
    ["an old browser at another site", { origin: "https://evil.example", "sec-fetch-site": "" }],
    ["nobody knows where", { origin: "", "sec-fetch-site": "" }],
    [
      "a script that calls it plain text",
      { origin: "https://evil.example", "sec-fetch-site": "cross-site", "content-type": "text/plain" },
    ],
    [
      "a script that calls it JSON",
      { origin: "https://evil.example", "sec-fetch-site": "cross-site", "content-type": "application/json" },
    ],
  ];

  test.each(FORGERIES)("(%s) does nothing", async (_, headers) => {
    await rollcall.db.prepare("DELETE FROM audit_event").run();
    for (const path of FORMS) {
      const visit = await ada.submit(path, { decision: "allow", email: ADA, token: ADMIN_TOKEN }, headers);
      expect([400, 403], path).toContain(visit.status);
      expect(visit.location).toBeNull();
      expect(visit.headers.getSetCookie()).toEqual([]);
    }
    expect(await records()).toEqual([]);
    expect(await rollcall.rows("SELECT * FROM grant_code")).toEqual([]);
    expect((await ada.get("/signed-in")).status).toBe(200);
  });

  test("an old browser’s own form, without Sec-Fetch-Site, is good", async () => {
    expect((await ada.submit("/pair", {}, { "sec-fetch-site": "" })).status).toBe(200);
  });
});

test.each([
  "https://evil.example/",
  "//evil.example/",
  "/\\evil.example",
  "\\\\evil.example",
  "/\t/evil.example",
  "/%2F/evil.example",
  "javascript:alert(1)",
  "/oauth/authorize@evil.example",
  "/oauth/authorize/../../evil",
  "/oauth/token",
  "/v1/status",
  "/sign-out",
  "/sign-in",
  "/.well-known/rollcall",
  "pair",
  "",
  `/oauth/authorize?x=${"x".repeat(5_000)}`,
])("nobody is led away by next=%s", async (next) => {
  expect((await signIn(openBrowser(url), ADA, next)).location).toBe("/signed-in");
});

test.each([
  ["/pair", "/pair"],
  ["/pair?x=1#y", "/pair"],
  ["/signed-in", "/signed-in"],
  ["/oauth/authorize?client_id=x&state=%2F%2Fevil", "/oauth/authorize?client_id=x&state=%2F%2Fevil"],
])("next=%s leads to %s", async (next, location) => {
  expect((await signIn(openBrowser(url), ADA, next)).location).toBe(location);
});

describe("a session", () => {
  test("is a cookie no script reads, of which the database knows the hash", async () => {
    const browser = openBrowser(url);
    const visit = await signIn(browser, ADA);
    expect(visit.headers.get("set-cookie")).toMatch(
      /^rollcall-session=rcs_[\w-]{43}; Max-Age=900; Path=\/; HttpOnly; SameSite=Lax$/u,
    );
    const rows = JSON.stringify(await rollcall.rows("SELECT * FROM browser_session"));
    expect(rows).not.toContain(browser.cookies.get("rollcall-session"));
  });

  test.each([
    { name: "after a quarter of an hour", sql: "UPDATE browser_session SET expires_at = 1" },
    { name: "with its admin", sql: "DELETE FROM admin" },
  ])("is over $name", async ({ sql }) => {
    await rollcall.db.prepare(sql).run();
    for (const path of ["/signed-in", "/pair", authorizePath(newPkce())]) {
      const visit = await ada.get(path);
      expect(visit.status).toBe(303);
      expect(visit.location).toMatch(/^\/sign-in/u);
    }
    expect((await ada.submit(authorizePath(newPkce()), { decision: "allow" })).location).toMatch(
      /^\/sign-in/u,
    );
    expect((await ada.submit("/pair")).location).toMatch(/^\/sign-in/u);
    expect(await rollcall.rows("SELECT * FROM grant_code")).toEqual([]);
  });

  test("lives a quarter of an hour, used or not", async () => {
    const expiry = () => rollcall.rows<{ expires_at: number }>("SELECT expires_at FROM browser_session");
    const before = await expiry();
    expect(((before[0]?.expires_at ?? 0) - Date.now()) / 60_000).toBeCloseTo(15, 0);
    await ada.get("/signed-in");
    expect(await expiry()).toEqual(before);
  });

  test("ends when its admin signs out, for whoever has the cookie", async () => {
    const copy = openBrowser(url);
    for (const [name, value] of ada.cookies) copy.cookies.set(name, value);
    expect(await ada.submit("/sign-out")).toMatchObject({ status: 303, location: "/sign-in" });
    expect(ada.cookies.size).toBe(0);
    expect((await copy.get("/signed-in")).status).toBe(303);
  });

  test("opens nothing of the API", async () => {
    const cookie = ada.cookies.get("rollcall-session") ?? "";
    for (const headers of [{}, { authorization: `Bearer ${cookie}` }])
      expect((await ada.get("/v1/status", headers)).status).toBe(401);
  });

  test("a made-up cookie is none", async () => {
    for (const value of ["", "x", `rcs_${"x".repeat(43)}`, "' OR 1=1 --"]) {
      const stranger = openBrowser(url);
      stranger.cookies.set("rollcall-session", value);
      expect((await stranger.get("/signed-in")).status).toBe(303);
    }
  });
});

describe("the deployment’s token", () => {
  test("makes the first owner, and only the first", async () => {
    await rollcall.reset();
    const { text } = await openBrowser(url).get("/sign-in");
    expect(text).toContain("become the first owner");
    expect((await signIn(openBrowser(url), "First@Example.com")).status).toBe(303);
    const second = await signIn(openBrowser(url), "second@example.com");
    expect(second.status).toBe(403);
    expect(second.text).toContain("list of admins");
    expect(await admins()).toEqual([
      { email: "First@Example.com", role: "owner", created_by: "ADMIN_TOKEN" },
    ]);
    expect(await records()).toEqual([
      expect.objectContaining({ action: "admin.appointed" }),
      { actor: "First@Example.com", action: "sign-in.succeeded", after: '{"via":"admin-token"}' },
      { actor: "unknown", action: "sign-in.refused", after: '{"via":"admin-token","reason":"not-listed"}' },
    ]);
    expect((await openBrowser(url).get("/sign-in")).text).not.toContain("become the first owner");
  });

  test("of several at once, one is made the first owner", async () => {
    await rollcall.reset();
    const emails = ["a@example.com", "b@example.com", "c@example.com", "d@example.com"];
    const visits = await Promise.all(emails.map((email) => signIn(openBrowser(url), email)));
    expect(visits.filter(({ status }) => status === 303)).toHaveLength(1);
    expect(await admins()).toHaveLength(1);
  });

  test("makes a viewer the first owner, and what they were is on record", async () => {
    await rollcall.db.prepare("UPDATE admin SET role = 'viewer'").run();
    await rollcall.db.prepare("DELETE FROM audit_event").run();
    await signIn(openBrowser(url), "ADA@example.com");
    const [record] = await rollcall.rows("SELECT before, after FROM audit_event ORDER BY id LIMIT 1");
    expect(record).toEqual({
      before: JSON.stringify({ email: ADA, role: "viewer" }),
      after: JSON.stringify({ email: ADA, role: "owner" }),
    });
  });

  test("lets in whoever is on the list, as what they are", async () => {
    const row = "INSERT INTO admin VALUES ('v', 'vic@example.com', 'vic@example.com', 'viewer', 0, 'ada')";
    await rollcall.db.prepare(row).run();
    const vic = openBrowser(url);
    expect((await signIn(vic, "VIC@example.com")).status).toBe(303);
    expect((await vic.get("/signed-in")).text).toContain("As vic@example.com (may view).");
    expect(await admins()).toHaveLength(2);
  });

  test.each([
    { name: "another", token: "x".repeat(42) },
    { name: "none", token: "" },
    { name: "a part of it", token: ADMIN_TOKEN.slice(0, -1) },
    { name: "more than it", token: `${ADMIN_TOKEN}x` },
  ])("$name is refused, and not told to anybody", async ({ token }) => {
    await rollcall.reset();
    const visit = await openBrowser(url).submit("/sign-in/token", { email: "eve@example.com", token });
    expect(visit.status).toBe(403);
    expect(visit.text).toContain('role="alert"');
    expect(await admins()).toEqual([]);
    expect(await records()).toEqual([
      { actor: "unknown", action: "sign-in.refused", after: '{"via":"admin-token","reason":"wrong-token"}' },
    ]);
    if (token !== "") expect(visit.text + rollcall.logs()).not.toContain(`"${token}"`);
  });

  test("what is no address makes nobody an owner", async () => {
    await rollcall.reset();
    for (const email of ["", "ada", "a b@example.com", `${"x".repeat(400)}@example.com`])
      expect((await signIn(openBrowser(url), email)).status).toBe(422);
    expect(await admins()).toEqual([]);
  });

  test("the sixth try of a minute has to wait, even if it is right; then nothing is verified nor recorded", async () => {
    await earlyInMinute(6);
    const eve = openBrowser(url);
    for (let guess = 1; guess <= 5; guess++)
      expect((await eve.submit("/sign-in/token", { email: ADA, token: "x" })).status).toBe(403);
    await rollcall.db.prepare("DELETE FROM audit_event").run();
    const visit = await signIn(eve, ADA);
    expect(visit.status).toBe(429);
    expect(visit.headers.get("retry-after")).toBe("60");
    expect(visit.text).toContain("wait a minute");
    expect(await records()).toEqual([]);
    expect((await signIn(openBrowser(url), ADA)).status).toBe(303);
  });
});

test("a browser that refuses cookies is told so, and not led in circles", async () => {
  const browser = openBrowser(url, { language: "de" });
  const fields = { email: ADA, token: ADMIN_TOKEN, next: "/pair" };
  const visit = await browser.submit("/sign-in/token", fields);
  browser.cookies.clear();
  const landed = await browser.follow(visit);
  expect(landed.status).toBe(403);
  expect(landed.text).toContain("erlauben Sie Cookies");
  expect(landed.text).toContain('name="next" value="/pair"');
});

test.each(["/sign-in/token", "/sign-in/mail", "/sign-out"])(
  "what is only a form's address leads to the sign-in page (%s)",
  async (path) => {
    expect(await openBrowser(url).get(path)).toMatchObject({ status: 303, location: "/sign-in" });
  },
);

test("ways that are not set up are not shown, and not there", async () => {
  const { text } = await openBrowser(url).get("/sign-in");
  expect(text).not.toContain("/sign-in/mail");
  expect(text).not.toContain("/sign-in/oidc");
  expect((await openBrowser(url).get("/sign-in/oidc")).status).toBe(404);
  const visit = await openBrowser(url).submit("/sign-in/mail", { email: ADA });
  expect(visit.status).toBe(404);
  expect(await rollcall.rows("SELECT * FROM mail_code")).toEqual([]);
});
