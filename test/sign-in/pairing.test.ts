/** The second way in: a code shown to a signed-in admin and typed into the extension. */
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { startRollcall } from "../worker/start-rollcall.ts";
import { apiStatus, askToken, PAIRING_GRANT, refresh, signIn, type TokenAnswer } from "./extension.ts";
import { earlyInMinute, GUESSES, guessAll, minutesSince } from "./guesses.ts";
import { type Browser, openBrowser } from "./open-browser.ts";

const rollcall = await startRollcall();
const { url } = rollcall;
afterAll(() => rollcall.close());

const ADA = "ada@example.com";
const FORM = /^[B-DF-HJ-NP-TV-XZ]{4}-[B-DF-HJ-NP-TV-XZ]{4}$/u;
let ada: Browser;

beforeEach(async () => {
  await rollcall.reset();
  ada = openBrowser(url);
  await signIn(ada, ADA);
});

async function newCode(browser = ada): Promise<string> {
  const { status, text } = await browser.submit("/pair");
  expect(status).toBe(200);
  return /<output[^>]*>([^<]+)<\/output>/u.exec(text)?.[1] ?? "";
}

type Change = Readonly<Record<string, string | null>>;

const pair = (code: string, change: Change = {}, address?: string): Promise<TokenAnswer> =>
  askToken(
    url,
    { grant_type: PAIRING_GRANT, pairing_code: code, ...change },
    address === undefined ? {} : { address },
  );

describe("a code", () => {
  test("becomes the same kind of token, once", async () => {
    const code = await newCode();
    expect(code).toMatch(FORM);
    const { status, body } = await pair(code, { device_name: "Ada’s iPad" });
    expect(status).toBe(200);
    expect(await apiStatus(url, body.access_token)).toBe(200);
    expect((await askToken(url, refresh(body.refresh_token))).status).toBe(200);
    expect(await rollcall.rows("SELECT name, via FROM device")).toEqual([
      { name: "Ada’s iPad", via: "pairing" },
    ]);
    const actions = await rollcall.rows<{ actor: string; action: string }>(
      "SELECT actor, action FROM audit_event",
    );
    expect(actions.slice(-2)).toEqual([
      { actor: ADA, action: "pairing.created" },
      { actor: ADA, action: "device.added" },
    ]);
  });

  test.each([
    { name: "without the hyphen", typed: (code: string) => code.replace("-", "") },
    { name: "in small letters", typed: (code: string) => code.toLowerCase() },
    { name: "with blanks", typed: (code: string) => ` ${code.replace("-", " - ")} ` },
    { name: "with the hyphen a keyboard makes of it", typed: (code: string) => code.replace("-", "–") },
  ])("may be typed $name", async ({ typed }) => {
    expect((await pair(typed(await newCode()))).status).toBe(200);
  });

  test("without a device’s name, the browser’s is taken", async () => {
    const userAgent =
      "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/26.0 Safari/605.1.15";
    const fields = { grant_type: PAIRING_GRANT, pairing_code: await newCode() };
    await askToken(url, fields, { headers: { "user-agent": userAgent } });
    expect(await rollcall.rows("SELECT name FROM device")).toEqual([{ name: "Safari on Mac" }]);
  });

  test("is not stored, nor told to any log", async () => {
    const code = await newCode();
    const stored = JSON.stringify([
      await rollcall.rows("SELECT * FROM grant_code"),
      await rollcall.rows("SELECT * FROM audit_event"),
      rollcall.logs(),
    ]);
    for (const form of [code, code.replace("-", "")]) expect(stored).not.toContain(form);
  });

  test("presented a second time ends the device", async () => {
    const code = await newCode();
    const { body } = await pair(code);
    expect((await pair(code)).body.error).toBe("invalid_grant");
    expect(await apiStatus(url, body.access_token)).toBe(401);
  });

  test("presented twice at the same moment leaves no device that works", async () => {
    const code = await newCode();
    const answers = await Promise.all([1, 2, 3].map(() => pair(code)));
    expect(answers.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(1);
    expect(await rollcall.rows("SELECT * FROM device")).toEqual([]);
  });

  test.each([
    { name: "after ten minutes", sql: "UPDATE grant_code SET expires_at = 1" },
    { name: "of an admin who was removed", sql: "DELETE FROM admin" },
  ])("is worth nothing $name", async ({ sql }) => {
    const code = await newCode();
    await rollcall.db.prepare(sql).run();
    expect((await pair(code)).body.error).toBe("invalid_grant");
    expect(await rollcall.rows("SELECT * FROM device")).toEqual([]);
  });

  test("lives ten minutes", async () => {
    await newCode();
    const [row] = await rollcall.rows<{ expires_at: number }>("SELECT expires_at FROM grant_code");
    expect(((row?.expires_at ?? 0) - Date.now()) / 60_000).toBeCloseTo(10, 0);
  });

  test("of each admin only the newest is good", async () => {
    const [first, second] = [await newCode(), await newCode()];
    expect((await pair(first)).body.error).toBe("invalid_grant");
    expect((await pair(second)).status).toBe(200);
  });

  test("is no authorization code, and the other way round", async () => {
    const code = await newCode();
    const fields = {
      grant_type: "authorization_code",
      code,
      redirect_uri: "https://x.example/",
      code_verifier: "v",
    };
    expect((await askToken(url, fields)).body).not.toHaveProperty("access_token");
    const [row] = await rollcall.rows<{ hash: string }>("SELECT hash FROM grant_code");
    expect((await pair(row?.hash ?? "")).body.error).toBe("invalid_grant");
  });
});

test("only a signed-in admin sees a code, and only a form makes one", async () => {
  const stranger = openBrowser(url);
  for (const visit of [await stranger.get("/pair"), await stranger.submit("/pair")])
    expect(visit).toMatchObject({ status: 303, location: "/sign-in?next=%2Fpair" });
  expect((await ada.get("/pair")).text).not.toMatch(/<output/u);
  expect(await rollcall.rows("SELECT * FROM grant_code")).toEqual([]);
});

test("a refused code is on record, without the code", async () => {
  await pair("BBBB-BBBB");
  const [last] = await rollcall.rows(
    "SELECT actor, subject, after FROM audit_event ORDER BY id DESC LIMIT 1",
  );
  expect(last).toEqual({ actor: "unknown", subject: null, after: '{"via":"pairing","reason":"wrong-code"}' });
});

test("ten thousand guesses from one address: none succeeds, and the sixth has to wait", async () => {
  await newCode();
  await earlyInMinute(3);
  const address = "203.0.113.9";
  const firstSix: number[] = [];
  for (let guess = 1; guess <= 6; guess++) firstSix.push((await pair("BCDF-GHJK", {}, address)).status);
  expect(firstSix).toEqual([400, 400, 400, 400, 400, 429]);

  const startedAt = Date.now();
  const tally = await guessAll(async (number) => (await pair(guessOf(number), {}, address)).status);
  expect(tally.get(200)).toBeUndefined();
  expect(tally.get(400) ?? 0).toBeLessThanOrEqual(5 * (minutesSince(startedAt) - 1));
  expect((tally.get(429) ?? 0) + (tally.get(400) ?? 0)).toBe(GUESSES);
  expect(await rollcall.rows("SELECT * FROM device")).toEqual([]);
}, 180_000);

test("the right code has to wait as well, and is good elsewhere", async () => {
  const code = await newCode();
  await earlyInMinute(5);
  const address = "203.0.113.10";
  for (let guess = 1; guess <= 5; guess++) await pair("BCDF-GHJK", {}, address);
  const waiting = await pair(code, {}, address);
  expect(waiting.status).toBe(429);
  expect(waiting.headers.get("retry-after")).toBe("60");
  expect(waiting.body.error).toBe("slow_down");
  expect((await pair(code)).status).toBe(200);
});

test("addresses of one IPv6 network count as one", async () => {
  await earlyInMinute(5);
  const statuses: number[] = [];
  for (let guess = 1; guess <= 6; guess++)
    statuses.push((await pair("BCDF-GHJK", {}, `2001:db8:1:2::${guess}`)).status);
  expect(statuses).toEqual([400, 400, 400, 400, 400, 429]);
  expect((await pair("BCDF-GHJK", {}, "2001:db8:1:3::1")).status).toBe(400);
});

const LETTERS = "BCDFGHJKLMNPQRSTVWXZ";
const guessOf = (number: number): string => {
  let [text, rest] = ["", number * 7919];
  for (let place = 0; place < 8; place++) {
    text += LETTERS[rest % LETTERS.length];
    rest = Math.floor(rest / LETTERS.length);
  }
  return text;
};
