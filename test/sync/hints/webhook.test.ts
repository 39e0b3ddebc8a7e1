/** The webhook itself: who may deliver, what is taken, the token's life, and the command that registers it. */
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { ROOT } from "../../sources.ts";
import { ADMIN_TOKEN, type Rollcall, startRollcall } from "../../worker/start-rollcall.ts";
import { saveSettings } from "../running/configure.ts";
import { companyOf } from "../running/small-company.ts";
import { until } from "./hinted.ts";

const rollcall: Rollcall = await startRollcall();
afterAll(() => rollcall.close());

beforeEach(async () => {
  await rollcall.reset({ company: companyOf(3) });
  await rollcall.connect();
  await saveSettings(rollcall.db, { freshness: "instant" });
});

const PATH = "/hooks/personio";
const EVENT = { event_name: "person.updated", payload: { person_id: "2" } };

const makeToken = async (): Promise<string> =>
  (await rollcall.call<{ token: string }>("POST", "/v1/webhook")).body.token;
const deliver = (authorization: string, body: unknown = EVENT) =>
  rollcall.call("POST", PATH, body, { headers: { authorization } });
const hints = () => rollcall.rows("SELECT subject, times FROM hint ORDER BY subject");
/** As if somebody else were on duty: what is delivered stays to be looked at. */
const nobodyReads = () =>
  rollcall.db
    .prepare("UPDATE lease SET owner = 'else', expires_at = unixepoch() + 60 WHERE name = 'hints'")
    .run();

describe("who may deliver", () => {
  test("whoever has the token, as it is", async () => {
    const token = await makeToken();
    expect(token).toMatch(/^rch_[\w-]{43}$/u);
    expect((await deliver(token)).status).toBe(204);
    for (const wrong of [`Bearer ${token}`, token.slice(0, -1), "", ADMIN_TOKEN, `Bearer ${ADMIN_TOKEN}`]) {
      const { status, body } = await deliver(wrong);
      expect({ status, body }).toMatchObject({ status: 401, body: { code: "unauthorized" } });
    }
  });

  test("nobody, as long as there is no token", async () => {
    expect((await deliver("")).status).toBe(401);
    expect((await deliver("undefined")).status).toBe(401);
  });

  test("the token is kept by its hash, and nowhere else", async () => {
    const token = await makeToken();
    const stored = JSON.stringify([
      await rollcall.rows("SELECT * FROM webhook"),
      await rollcall.rows("SELECT * FROM audit_event"),
      (await rollcall.call("GET", "/v1/webhook")).body,
      rollcall.logs(),
    ]);
    expect(stored).not.toContain(token);
  });

  test("the former token is good until the new one is used, a forgotten one is not", async () => {
    const former = await makeToken();
    const current = await makeToken();
    expect((await deliver(former)).status).toBe(204);
    expect((await deliver(current)).status).toBe(204);
    expect((await deliver(former)).status).toBe(401);
    expect((await rollcall.call("DELETE", "/v1/webhook")).status).toBe(204);
    expect((await deliver(current)).status).toBe(401);
  });
});

test("a token nobody has used yet gives way to the next one, the one in use doesn't", async () => {
  const inUse = await makeToken();
  await makeToken();
  const current = await makeToken();
  expect((await deliver(inUse)).status).toBe(204);
  expect((await deliver(current)).status).toBe(204);
  expect((await deliver(inUse)).status).toBe(401);
});

describe("what is taken", () => {
  let token: string;
  beforeEach(async () => {
    token = await makeToken();
    await nobodyReads();
  });

  test("a hint once, however often and in whatever order it comes", async () => {
    for (const id of ["2", "3", "2", "2"])
      expect((await deliver(token, { ...EVENT, payload: { person_id: id } })).status).toBe(204);
    expect(await hints()).toEqual([
      { subject: "2", times: 3 },
      { subject: "3", times: 1 },
    ]);
  });

  test("what has unknown keys, is about nobody in particular, or about nothing of ours", async () => {
    await deliver(token, {
      company_id: 1,
      event_name: "employment.updated",
      payload: null,
      new: { key: [] },
    });
    await deliver(token, { event_name: "absence-period.created", payload: { person_id: "2" } });
    await deliver(token, { event_name: "something.new" });
    expect(await hints()).toEqual([{ subject: "unclear", times: 1 }]);
  });

  test.each([
    ["no JSON", "nonsense", 422],
    ["no object", "[]", 422],
    ["no event", "{}", 422],
    ["too much", JSON.stringify({ ...EVENT, filler: "x".repeat(70_000) }), 413],
  ])("%s is refused so that it does not come again", async (_, body, expected) => {
    const headers = { authorization: token, "content-type": "application/json" };
    const { status } = await rollcall.call("POST", PATH, undefined, { body, headers });
    expect(status).toBe(expected);
    expect(await hints()).toEqual([]);
  });

  test("more in a minute than anybody else may send", async () => {
    const answers = await Promise.all(Array.from({ length: 330 }, () => deliver(token)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([204]));
    expect(await hints()).toEqual([{ subject: "2", times: 330 }]);
  });
});

describe("npm run hooks", () => {
  type Ended = { readonly code: number; readonly stdout: string; readonly stderr: string };

  const run = (command: string, over: Readonly<Record<string, string>> = {}): Promise<Ended> => {
    const { clientId, clientSecret } = rollcall.personio.credential;
    const env = {
      ...{ PATH: process.env["PATH"], PUBLIC_URL: rollcall.url, ADMIN_TOKEN },
      ...{ PERSONIO_BASE_URL: rollcall.personio.url, PERSONIO_CLIENT_ID: clientId },
      ...{ PERSONIO_CLIENT_SECRET: clientSecret, ...over },
    };
    return promisify(execFile)(process.execPath, [join(ROOT, "db/hooks.ts"), command], { env }).then(
      ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
      (error: Ended) => error,
    );
  };

  test("registers, tests, shows, replaces the token and removes", async () => {
    const registered = await run("register");
    expect(registered).toMatchObject({ code: 0, stderr: "" });
    expect(registered.stdout).toContain("ping arrived");
    expect(rollcall.personio.webhooks.all).toMatchObject([
      { url: `${rollcall.url.replace(/\/$/u, "")}${PATH}`, status: "ENABLED", auth_type: "TOKEN" },
    ]);
    expect((await run("show")).stdout).toMatch(/at Personio {4}enabled\ntoken here {5}yes\nlast ping {6}2/u);
    expect((await run("register")).stdout).toContain("token replaced");
    expect(rollcall.personio.webhooks.all).toHaveLength(1);

    await rollcall.sync();
    rollcall.personio.company.promote(2, { position: "Leitung" });
    await until(rollcall, "SELECT job_title = 'Leitung' AS so FROM account WHERE external_id = '2'");

    expect((await run("remove")).stdout).toContain("removed");
    expect(rollcall.personio.webhooks.all).toEqual([]);
    expect((await run("test")).stderr).toContain("register");
  });

  test("finds its own behind others, and makes no second one", async () => {
    for (let count = 0; count < 12; count++)
      rollcall.personio.webhooks.create({
        ...{ url: `https://other.example/${count}`, description: "", status: "DISABLED" },
        ...{ auth_type: "TOKEN", token: "", enabled_events: [] },
      });
    await run("register");
    expect((await run("register")).stdout).toContain("token replaced");
    expect(rollcall.personio.webhooks.all).toHaveLength(13);
    expect(rollcall.personio.webhooks.all.at(-1)?.enabled_events).toContain(
      "employment.updated.cost-centers",
    );
  });

  test.each([
    { when: "nothing is set", over: { PUBLIC_URL: "" }, said: "Set PUBLIC_URL" },
    { when: "the secret is wrong", over: { PERSONIO_CLIENT_SECRET: "no" }, said: "refused the credentials" },
    { when: "the token is wrong", over: { ADMIN_TOKEN: "x".repeat(40) }, said: "Rollcall answered 401" },
    { when: "secrets would go in the clear", over: { PUBLIC_URL: "http://x.example" }, said: "be https:" },
    { when: "it is asked for something else", command: "delete", said: "register|test|show|remove" },
  ])("fails when $when", async ({ command = "show", over = {}, said }) => {
    const { code, stdout, stderr } = await run(command, over);
    expect(code).toBe(1);
    expect(stderr).toContain(said);
    expect(stdout + stderr).not.toContain(rollcall.personio.credential.clientSecret);
  });
});
