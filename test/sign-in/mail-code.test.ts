/** One-time codes by mail, over a real SMTP server. */
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { createSealer } from "../../worker/auth/seal.ts";
import { createSignIn } from "../../worker/sign-in/create-sign-in.ts";
import { counted } from "../auth/counted.ts";
import { type Received, startSmtp } from "../mail/start-smtp.ts";
import { startRollcall } from "../worker/start-rollcall.ts";
import { signIn } from "./extension.ts";
import { earlyInMinute, GUESSES, guessAll, minutesSince } from "./guesses.ts";
import { type Browser, openBrowser, type Visit } from "./open-browser.ts";

const smtp = await startSmtp();
const rollcall = await startRollcall({
  variables: { MAIL_CARRIER: "smtp", MAIL_FROM: "rollcall@example.com", SMTP_URL: smtp.url },
});
const { url } = rollcall;
afterAll(async () => {
  await rollcall.close();
  await smtp.close();
});

const ADA = "Ada@example.com";

beforeEach(async () => {
  await rollcall.reset();
  await smtp.forget();
  await signIn(openBrowser(url), ADA);
  await rollcall.db.prepare("DELETE FROM audit_event").run();
});

const ask = (browser: Browser, email: string, next = "/pair"): Promise<Visit> =>
  browser.submit("/sign-in/mail", { email, next });

const enter = (browser: Browser, code: string, next = "/pair"): Promise<Visit> =>
  browser.submit("/sign-in/code", { code, next });

/** Mails leave after the answer: whoever asks for one waits for it, or it would come to the next test. */
async function mailsOf(count: number): Promise<readonly Received[]> {
  for (let tries = 0; tries < 100; tries++) {
    const mails = await smtp.mails();
    if (mails.length >= count) return mails;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`there were not ${count} mails within two seconds`);
}

const codeIn = ({ text }: Received): string => /^\s*(\d{8})\s*$/mu.exec(text)?.[1] ?? "";

async function askedFor(browser: Browser): Promise<string> {
  const before = (await smtp.recipients()).length;
  await ask(browser, ADA);
  return codeIn((await mailsOf(before + 1)).at(-1) as Received);
}

/** Another code of the same form. */
const wrong = (code: string): string => code.replace(/\d$/u, (digit) => String((Number(digit) + 1) % 10));

const refusals = () => rollcall.rows("SELECT actor, after FROM audit_event WHERE action = 'sign-in.refused'");

test("an admin gets a code by mail and comes in with it", async () => {
  const browser = openBrowser(url, { language: "de-DE,de;q=0.9" });
  const asked = await ask(browser, " ada@EXAMPLE.com ");
  expect(asked).toMatchObject({ status: 303, location: "/sign-in/code?next=%2Fpair" });
  expect(asked.headers.get("set-cookie")).toMatch(
    /^rollcall-code=rcs_[\w-]{43}; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax$/u,
  );
  expect((await browser.follow(asked)).text).toContain('autocomplete="one-time-code"');
  const [mail] = await mailsOf(1);
  expect(mail).toMatchObject({ to: ADA, from: { address: "rollcall@example.com" } });
  expect(mail?.subject).toContain("Anmeldecode");
  const code = codeIn(mail as Received);
  const back = await enter(browser, `${code.slice(0, 4)} ${code.slice(4)}`);
  expect(back).toMatchObject({ status: 303, location: "/pair" });
  expect([...browser.cookies.keys()]).toEqual(["rollcall-session"]);
  expect((await browser.follow(back)).text).toContain(ADA);
  expect(await rollcall.rows("SELECT actor, action, after FROM audit_event")).toEqual([
    { actor: ADA, action: "sign-in.succeeded", after: '{"via":"mail-code"}' },
  ]);
  const stored = JSON.stringify([await rollcall.rows("SELECT * FROM mail_code"), rollcall.logs()]);
  expect(stored).not.toContain(code);
  expect(rollcall.logs().toLowerCase()).not.toContain("ada@");
});

describe("nobody is told who is on the list:", () => {
  test("the same answers, whatever the address, and no mail", async () => {
    const visits: unknown[] = [];
    for (const email of [ADA, "eve@example.com"]) {
      const browser = openBrowser(url);
      const asked = await ask(browser, email);
      const page = await browser.follow(asked);
      const guess = await enter(browser, "00000000");
      const used: Visit[] = [];
      for (let guesses = 2; guesses <= 6; guesses++)
        used.push(await enter(openBrowserLike(browser), "00000000"));
      visits.push(
        [asked, page, guess, ...used].map(({ status, location, text }) => ({ status, location, text })),
      );
    }
    expect(visits[1]).toEqual(visits[0]);
    await mailsOf(1);
    expect(await smtp.recipients()).toEqual([ADA]);
  });

  test("the same statement, whatever the address", async () => {
    for (const email of [ADA, "eve@example.com"]) await ask(openBrowser(url), email);
    const rows = await rollcall.rows<{ admin_id: string | null; code_hash: string }>(
      "SELECT * FROM mail_code",
    );
    expect(rows.map(({ code_hash }) => code_hash.length)).toEqual([64, 64]);
    expect(rows.filter(({ admin_id }) => admin_id === null)).toHaveLength(1);
    await mailsOf(1);
  });
});

test("a wrong code costs as many statements, whoever's it is", async () => {
  const counts: number[] = [];
  for (const email of [ADA, "eve@example.com"]) {
    const { db, sent } = counted(rollcall.db);
    const app = createSignIn({
      ...{ db, hashCode: async () => "0", now: Date.now, log: () => undefined },
      sealer: createSealer({ current: "k1", keys: new Map([["k1", new Uint8Array(32)]]) }),
      ...{ mailer: null, identityProvider: null, adminToken: null, publicUrl: "", redirectUris: [] },
      ...{ allowGuess: async () => true, allowRequest: async () => true },
    });
    const browser = openBrowser(url);
    await ask(browser, email);
    const response = await app.request("http://127.0.0.1/sign-in/code", {
      method: "POST",
      body: new URLSearchParams({ code: "00000000" }),
      headers: {
        cookie: `rollcall-code=${browser.cookies.get("rollcall-code")}`,
        "sec-fetch-site": "same-origin",
      },
    });
    expect(await response.text()).toContain("This code isn’t right");
    counts.push(sent.statements);
  }
  expect(counts[0]).toBeGreaterThan(0);
  expect(counts[1]).toBe(counts[0]);
  await mailsOf(1);
});

/** The same cookies from another address: what is counted is the code. */
function openBrowserLike(browser: Browser): Browser {
  const other = openBrowser(url);
  for (const [name, value] of browser.cookies) other.cookies.set(name, value);
  return other;
}

describe("a code", () => {
  test("is good once", async () => {
    const browser = openBrowser(url);
    const code = await askedFor(browser);
    const copy = openBrowserLike(browser);
    expect((await enter(browser, code)).status).toBe(303);
    expect((await enter(copy, code)).status).toBe(403);
  });

  test("entered twice at the same moment lets in once", async () => {
    const browser = openBrowser(url);
    const code = await askedFor(browser);
    const visits = await Promise.all([1, 2, 3].map(() => enter(openBrowserLike(browser), code)));
    expect(visits.filter(({ status }) => status === 303)).toHaveLength(1);
  });

  test("is good only in the browser that asked for it", async () => {
    const code = await askedFor(openBrowser(url));
    const other = openBrowser(url);
    expect((await enter(other, code)).status).toBe(403);
    await ask(other, "eve@example.com");
    expect((await enter(other, code)).status).toBe(403);
    await ask(other, ADA);
    expect((await enter(other, code)).status).toBe(403);
    await mailsOf(2);
  });

  test("has five guesses, from wherever they come; the sixth is no good even if it is right", async () => {
    const browser = openBrowser(url);
    const code = await askedFor(browser);
    const statuses = [];
    for (let guess = 1; guess <= 5; guess++)
      statuses.push((await enter(openBrowserLike(browser), wrong(code))).status);
    expect(statuses).toEqual([403, 403, 403, 403, 403]);
    expect((await enter(openBrowserLike(browser), code)).status).toBe(403);
    const [first] = await refusals();
    expect(first).toEqual({ actor: ADA, after: '{"via":"mail-code","reason":"wrong-code"}' });
    expect(await rollcall.rows("SELECT * FROM browser_session WHERE via = 'mail-code'")).toEqual([]);
  });

  test("five guesses at once are five, too", async () => {
    const browser = openBrowser(url);
    const code = await askedFor(browser);
    await Promise.all(Array.from({ length: 20 }, () => enter(openBrowserLike(browser), wrong(code))));
    expect((await enter(openBrowserLike(browser), code)).status).toBe(403);
    expect(await rollcall.rows("SELECT guesses FROM mail_code")).toEqual([{ guesses: 5 }]);
  });

  test.each([
    { name: "after ten minutes", sql: "UPDATE mail_code SET expires_at = 1" },
    { name: "once the admin is removed", sql: "DELETE FROM admin" },
  ])("is worth nothing $name", async ({ sql }) => {
    const browser = openBrowser(url);
    const code = await askedFor(browser);
    await rollcall.db.prepare(sql).run();
    expect((await enter(browser, code)).status).toBe(403);
    expect(browser.cookies.has("rollcall-session")).toBe(false);
  });

  const sentTo = async (count: number): Promise<void> => {
    await mailsOf(count);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await smtp.recipients()).toEqual(Array(count).fill(ADA));
  };

  test("is sent three times in ten minutes to whoever asks from one network, and the admin's own are left", async () => {
    await earlyInMinute(3);
    const stranger = (host: number) => openBrowser(url, { address: `2001:db8:5:6::${host}` });
    const visits = await Promise.all([1, 2, 3, 4, 5].map((host) => ask(stranger(host), ADA)));
    expect(visits.map(({ status }) => status)).toEqual(Array(5).fill(303));
    await sentTo(3);
    await askedFor(openBrowser(url));
    await sentTo(4);
    expect(JSON.stringify(await rollcall.rows("SELECT * FROM mail_code"))).not.toContain("2001");
    await rollcall.db.prepare("UPDATE mail_code SET created_at = 1").run();
    await askedFor(openBrowser(url));
    expect((await openBrowser(url).get("/sign-in/code")).text).toContain("Three codes in ten minutes");
  });

  test("is sent ten times in ten minutes, from however many networks it is asked for", async () => {
    const visits = await Promise.all(Array.from({ length: 14 }, () => ask(openBrowser(url), ADA)));
    expect(visits.map(({ status }) => status)).toEqual(Array(14).fill(303));
    await sentTo(10);
    await rollcall.db.prepare("UPDATE mail_code SET created_at = 1").run();
    await ask(openBrowser(url), ADA);
    await sentTo(11);
  });

  test("in a browser that keeps no cookies is said to need them", async () => {
    const browser = openBrowser(url);
    const code = await askedFor(browser);
    browser.cookies.clear();
    const visit = await enter(browser, code);
    expect(visit.status).toBe(403);
    expect(visit.text).toContain("allow cookies");
  });

  test("that is wrong is on record once a minute, for each admin", async () => {
    const browser = openBrowser(url);
    const code = await askedFor(browser);
    for (let guess = 1; guess <= 3; guess++) await enter(openBrowserLike(browser), wrong(code));
    for (let guess = 1; guess <= 3; guess++) await enter(openBrowser(url), "1");
    expect(await refusals()).toEqual([
      { actor: ADA, after: '{"via":"mail-code","reason":"wrong-code"}' },
      { actor: "unknown", after: '{"via":"mail-code","reason":"code-over"}' },
    ]);
    await rollcall.db.prepare("UPDATE audit_event SET at = at - 60000").run();
    await enter(openBrowser(url), "1");
    expect(await refusals()).toHaveLength(3);
  });
});

test.each([
  "",
  "nonsense",
  "ad\u200ba@example.com",
  "ad\u200da@example.com",
  "\u212Aarl@example.com",
  "a b@example.com",
  `${"x".repeat(400)}@example.com`,
])("what is no address is said to be none (%s)", async (email) => {
  const visit = await ask(openBrowser(url), email);
  expect(visit.status).toBe(422);
  expect(visit.text).toContain('role="alert"');
  expect(visit.text).toContain('aria-invalid="true"');
  expect(await rollcall.rows("SELECT * FROM mail_code")).toEqual([]);
});

test("a mail server that is down changes nothing for whoever asks", async () => {
  await smtp.down();
  const visit = await ask(openBrowser(url), ADA);
  expect(visit.status).toBe(303);
  for (let tries = 0; tries < 100 && !rollcall.logs().includes("mail.sign-in"); tries++)
    await new Promise((resolve) => setTimeout(resolve, 20));
  await smtp.up();
  expect(rollcall.logs()).toContain("mail.sign-in");
  expect(rollcall.logs().toLowerCase()).not.toContain("ada@");
});

test("ten thousand guesses from one address: none succeeds, and the sixth has to wait", async () => {
  const browser = openBrowser(url);
  const code = await askedFor(browser);
  await earlyInMinute(5);
  const startedAt = Date.now();
  const firstSix: number[] = [];
  for (let guess = 1; guess <= 6; guess++) firstSix.push((await enter(browser, wrong(code))).status);
  expect(firstSix).toEqual([403, 403, 403, 403, 403, 429]);
  const tally = await guessAll(
    async (number) => (await enter(browser, String(number).padStart(8, "0"))).status,
  );
  expect(tally.get(303)).toBeUndefined();
  expect(tally.get(403) ?? 0).toBeLessThanOrEqual(5 * (minutesSince(startedAt) - 1));
  expect((tally.get(429) ?? 0) + (tally.get(403) ?? 0)).toBe(GUESSES);
  expect(browser.cookies.has("rollcall-session")).toBe(false);
}, 180_000);

test("the right code has to wait as well", async () => {
  const browser = openBrowser(url);
  const code = await askedFor(browser);
  await earlyInMinute(5);
  const busy = openBrowser(url, { address: "203.0.113.20" });
  for (let guess = 1; guess <= 5; guess++) await enter(busy, "00000000");
  for (const [name, value] of browser.cookies) busy.cookies.set(name, value);
  const visit = await enter(busy, code);
  expect(visit.status).toBe(429);
  expect(visit.headers.get("retry-after")).toBe("60");
  expect((await enter(browser, code)).status).toBe(303);
});
