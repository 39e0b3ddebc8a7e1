/** Signing in at a real OpenID provider, and all that must not get in by way of it. */
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { createSealer } from "../../worker/auth/seal.ts";
import { startOidc } from "../oidc/start-oidc.ts";
import { startRollcall } from "../worker/start-rollcall.ts";
import { signIn } from "./extension.ts";
import { type Browser, openBrowser, type Visit } from "./open-browser.ts";

const oidc = await startOidc();
const { id: OIDC_CLIENT_ID, secret: OIDC_CLIENT_SECRET } = oidc.client;
const rollcall = await startRollcall({
  variables: { OIDC_ISSUER: oidc.issuer, OIDC_CLIENT_ID },
  secrets: { OIDC_CLIENT_SECRET },
});
const { url } = rollcall;
afterAll(async () => {
  await rollcall.close();
  await oidc.close();
});

const CALLBACK = `${new URL(url).origin}/sign-in/oidc/callback`;
const ADA = "ada@example.com";
const ada = { sub: "ada-1", email: "Ada@Example.com", email_verified: true } as const;

/** The key ring of test/worker/start-rollcall.ts. */
const sealer = createSealer({ current: "k1", keys: new Map([["k1", new Uint8Array(32).fill(7)]]) });

beforeEach(async () => {
  await rollcall.reset();
  await signIn(openBrowser(url), ADA);
  await rollcall.db.prepare("DELETE FROM audit_event").run();
  await oidc.signInAs(ada);
});

const recorded = () =>
  rollcall.rows<{ actor: string; action: string; after: string }>(
    "SELECT actor, action, after FROM audit_event",
  );

type Tampering = { readonly request?: (url: URL) => void; readonly answer?: (url: URL) => void };

/** Through the provider and back, as far as the callback's address. */
async function throughProvider(begun: Visit, tampering: Tampering = {}): Promise<string> {
  const asked = new URL(begun.location ?? "");
  tampering.request?.(asked);
  const provider = openBrowser(oidc.issuer);
  let visit = await provider.get(asked.pathname + asked.search);
  for (let hops = 0; hops < 10 && !visit.location?.startsWith(CALLBACK); hops++)
    visit = await provider.follow(visit);
  const answer = new URL(visit.location ?? "");
  tampering.answer?.(answer);
  return answer.pathname + answer.search;
}

const begin = (browser: Browser, next = "/pair") =>
  browser.get(`/sign-in/oidc?${new URLSearchParams({ next })}`);

async function expectKeptOut(browser: Browser, visit: Visit, words: string): Promise<void> {
  expect(visit.status).toBe(403);
  expect(visit.text).toContain(words);
  expect(browser.cookies.size).toBe(0);
  expect((await browser.get("/signed-in")).status).toBe(303);
  expect(await rollcall.rows("SELECT * FROM browser_session WHERE via = 'oidc'")).toEqual([]);
}

test("a provider that is down is said to be, and nothing else is lost", async () => {
  await oidc.down();
  const browser = openBrowser(url);
  const begun = await begin(browser);
  expect(begun.status).toBe(503);
  expect(begun.text).toContain("can’t be reached");
  expect(browser.cookies.size).toBe(0);
  await oidc.up({ redirectUris: [CALLBACK] });
  expect((await begin(browser)).status).toBe(303);
});

describe.each(["userinfo", "id-token"] as const)("with the address in the %s", (emailIn) => {
  test("an admin comes in, and goes where they were going", async () => {
    await oidc.down();
    await oidc.up({ redirectUris: [CALLBACK], emailIn });
    const browser = openBrowser(url);
    const begun = await begin(browser);
    expect(begun.status).toBe(303);
    const { searchParams } = new URL(begun.location ?? "");
    expect(Object.fromEntries(searchParams)).toMatchObject({
      ...{
        scope: "openid email",
        response_type: "code",
        code_challenge_method: "S256",
        redirect_uri: CALLBACK,
      },
      ...{ state: expect.stringMatching(/^[\w-]{40,}$/u), nonce: expect.stringMatching(/^[\w-]{40,}$/u) },
    });
    expect(begun.headers.get("set-cookie")).toMatch(/; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax$/u);
    const back = await browser.get(await throughProvider(begun));
    expect(back).toMatchObject({ status: 303, location: "/pair" });
    expect([...browser.cookies.keys()]).toEqual(["rollcall-session"]);
    expect((await browser.follow(back)).text).toContain(ADA);
    expect(await recorded()).toEqual([{ actor: ADA, action: "sign-in.succeeded", after: '{"via":"oidc"}' }]);
  });
});

describe("kept out", () => {
  test.each([
    {
      name: "an address nobody vouches for",
      account: { ...ada, email_verified: false },
      reason: "email-not-verified",
    },
    { name: "one without a word on that", account: { sub: "a", email: ADA }, reason: "email-not-verified" },
    {
      name: "one vouched for by a text instead of a truth",
      account: { ...ada, email_verified: "true" },
      reason: "email-not-verified",
    },
    {
      name: "an account without an address",
      account: { sub: "a", email_verified: true },
      reason: "email-not-verified",
    },
    {
      name: "an address that is on no list",
      account: { ...ada, email: "eve@example.com" },
      reason: "not-listed",
    },
    {
      name: "an address that becomes the admin's when case is folded",
      account: { ...ada, email: "\u212Aarl@example.com" },
      reason: "not-listed",
    },
    {
      name: "an address that only looks alike",
      account: { ...ada, email: "ada@example.com.evil.example" },
      reason: "not-listed",
    },
  ])("$name", async ({ account, reason }) => {
    await oidc.signInAs(account);
    const karl = "INSERT INTO admin VALUES ('k', 'karl@example.com', 'karl@example.com', 'owner', 0, 'ada')";
    await rollcall.db.prepare(karl).run();
    const browser = openBrowser(url);
    const visit = await browser.get(await throughProvider(await begin(browser)));
    await expectKeptOut(browser, visit, reason === "not-listed" ? "list of admins" : "vouch");
    expect(await recorded()).toEqual([
      { actor: "unknown", action: "sign-in.refused", after: JSON.stringify({ via: "oidc", reason }) },
    ]);
  });

  const TAMPERINGS: ReadonlyArray<readonly [string, Tampering]> = [
    ["another state in the answer", { answer: (it) => it.searchParams.set("state", "x".repeat(43)) }],
    ["no state in the answer", { answer: (it) => it.searchParams.delete("state") }],
    ["another nonce in the request", { request: (it) => it.searchParams.set("nonce", "x".repeat(43)) }],
    ["no nonce in the request", { request: (it) => it.searchParams.delete("nonce") }],
    [
      "another challenge in the request",
      { request: (it) => it.searchParams.set("code_challenge", "x".repeat(43)) },
    ],
    ["another code", { answer: (it) => it.searchParams.set("code", "x".repeat(43)) }],
    ["no code", { answer: (it) => it.searchParams.delete("code") }],
    ["another issuer", { answer: (it) => it.searchParams.set("iss", "https://evil.example") }],
    [
      "the provider's no",
      {
        answer: (it) => {
          it.searchParams.delete("code");
          it.searchParams.set("error", "access_denied");
          it.searchParams.set("error_description", "<script>alert(1)</script>");
        },
      },
    ],
  ];

  test.each(TAMPERINGS)("%s", async (_, tampering) => {
    const browser = openBrowser(url);
    const visit = await browser.get(await throughProvider(await begin(browser), tampering));
    await expectKeptOut(browser, visit, "did not work");
    expect(visit.text).not.toContain("<script");
  });

  test("an answer in another browser than the one that asked", async () => {
    const [mine, other] = [openBrowser(url), openBrowser(url)];
    const answer = await throughProvider(await begin(mine));
    await expectKeptOut(other, await other.get(answer), "took too long");
    await begin(other);
    await expectKeptOut(other, await other.get(answer), "did not work");
  });

  test("an answer a second time", async () => {
    const browser = openBrowser(url);
    const begun = await begin(browser);
    const cookie = browser.cookies.get("rollcall-oidc") ?? "";
    const answer = await throughProvider(begun);
    expect((await browser.get(answer)).status).toBe(303);
    const thief = openBrowser(url);
    thief.cookies.set("rollcall-oidc", cookie);
    const visit = await thief.get(answer);
    expect(visit.status).toBe(403);
    expect(thief.cookies.size).toBe(0);
  });

  test.each([
    { name: "too old", context: "oidc-attempt", age: -1_000, change: {} },
    { name: "sealed for something else", context: "connection", age: 60_000, change: {} },
    {
      name: "with more in it than belongs there",
      context: "oidc-attempt",
      age: 60_000,
      change: { role: "owner" },
    },
  ])("a cookie that is $name", async ({ context, age, change }) => {
    const browser = openBrowser(url);
    const attempt = {
      state: "s",
      nonce: "n",
      verifier: "v",
      next: "/pair",
      expiresAt: Date.now() + age,
      ...change,
    };
    browser.cookies.set("rollcall-oidc", await sealer.seal(JSON.stringify(attempt), context));
    await expectKeptOut(browser, await browser.get("/sign-in/oidc/callback?code=c&state=s"), "took too long");
  });

  test.each(["", "nonsense", "v1.k1.AAAA.AAAA", "v1.k9.AAAA.AAAA"])(
    "a made-up cookie (%s)",
    async (cookie) => {
      const browser = openBrowser(url);
      browser.cookies.set("rollcall-oidc", cookie);
      await expectKeptOut(
        browser,
        await browser.get("/sign-in/oidc/callback?code=c&state=s"),
        "took too long",
      );
    },
  );
});

test("a provider that goes down in between", async () => {
  const browser = openBrowser(url);
  const answer = await throughProvider(await begin(browser));
  await oidc.down();
  const visit = await browser.get(answer);
  await oidc.up();
  expect(visit.status).toBe(503);
  expect(visit.text).toContain("can’t be reached");
  expect(browser.cookies.size).toBe(0);
});

test("where it goes afterwards is one of our own places, whatever the link says", async () => {
  const browser = openBrowser(url);
  const begun = await begin(browser, "https://evil.example/");
  expect(await browser.get(await throughProvider(begun))).toMatchObject({ location: "/signed-in" });
});

test("what answers no question of this browser is neither counted nor recorded", async () => {
  const browser = openBrowser(url);
  for (let guess = 1; guess <= 8; guess++) {
    const visit = await browser.get("/sign-in/oidc/callback?code=c&state=s");
    expect(visit.status).toBe(403);
    expect(visit.text).toContain("took too long");
  }
  await begin(browser);
  expect((await browser.get("/sign-in/oidc/callback?code=c&state=s")).status).toBe(403);
  expect(await recorded()).toEqual([]);
  expect((await browser.get(await throughProvider(await begin(browser)))).status).toBe(303);
});

test("an answer that is refused is logged with the reason and nothing else", async () => {
  await oidc.signInAs({ ...ada, email: "eve@example.com" });
  const browser = openBrowser(url);
  await browser.get(await throughProvider(await begin(browser)));
  expect(rollcall.logs()).toMatch(/oidc\.failed.+not-listed/u);
  expect(rollcall.logs()).not.toContain("eve@");
});

test("the sixth answer of a minute has to wait, even if it is right", async () => {
  const leftMs = 60_000 - (Date.now() % 60_000);
  if (leftMs < 5_000) await new Promise((resolve) => setTimeout(resolve, leftMs + 100));
  const browser = openBrowser(url);
  for (let guess = 1; guess <= 5; guess++) {
    const wrong = await throughProvider(await begin(browser), {
      answer: (it) => it.searchParams.set("code", "x".repeat(43)),
    });
    expect((await browser.get(wrong)).status).toBe(403);
  }
  const visit = await browser.get(await throughProvider(await begin(browser)));
  expect(visit.status).toBe(429);
  expect(visit.headers.get("retry-after")).toBe("60");
});
