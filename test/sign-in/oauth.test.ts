/** The whole way of an extension: sign-in, consent, code, tokens, renewal, and what ends a device. */
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { startRollcall } from "../worker/start-rollcall.ts";
import {
  addDevice,
  apiStatus,
  askToken,
  authorize,
  authorizePath,
  EXTENSION_ORIGIN,
  exchange,
  newPkce,
  OTHER_REDIRECT_URI,
  REDIRECT_URI,
  REDIRECT_URIS,
  refresh,
  signIn,
} from "./extension.ts";
import { type Browser, openBrowser } from "./open-browser.ts";

const rollcall = await startRollcall({ variables: { EXTENSION_REDIRECT_URIS: REDIRECT_URIS } });
const { url } = rollcall;
afterAll(() => rollcall.close());

const ADA = "Ada.Lovelace@example.com";
let ada: Browser;

beforeEach(async () => {
  await rollcall.reset();
  ada = openBrowser(url);
  expect(await signIn(ada, ADA)).toMatchObject({ status: 303, location: "/signed-in" });
});

const recorded = async (): Promise<readonly string[]> => {
  const rows = await rollcall.rows<{ action: string; after: string | null }>(
    "SELECT action, after FROM audit_event ORDER BY id",
  );
  return rows.map(({ action, after }) => `${action} ${JSON.parse(after ?? "{}").reason ?? ""}`.trim());
};

const countOf = async (table: string): Promise<number> => {
  const [row] = await rollcall.rows<{ n: number }>(`SELECT count(*) AS n FROM ${table}`);
  return row?.n ?? -1;
};

describe("the whole way", () => {
  test("from the extension to the API, by way of the sign-in page", async () => {
    const pkce = newPkce();
    const browser = openBrowser(url);
    const asked = await browser.get(authorizePath(pkce));
    expect(asked.status).toBe(303);
    expect(asked.location).toMatch(/^\/sign-in\?next=/u);
    const next = new URL(asked.location ?? "", url).searchParams.get("next") ?? "";
    const back = await signIn(browser, ADA, next);
    expect(back.location).toBe(authorizePath(pkce));
    const consent = await browser.follow(back);
    expect(consent.status).toBe(200);
    expect(consent.text).toContain(ADA);
    expect(consent.text).toContain('value="Chrome on Windows"');
    expect(consent.headers.get("content-security-policy")).toContain(
      "form-action 'self' https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org;",
    );
    const { status, location } = await browser.submit(authorizePath(pkce), { decision: "allow" });
    expect(status).toBe(303);
    const target = new URL(location ?? "");
    expect(target.origin + target.pathname).toBe(REDIRECT_URI);
    expect(Object.fromEntries(target.searchParams)).toEqual({
      code: expect.stringMatching(/^rcc_[\w-]{43}$/u),
      state: "state-1",
      iss: new URL(url).origin,
    });
    const answer = await askToken(url, exchange(target.searchParams.get("code") ?? "", pkce));
    expect(answer.status).toBe(200);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(answer.headers.get("access-control-allow-origin")).toBe(EXTENSION_ORIGIN);
    expect(answer.headers.get("access-control-allow-credentials")).toBeNull();
    expect(answer.body).toEqual({
      access_token: expect.stringMatching(/^rca_[\w-]{43}$/u),
      refresh_token: expect.stringMatching(/^rcr_[\w-]{43}$/u),
      token_type: "Bearer",
      expires_in: expect.closeTo(900, -1),
    });
    expect(await apiStatus(url, answer.body.access_token)).toBe(200);
    expect(await apiStatus(url, answer.body.refresh_token)).toBe(401);
  });

  test("a token lives a quarter of an hour, its renewal thirty days, and neither is stored", async () => {
    const before = Date.now();
    const tokens = await addDevice(url, ada);
    const rows = await rollcall.rows<{ kind: string; hash: string; expires_at: number }>(
      "SELECT * FROM token",
    );
    const minutes = new Map(rows.map((row) => [row.kind, (row.expires_at - before) / 60_000]));
    expect(minutes.get("access")).toBeCloseTo(15, 0);
    expect((minutes.get("refresh") ?? 0) / 60 / 24).toBeCloseTo(30, 1);
    const tables = ["token", "device", "grant_code", "browser_session", "audit_event", "admin"];
    const stored = JSON.stringify(
      await Promise.all(tables.map((it) => rollcall.rows(`SELECT * FROM ${it}`))),
    );
    expect(stored).toContain(rows[0]?.hash);
    for (const secret of [tokens.access_token, tokens.refresh_token, ...ada.cookies.values()]) {
      expect(stored).not.toContain(secret);
      expect(stored).not.toContain(secret.slice(4));
    }
    expect(rollcall.logs()).not.toContain(tokens.access_token);
    expect(rollcall.logs()).not.toContain(ADA);
  });

  test("an expired access token opens nothing", async () => {
    const { access_token } = await addDevice(url, ada);
    await rollcall.db.prepare("UPDATE token SET expires_at = ? WHERE kind = 'access'").bind(Date.now()).run();
    expect(await apiStatus(url, access_token)).toBe(401);
  });

  test("what was done is on record", async () => {
    await addDevice(url, ada);
    expect(await recorded()).toEqual(["admin.appointed", "sign-in.succeeded", "device.added"]);
    const [added] = await rollcall.rows("SELECT after FROM audit_event WHERE action = 'device.added'");
    const after = { name: "Browser", via: "oauth", signedInVia: "admin-token" };
    expect(JSON.parse(String(added?.after))).toMatchObject({ ...after, name: expect.any(String) });
  });

  test("a device is called as its owner says, cut and cleaned", async () => {
    const pkce = newPkce();
    const name = ` My\u0000 lap\ntop \u202e${"x".repeat(200)}`;
    const fields = { decision: "allow", device_name: name };
    const { location } = await ada.submit(authorizePath(pkce), fields);
    await askToken(url, exchange(new URL(location ?? "").searchParams.get("code") ?? "", pkce));
    expect(await rollcall.rows("SELECT name, via FROM device")).toEqual([
      { name: `My lap top ${"x".repeat(89)}`, via: "oauth" },
    ]);
  });

  test("whoever says no gets no code", async () => {
    const { location } = await ada.submit(authorizePath(newPkce()), { decision: "deny" });
    const { searchParams } = new URL(location ?? "");
    expect(searchParams.get("error")).toBe("access_denied");
    expect(searchParams.get("state")).toBe("state-1");
    expect(await countOf("grant_code")).toBe(0);
  });

  test("a form that says neither yes nor no is a no", async () => {
    const { location } = await ada.submit(authorizePath(newPkce()));
    expect(location).toContain("error=access_denied");
  });

  test("the second redirect URI is as good as the first", async () => {
    const pkce = newPkce();
    const code = await authorize(ada, pkce, { redirect_uri: OTHER_REDIRECT_URI });
    const fields = { ...exchange(code, pkce), redirect_uri: OTHER_REDIRECT_URI };
    expect((await askToken(url, fields)).status).toBe(200);
  });
});

describe("PKCE", () => {
  test.each([
    { name: "no challenge", change: { code_challenge: null } },
    { name: "no method", change: { code_challenge_method: null } },
    { name: "the plain method", change: { code_challenge_method: "plain" } },
    { name: "another method", change: { code_challenge_method: "S512" } },
    { name: "neither", change: { code_challenge: null, code_challenge_method: null } },
    { name: "a short challenge", change: { code_challenge: "abc" } },
    { name: "an empty challenge", change: { code_challenge: "" } },
  ])("$name is refused", async ({ change }) => {
    for (const visit of [
      await ada.get(authorizePath(newPkce(), change)),
      await ada.submit(authorizePath(newPkce(), change), { decision: "allow" }),
    ]) {
      expect(visit.status).toBe(303);
      const { searchParams } = new URL(visit.location ?? "");
      expect(searchParams.get("error")).toBe("invalid_request");
      expect(searchParams.get("state")).toBe("state-1");
      expect(searchParams.has("code")).toBe(false);
    }
    expect(await countOf("grant_code")).toBe(0);
  });

  test.each([
    { name: "another verifier", verifier: newPkce().verifier },
    { name: "none", verifier: null },
    { name: "the challenge itself", verifier: "challenge" },
    { name: "a short one", verifier: "abc" },
  ])("$name gets no tokens, and the code has had its one try", async ({ verifier }) => {
    const pkce = newPkce();
    const code = await authorize(ada, pkce);
    const sent = verifier === "challenge" ? pkce.challenge : verifier;
    const wrong = await askToken(url, { ...exchange(code, pkce), code_verifier: sent });
    expect(wrong.status).toBe(400);
    expect(["invalid_grant", "invalid_request"]).toContain(wrong.body.error);
    expect(wrong.body.access_token).toBeUndefined();
    expect((await askToken(url, exchange(code, pkce))).body.error).toBe("invalid_grant");
    expect(await countOf("device")).toBe(0);
  });
});

describe("a code", () => {
  test("is good once; whoever uses it again ends the device", async () => {
    const pkce = newPkce();
    const code = await authorize(ada, pkce);
    const { body } = await askToken(url, exchange(code, pkce));
    expect(await apiStatus(url, body.access_token)).toBe(200);
    expect((await askToken(url, exchange(code, pkce))).body.error).toBe("invalid_grant");
    expect(await apiStatus(url, body.access_token)).toBe(401);
    expect((await askToken(url, refresh(body.refresh_token))).body.error).toBe("invalid_grant");
    expect((await recorded()).at(-1)).toBe("device.ended reuse");
  });

  test("used twice at the same moment leaves no device that works", async () => {
    const pkce = newPkce();
    const code = await authorize(ada, pkce);
    const answers = await Promise.all([1, 2, 3, 4].map(() => askToken(url, exchange(code, pkce))));
    expect(answers.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(1);
    for (const { body } of answers.filter(({ status }) => status === 200))
      expect(await apiStatus(url, body.access_token)).toBe(401);
    expect(await countOf("device")).toBe(0);
    expect(await countOf("token")).toBe(0);
  });

  test.each([
    { name: "an expired one", sql: "UPDATE grant_code SET expires_at = 0" },
    { name: "one of an admin who was removed", sql: "DELETE FROM admin" },
    { name: "one that was forgotten", sql: "DELETE FROM grant_code" },
  ])("$name is refused", async ({ sql }) => {
    const pkce = newPkce();
    const code = await authorize(ada, pkce);
    await rollcall.db.prepare(sql).run();
    expect((await askToken(url, exchange(code, pkce))).body.error).toBe("invalid_grant");
    expect(await countOf("device")).toBe(0);
  });

  test("is bound to its redirect URI", async () => {
    const pkce = newPkce();
    for (const redirect_uri of [OTHER_REDIRECT_URI, null]) {
      const code = await authorize(ada, pkce);
      const { status, body } = await askToken(url, { ...exchange(code, pkce), redirect_uri });
      expect(status).toBe(400);
      expect(body.access_token).toBeUndefined();
    }
  });
});

describe("a refresh token", () => {
  test("is exchanged for a new pair, and the device lives on", async () => {
    const first = await addDevice(url, ada);
    const { status, body } = await askToken(url, refresh(first.refresh_token));
    expect(status).toBe(200);
    expect(body.refresh_token).not.toBe(first.refresh_token);
    expect(await apiStatus(url, body.access_token)).toBe(200);
    expect(await apiStatus(url, first.access_token)).toBe(200);
    expect((await askToken(url, refresh(body.refresh_token))).status).toBe(200);
    expect(await countOf("device")).toBe(1);
  });

  test("that was used ends the device, with every token of it", async () => {
    const first = await addDevice(url, ada);
    const { body: second } = await askToken(url, refresh(first.refresh_token));
    expect((await askToken(url, refresh(first.refresh_token))).body.error).toBe("invalid_grant");
    for (const token of [first.access_token, second.access_token])
      expect(await apiStatus(url, token)).toBe(401);
    expect((await askToken(url, refresh(second.refresh_token))).body.error).toBe("invalid_grant");
    expect(await countOf("token")).toBe(0);
    expect((await recorded()).filter((it) => it.startsWith("device.ended"))).toEqual(["device.ended reuse"]);
  });

  test("used twice at the same moment: one wins at most, and the device ends", async () => {
    for (let round = 0; round < 5; round++) {
      const browser = openBrowser(url);
      await signIn(browser, ADA);
      const { refresh_token } = await addDevice(url, browser);
      const answers = await Promise.all([1, 2].map(() => askToken(url, refresh(refresh_token))));
      expect(answers.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(1);
      for (const { body, status } of answers)
        if (status === 200) expect(await apiStatus(url, body.access_token)).toBe(401);
      expect(await countOf("device")).toBe(0);
    }
  });

  test("another device is none of its business", async () => {
    const [one, other] = [await addDevice(url, ada), await addDevice(url, ada)];
    await askToken(url, refresh(one.refresh_token));
    await askToken(url, refresh(one.refresh_token));
    expect(await apiStatus(url, one.access_token)).toBe(401);
    expect(await apiStatus(url, other.access_token)).toBe(200);
    expect((await askToken(url, refresh(other.refresh_token))).status).toBe(200);
  });

  test.each([
    { name: "an expired one", sql: "UPDATE token SET expires_at = 0" },
    { name: "one of a device that ended", sql: "DELETE FROM device" },
    { name: "one of an admin who was removed", sql: "DELETE FROM admin" },
  ])("$name is refused", async ({ sql }) => {
    const { refresh_token } = await addDevice(url, ada);
    await rollcall.db.prepare(sql).run();
    expect((await askToken(url, refresh(refresh_token))).body.error).toBe("invalid_grant");
  });

  test("an access token is none", async () => {
    const { access_token } = await addDevice(url, ada);
    expect((await askToken(url, refresh(access_token))).body.error).toBe("invalid_grant");
    expect(await apiStatus(url, access_token)).toBe(200);
  });
});

describe("a device that ends", () => {
  const ways = () => Promise.all(["browser_session", "mail_code", "grant_code"].map(countOf));

  async function endBy(reason: string): Promise<void> {
    const { access_token, refresh_token } = await addDevice(url, ada);
    await authorize(ada, newPkce());
    await ada.submit("/pair");
    await rollcall.db.prepare("INSERT INTO mail_code SELECT 'c', 'h', id, 'n', 0, 1, 9e15 FROM admin").run();
    if (reason === "signed-out") {
      await fetch(new URL("/oauth/revoke", url), {
        method: "POST",
        body: new URLSearchParams({ token: refresh_token }),
      });
    } else if (reason === "reuse") {
      await askToken(url, refresh(refresh_token));
      await askToken(url, refresh(refresh_token));
    } else {
      const [device] = await rollcall.rows<{ id: string }>("SELECT id FROM device");
      const headers = { authorization: `Bearer ${access_token}` };
      await fetch(new URL(`/v1/devices/${device?.id}`, url), { method: "DELETE", headers });
    }
    expect((await recorded()).at(-1)).toBe(`device.ended ${reason}`);
  }

  test.each(["revoked", "reuse"])(
    "(%s) takes along every other way in that its admin had begun",
    async (reason) => {
      await rollcall.db
        .prepare("INSERT INTO browser_session VALUES ('hers', 'somebody-else', 'oidc', 9e15)")
        .run();
      await endBy(reason);
      expect(await ways()).toEqual([1, 0, 0]);
      expect((await ada.get("/signed-in")).status).toBe(303);
    },
  );

  test("by being signed out leaves the rest alone", async () => {
    await endBy("signed-out");
    expect(await ways()).toEqual([1, 1, 2]);
  });
});
