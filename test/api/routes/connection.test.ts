/** `PUT`, `GET`, `DELETE /v1/connection` and `POST /v1/connection/test`: how Personio is reached. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createCompany } from "../../personio/create-company.ts";
import type { Fault } from "../../personio/server/faults.ts";
import { connectionRow, insertRows } from "./rows.ts";
import { type Answered, type Api, type Problem, startApi } from "./start-api.ts";

let api: Api;

/** A Personio in trouble is not waited for here: what it answers first is what it comes to. */
beforeAll(async () => {
  api = await startApi({ variables: { PERSONIO_PATIENCE_SECONDS: "0" } });
});
afterAll(() => api.close());

beforeEach(async () => {
  const company = createCompany({ people: 0 });
  company.add({ id: 1, firstName: "Ada", lastName: "Lovelace", email: "ada@beispiel.example" });
  await api.rollcall.reset({ company });
});

const SECRET = "papi-test-secret";
const GOOD = { clientId: "papi-test-client", clientSecret: SECRET, enabled: true };
const KEPT = { clientId: "papi-test-client" };
const NONE = {
  configured: false,
  enabled: false,
  clientId: null,
  clientSecret: null,
  checkedAt: null,
  problem: null,
};
const SAVED = {
  ...{ configured: true, enabled: true, clientId: "papi-test-client", clientSecret: "set", problem: null },
  checkedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/u),
};

const put = <T = Problem>(body: unknown) => api.ask<T>("PUT", "/v1/connection", { body });
const get = async () => (await api.ask("GET", "/v1/connection")).body;
const check = <T = Problem>() => api.ask<T>("POST", "/v1/connection/test");
const asked = () => api.rollcall.personio.requests.count();
const fault = (it: Fault) => api.rollcall.personio.faults.add(it);

/** The answer in the form a test compares. */
const seen = ({ status, body }: Answered<Problem>) => ({ status, code: body.code, params: body.params });

describe("saving", () => {
  test("checks the credentials and keeps them", async () => {
    const { status, body } = await put(GOOD);
    expect({ status, body }).toEqual({ status: 200, body: { ...SAVED, warnings: [] } });
    expect(await get()).toEqual(SAVED);
    expect(asked()).toBeGreaterThan(0);
    expect((await api.ask("GET", "/v1/status")).body).toMatchObject({ state: "never-run" });
  });

  test("takes blanks around them for a slip of the hand", async () => {
    const { status, body } = await put({
      ...GOOD,
      clientId: " papi-test-client\n",
      clientSecret: `\t${SECRET} `,
    });
    expect({ status, body }).toMatchObject({ status: 200, body: SAVED });
  });

  test("the same client again needs no secret", async () => {
    await put(GOOD);
    const { status, body } = await put({ ...KEPT, enabled: true });
    expect({ status, body }).toEqual({ status: 200, body: { ...SAVED, warnings: [] } });
  });

  test("another client needs one", async () => {
    await put(GOOD);
    const before = await get();
    for (const enabled of [true, false]) {
      const refused = await put({ clientId: "papi-other", enabled });
      expect(seen(refused)).toMatchObject({ status: 422, code: "invalid-request" });
      expect(refused.body.params?.["issues"]).toMatchObject([{ path: "clientSecret" }]);
    }
    expect(await get()).toEqual(before);
  });

  test("without a secret there has to be one on record", async () => {
    for (const enabled of [true, false]) {
      expect(seen(await put({ ...KEPT, enabled }))).toMatchObject({ status: 422, code: "invalid-request" });
    }
    expect(await get()).toEqual(NONE);
    expect(asked()).toBe(0);
  });

  test("a secret that can't be opened any more has to be entered again", async () => {
    await insertRows(api.rollcall.db, "connection", [connectionRow({ client_id: "papi-test-client" })]);
    const { body, status } = await put({ ...KEPT, enabled: true });
    expect({ status, code: body.code }).toEqual({ status: 422, code: "invalid-request" });
    expect((await check()).body).toMatchObject({ problem: { code: "credentials-refused" } });
    expect((await put(GOOD)).status).toBe(200);
  });
});

describe("credentials that are no good are not saved:", () => {
  test("Personio refuses them", async () => {
    for (const wrong of [{ clientSecret: "wrong" }, { clientId: "papi-nobody" }]) {
      expect(seen(await put({ ...GOOD, ...wrong }))).toEqual({
        status: 422,
        code: "credentials-refused",
        params: {},
      });
    }
    expect(await get()).toEqual(NONE);
  });

  test("what is required can't be read", async () => {
    api.rollcall.personio.setUnreadable(["email", "status", "gender"]);
    const params = { missing: ["email", "status"] };
    expect(seen(await put(GOOD))).toEqual({ status: 422, code: "attributes-missing", params });
    expect(await get()).toEqual(NONE);
  });

  test("nothing at all can be read", async () => {
    api.rollcall.personio.setReadable([]);
    const missing = ["first_name", "last_name", "email", "status"];
    expect(seen(await put(GOOD))).toEqual({ status: 422, code: "attributes-missing", params: { missing } });
  });

  test("what was saved before stays", async () => {
    await put(GOOD);
    const before = await get();
    await put({ ...GOOD, clientSecret: "wrong" });
    api.rollcall.personio.setUnreadable(["email"]);
    await put(GOOD);
    expect(await get()).toEqual(before);
  });
});

test("defaults that can't be read are a warning each", async () => {
  api.rollcall.personio.setUnreadable(["gender", "office", "supervisor"]);
  const { status, body } = await put<{ warnings: readonly { key: string }[] }>(GOOD);
  expect(status).toBe(200);
  expect([...body.warnings].sort((a, b) => (a.key < b.key ? -1 : 1))).toEqual(
    ["gender", "office", "supervisor"].map((key) => ({ code: "attribute-not-readable", key })),
  );
});

test("credentials that may not list attributes are judged by the people they may read", async () => {
  fault({ kind: "attributes-forbidden" });
  expect((await put(GOOD)).status).toBe(200);
  api.rollcall.personio.setUnreadable(["last_name"]);
  const params = { missing: ["last_name"] };
  expect(seen(await put(GOOD))).toEqual({ status: 422, code: "attributes-missing", params });
});

describe("a Personio in trouble is 502, and nothing is saved:", () => {
  const unreadable = { reason: "source-unreadable" };
  const OUTAGES: ReadonlyArray<readonly [string, Fault, unknown]> = [
    ["down", { kind: "status", status: 503 }, undefined],
    ["broken, with its own message", { kind: "status", status: 500, body: "html" }, undefined],
    ["busy", { kind: "status", status: 429 }, undefined],
    ["cut off", { kind: "reset" }, undefined],
    ["replaced by a page for people", { kind: "html" }, unreadable],
    ["unsuccessful", { kind: "unsuccessful", message: "SQLSTATE[42S02] for papi-test-secret" }, unreadable],
    ["down for attributes", { kind: "status", status: 503, path: "/v1/company/*" }, undefined],
    ["odd about attributes", { kind: "truncated", path: "/v1/company/*" }, unreadable],
  ];

  test.each(OUTAGES)("%s", async (_, outage, params) => {
    const takeBack = fault(outage);
    const refused = await put(GOOD);
    expect(seen(refused)).toEqual({ status: 502, code: "personio-unavailable", params });
    expect(refused.text).not.toMatch(/SQLSTATE|secret|<html|127\.0\.0\.1/iu);
    expect(await get()).toEqual(NONE);
    takeBack();
    expect((await put(GOOD)).status).toBe(200);
  });
});

describe("switching off", () => {
  test("is saved without asking Personio", async () => {
    fault({ kind: "status", status: 503 });
    const { status, body } = await put({ ...GOOD, enabled: false });
    const off = { ...SAVED, enabled: false, checkedAt: null };
    expect({ status, body }).toEqual({ status: 200, body: { ...off, warnings: [] } });
    expect(await get()).toEqual(off);
    expect(asked()).toBe(0);
  });

  test("keeps the secret and what the last check found", async () => {
    await put(GOOD);
    api.rollcall.personio.requests.clear();
    const off = await put({ ...KEPT, enabled: false });
    expect(off.body).toEqual({ ...SAVED, enabled: false, warnings: [] });
    expect(asked()).toBe(0);
    expect((await api.ask("GET", "/v1/status")).body).toMatchObject({ state: "disabled", nextRunAt: null });
    const refused = await api.ask("POST", "/v1/runs", { body: { mode: "apply" } });
    expect(seen(refused)).toMatchObject({ status: 409, code: "disabled" });
    expect((await put({ ...KEPT, enabled: true })).body).toEqual({ ...SAVED, warnings: [] });
  });
});

describe("“Save & sync”", () => {
  type Started = { readonly runId: string };

  test("saves, and starts a run", async () => {
    const { status, body } = await put<Started>({ ...GOOD, syncNow: true });
    expect({ status, body }).toEqual({
      status: 200,
      body: { ...SAVED, warnings: [], runId: expect.stringMatching(/./u) },
    });
    const run = await api.rollcall.settled(body.runId);
    expect(run).toMatchObject({
      mode: "apply",
      trigger: "manual",
      state: "succeeded",
      counts: { created: 1 },
    });
  });

  test("says which run is at work already, and that the connection is saved", async () => {
    await put(GOOD);
    fault({ kind: "hang", path: "/v1/company/employees" });
    const { body } = await api.ask<{ id: string }>("POST", "/v1/runs", { body: { mode: "preview" } });
    const refused = await put({ ...KEPT, enabled: true, syncNow: true });
    const params = { runId: body.id, saved: true };
    expect(seen(refused)).toEqual({ status: 409, code: "run-in-progress", params });
  });

  test("is refused while switched off, and saves nothing", async () => {
    const refused = await put({ ...GOOD, enabled: false, syncNow: true });
    expect(seen(refused)).toEqual({ status: 409, code: "disabled", params: undefined });
    expect(await get()).toEqual(NONE);
  });

  test("starts nothing when Personio refuses", async () => {
    expect((await put({ ...GOOD, clientSecret: "wrong", syncNow: true })).status).toBe(422);
    expect(await api.rollcall.rows("SELECT id FROM run")).toEqual([]);
  });

  test("is not done by `syncNow: false`", async () => {
    expect((await put({ ...GOOD, syncNow: false })).body).toEqual({ ...SAVED, warnings: [] });
    expect(await api.rollcall.rows("SELECT id FROM run")).toEqual([]);
  });
});

describe("testing what is saved", () => {
  test("needs something to test", async () => {
    expect(seen(await check())).toEqual({ status: 409, code: "not-configured", params: undefined });
  });

  test.each([
    ["all is well", () => {}, null],
    [
      "the secret was changed in Personio",
      () => fault({ kind: "status", status: 401, path: "/v1/auth" }),
      "credentials-refused",
    ],
    ["Personio is down", () => fault({ kind: "status", status: 503 }), "personio-unavailable"],
    ["a proxy answers for it", () => fault({ kind: "html" }), "source-unreadable"],
    [
      "an attribute was taken away",
      () => api.rollcall.personio.setUnreadable(["email"]),
      "attributes-missing",
    ],
  ] as const)("says that %s, and remembers it", async (_, happen, code) => {
    await put(GOOD);
    await api.rollcall.db.prepare("UPDATE connection SET checked_at = 1000").run();
    happen();
    const params = code === "attributes-missing" ? { missing: ["email"] } : {};
    const expected = { ...SAVED, problem: code === null ? null : { code, params } };
    const { status, body } = await check();
    expect({ status, body }).toEqual({ status: 200, body: expected });
    expect(await get()).toEqual(body);
    expect(Object(body).checkedAt).not.toBe("1970-01-01T00:00:01Z");
  });

  test("takes a problem back once it is gone", async () => {
    await put(GOOD);
    const takeBack = fault({ kind: "status", status: 503 });
    await check();
    takeBack();
    expect((await check()).body).toEqual(SAVED);
  });

  test("asks Personio also while switched off, and leaves it off", async () => {
    await put({ ...GOOD, enabled: false });
    expect((await check()).body).toEqual({ ...SAVED, enabled: false });
  });
});

describe("forgetting", () => {
  test("leaves nothing but the accounts", async () => {
    await put(GOOD);
    await api.rollcall.sync();
    const { status, text } = await api.ask("DELETE", "/v1/connection");
    expect({ status, text }).toEqual({ status: 204, text: "" });
    expect(await get()).toEqual(NONE);
    expect(await api.rollcall.rows("SELECT * FROM connection")).toEqual([]);
    const { body } = await api.ask("GET", "/v1/accounts");
    expect(body).toMatchObject({ items: [{ firstName: "Ada", state: "active", link: "linked" }] });
    const refused = await api.ask("POST", "/v1/runs", { body: { mode: "apply" } });
    expect(seen(refused)).toMatchObject({ status: 409, code: "not-configured" });
  });

  test("twice is as good as once", async () => {
    for (const _ of [1, 2]) expect((await api.ask("DELETE", "/v1/connection")).status).toBe(204);
  });
});
