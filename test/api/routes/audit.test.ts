/** `GET /v1/audit`: who did what. What each admin action leaves there is tested with the action itself. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { DEFAULT_SETTINGS } from "../../../worker/core/settings.ts";
import { insertRows, type Row, runRow } from "./rows.ts";
import { signInAs } from "./sign-in-as.ts";
import { type Api, startApi } from "./start-api.ts";

type Item = Readonly<Record<string, unknown>>;
type List = { readonly items: readonly Item[]; readonly nextCursor: string | null };

let api: Api;

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(() => api.rollcall.reset());

const itemsOf = async (query = ""): Promise<readonly Item[]> =>
  (await api.ask<List>("GET", `/v1/audit${query}`)).body.items;
const insert = (table: string, ...rows: readonly Row[]) => insertRows(api.rollcall.db, table, rows);

const event = (id: number, over: Row = {}): Row => ({
  ...{ id, at: Date.parse("2026-11-22T04:00:00Z") + id, actor: "ada@beispiel.example" },
  ...{ action: "team.create", subject: `team-${id}`, before: null, after: '{"name":"Vertrieb"}' },
  ...over,
});

describe("the list", () => {
  beforeEach(() =>
    insert(
      "audit_event",
      event(1),
      event(2, { action: "config.exclusions", subject: "office", before: "[]", after: '["Wien"]' }),
      event(3, { actor: "eve@beispiel.example" }),
      event(4, { actor: "eve@beispiel.example", action: "config.target", after: "null" }),
      event(5, { subject: null, after: '{"deep":{"er":{"list":[1,{"a":null}]}}}' }),
    ),
  );

  test("is newest first, with both sides as they were", async () => {
    const items = await itemsOf();
    expect(items.map(({ id }) => id)).toEqual([5, 4, 3, 2, 1]);
    expect(items[0]).toMatchObject({ subject: null, after: { deep: { er: { list: [1, { a: null }] } } } });
    expect(items[1]).toMatchObject({ before: null, after: null });
    expect(items[3]).toEqual({
      ...{ id: 2, at: "2026-11-22T04:00:00Z", actor: "ada@beispiel.example" },
      ...{ action: "config.exclusions", subject: "office", before: [], after: ["Wien"] },
    });
  });

  test.each([
    ["?action=team.create", [5, 3, 1]],
    ["?actor=eve@beispiel.example", [4, 3]],
    ["?subject=team-3", [3]],
    ["?actor=eve@beispiel.example&action=team.create", [3]],
    ["?action=team", []],
    ["?action=%25", []],
  ])("is narrowed by %s", async (query, ids) => {
    expect((await itemsOf(query)).map(({ id }) => id)).toEqual(ids);
  });

  test("goes page by page, also while it grows", async () => {
    const first = (await api.ask<List>("GET", "/v1/audit?limit=2")).body;
    await insert("audit_event", event(6));
    const second = (await api.ask<List>("GET", `/v1/audit?limit=2&cursor=${first.nextCursor}`)).body;
    const ids = [...first.items, ...second.items].map(({ id }) => id);
    expect(ids).toEqual([5, 4, 3, 2]);
  });

  test("is found by index where it is narrowed to an action or a subject", async () => {
    for (const column of ["action", "subject"]) {
      const plan = await api.rollcall.rows<{ detail: string }>(
        `EXPLAIN QUERY PLAN SELECT * FROM audit_event WHERE id < 9 AND ${column} = 'x' ORDER BY id DESC LIMIT 51`,
      );
      expect(plan.map(({ detail }) => detail)).toEqual([
        expect.stringContaining(`USING INDEX audit_event_${column}`),
      ]);
    }
  });
});

describe("what is done to runs by hand is on record", () => {
  const ADA = "ada@beispiel.example";
  let token: string;

  beforeEach(async () => {
    token = (await signInAs(api.rollcall.db, { role: "owner", name: "ada" })).token;
  });

  test("starting one, but not looking first", async () => {
    await api.rollcall.connect();
    const start = async (mode: string): Promise<string> => {
      const { body } = await api.ask<{ id: string }>("POST", "/v1/runs", { token, body: { mode } });
      await api.rollcall.settled(body.id);
      return body.id;
    };
    await start("preview");
    const id = await start("apply");
    expect(await itemsOf("?action=run.started")).toMatchObject([{ actor: ADA, subject: id }]);
  });

  test("starting one that doesn't start is no start", async () => {
    await api.rollcall.connect();
    const starts = [1, 2, 3].map(() =>
      api.ask<{ id: string }>("POST", "/v1/runs", { token, body: { mode: "apply" } }),
    );
    const begun = (await Promise.all(starts)).filter(({ status }) => status === 202);
    for (const { body } of begun) await api.rollcall.settled(body.id);
    expect(await itemsOf("?action=run.started")).toHaveLength(begun.length);
  });

  test.each([
    { end: "reject", action: "run.rejected", state: "paused", status: 200 },
    { end: "reject", action: "run.rejected", state: "succeeded", status: 409 },
    { end: "cancel", action: "run.cancelled", state: "reading", status: 200 },
    { end: "cancel", action: "run.cancelled", state: "applying", status: 409 },
  ])("$end of one that is $state: $status", async ({ end, action, state, status }) => {
    await insert("run", runRow("run-1", 1, { state, finished_at: null, applied: 0 }));
    const path = `/v1/runs/run-1/${end}`;
    const answers = await Promise.all([1, 2].map(() => api.ask("POST", path, { token })));
    expect(answers.map((it) => it.status).sort()[0]).toBe(status);
    const record = { actor: ADA, action, subject: "run-1", before: null, after: null };
    expect(await itemsOf()).toEqual(status === 200 ? [expect.objectContaining(record)] : []);
  });

  test("ending one that isn't there is nothing", async () => {
    for (const end of ["reject", "cancel"]) {
      expect((await api.ask("POST", `/v1/runs/nothing/${end}`, { token })).status).toBe(404);
    }
    expect(await itemsOf()).toEqual([]);
  });
});

describe("the guard's limits", () => {
  const limits = { ...DEFAULT_SETTINGS.limits, deactivations: { count: 5_000, percent: 100 } };

  async function save(role: "editor" | "owner", change: object) {
    const { token, email } = await signInAs(api.rollcall.db, { role, device: crypto.randomUUID() });
    const etag = (await api.ask("GET", "/v1/settings", { token })).headers.get("etag") ?? "";
    const body = { ...DEFAULT_SETTINGS, ...change };
    const saved = await api.ask("PUT", "/v1/settings", { token, body, headers: { "if-match": etag } });
    return { saved, email };
  }

  test("are raised by owners only, for that is to approve in advance", async () => {
    const { saved } = await save("editor", { limits });
    expect(saved).toMatchObject({ status: 403, body: { code: "forbidden", params: { needed: "owner" } } });
    expect(await itemsOf()).toMatchObject([{ action: "access.refused", subject: "PUT /v1/settings" }]);
    expect((await save("owner", { limits })).saved.status).toBe(200);
  });

  test("are not all that is owners': an editor leaves the trace of edits as it is", async () => {
    const emails = ["Ada@beispiel.example", "bob@beispiel.example"];
    expect((await save("owner", { alerts: { emails } })).saved.status).toBe(200);
    for (const change of [
      { alerts: { emails }, retentionDays: 89 },
      { alerts: { emails: [] } },
      { alerts: { emails: [emails[0], "eve@beispiel.example"] } },
    ]) {
      const refused = { status: 403, body: { code: "forbidden", params: { needed: "owner" } } };
      expect((await save("editor", change)).saved).toMatchObject(refused);
    }
    const more = {
      alerts: { emails: ["ada@beispiel.example", "bob@beispiel.example", "cleo@beispiel.example"] },
    };
    expect((await save("editor", { ...more, retentionDays: 91 })).saved.status).toBe(200);
    expect((await save("owner", { retentionDays: 1 })).saved.status).toBe(200);
  });

  test("keep an editor from no other setting", async () => {
    const { saved, email } = await save("editor", { companyName: "Beispiel GmbH" });
    expect(saved).toMatchObject({ status: 200, body: { companyName: "Beispiel GmbH" } });
    expect(await itemsOf()).toMatchObject([{ action: "config.settings", actor: email }]);
  });
});

describe("what somebody may not do", () => {
  const refusals = () => itemsOf("?action=access.refused");

  test("is on record by who tried and what, once a minute", async () => {
    const { token } = await signInAs(api.rollcall.db, { role: "viewer" });
    for (let tries = 0; tries < 3; tries++) {
      expect((await api.ask("POST", "/v1/runs", { token, body: { mode: "apply" } })).status).toBe(403);
    }
    expect((await api.ask("DELETE", "/v1/connection", { token })).status).toBe(403);
    const by = { actor: "viewer@beispiel.example", action: "access.refused", before: null, after: null };
    expect(await refusals()).toMatchObject([
      { ...by, subject: "DELETE /v1/connection" },
      { ...by, subject: "POST /v1/runs" },
    ]);
  });

  test("nothing is on record of what they may, nor of strangers", async () => {
    const { token } = await signInAs(api.rollcall.db, { role: "viewer" });
    expect((await api.ask("GET", "/v1/status", { token })).status).toBe(200);
    expect((await api.ask("POST", "/v1/runs", { token: null, body: {} })).status).toBe(401);
    expect(await refusals()).toEqual([]);
  });
});
