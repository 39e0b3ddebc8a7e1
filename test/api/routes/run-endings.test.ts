/** `POST /v1/runs/:id/approve`, `…/reject` and `…/cancel`. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createCompany } from "../../personio/create-company.ts";
import type { RunView } from "../../worker/start-rollcall.ts";
import { connectionRow, HOUR_MS, insertRows, type Row, runRow } from "./rows.ts";
import { type Answered, type Api, type Problem, startApi } from "./start-api.ts";

let api: Api;

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

type Run = { readonly state: string; readonly [field: string]: unknown };
const end = <T = Problem>(how: "approve" | "reject" | "cancel", id: string, body?: unknown) =>
  api.ask<T>("POST", `/v1/runs/${id}/${how}`, { body });
const seen = ({ status, body }: Answered<Problem>) => ({ status, code: body.code });
const runOf = async (id: string) => (await api.ask<Run>("GET", `/v1/runs/${id}`)).body;
const states = async () =>
  (await api.rollcall.rows("SELECT state FROM account ORDER BY external_id")).map((row) => row["state"]);
const ACTIVE = Array(4).fill("active");

/** Undoes what a test of a paused run does to the company; the next run takes the place of its run. */
const UNDO = [
  "UPDATE account SET state = 'active', deactivated_by = NULL, job_title = NULL",
  "UPDATE connection SET enabled = 1",
  "UPDATE lease SET owner = '', expires_at = 0",
];

const BODY = { fingerprint: "f".repeat(64) };
const ENDINGS = [
  ["approve", BODY],
  ["reject", undefined],
  ["cancel", undefined],
] as const;

describe("a run that waits for approval", () => {
  let paused: RunView;

  beforeAll(async () => {
    const company = createCompany({ people: 0 });
    for (const id of [1, 2, 3, 4]) company.add({ id, firstName: `P${id}`, email: `p${id}@beispiel.example` });
    await api.rollcall.reset({ company });
    await api.rollcall.connect();
    await api.rollcall.sync();
    for (const id of [1, 2, 3]) company.sendOnLeave(id);
  });

  beforeEach(async () => {
    await api.rollcall.db.batch(UNDO.map((sql) => api.rollcall.db.prepare(sql)));
    paused = await api.rollcall.sync();
    expect(paused).toMatchObject({ state: "paused", problem: { code: "too-many-deactivations" } });
  });

  const approve = <T = Problem>(over: Readonly<Record<string, unknown>> = {}) =>
    end<T>("approve", paused.id, { fingerprint: paused.fingerprint, ...over });

  test("carries on once approved", async () => {
    const { status, body } = await approve();
    expect({ status, body }).toEqual({ status: 202, body: { id: paused.id } });
    expect(await api.rollcall.settled(paused.id)).toMatchObject({
      state: "succeeded",
      counts: { deactivated: 3 },
    });
    expect(await states()).toEqual(["deactivated", "deactivated", "deactivated", "active"]);
    expect(seen(await approve())).toEqual({ status: 409, code: "not-paused" });
  });

  test("leaves alone whom the admin holds", async () => {
    expect((await approve({ hold: ["1", "2"] })).status).toBe(202);
    expect((await api.rollcall.settled(paused.id)).state).toBe("succeeded");
    expect(await states()).toEqual(["active", "active", "deactivated", "active"]);
  });

  test("is not carried out as another plan than it was shown", async () => {
    const refused = await approve({ fingerprint: "0".repeat(64) });
    expect(seen(refused)).toEqual({ status: 409, code: "plan-changed" });
    expect(refused.body.params).toEqual({ fingerprint: paused.fingerprint });
    expect(await states()).toEqual(ACTIVE);
  });

  test("shows the new plan when the directory changed meanwhile", async () => {
    await api.rollcall.db.batch([
      api.rollcall.db.prepare("UPDATE account SET job_title = 'von Hand' WHERE external_id = '4'"),
      api.rollcall.db.prepare("UPDATE revision SET number = number + 1"),
    ]);
    const refused = await approve();
    expect(seen(refused)).toEqual({ status: 409, code: "plan-changed" });
    const { fingerprint, state } = await runOf(paused.id);
    expect({ state, fingerprint }).toEqual({
      state: "paused",
      fingerprint: refused.body.params?.["fingerprint"],
    });
    expect(fingerprint).not.toBe(paused.fingerprint);
    expect((await approve({ fingerprint })).status).toBe(202);
    expect((await api.rollcall.settled(paused.id)).state).toBe("succeeded");
  });

  test("can't be approved after a day", async () => {
    const { db } = api.rollcall;
    const readAt = Date.now() - 24 * HOUR_MS - 1000;
    await db.prepare("UPDATE run SET read_at = ? WHERE id = ?").bind(readAt, paused.id).run();
    expect(seen(await approve())).toEqual({ status: 409, code: "plan-expired" });
    expect(await states()).toEqual(ACTIVE);
  });

  test("can't be approved while the integration is switched off", async () => {
    await api.rollcall.db.prepare("UPDATE connection SET enabled = 0").run();
    expect(seen(await approve())).toEqual({ status: 409, code: "disabled" });
  });

  test("can't be approved while another is at work", async () => {
    const { db } = api.rollcall;
    await insertRows(db, "run", [runRow("other", Date.now(), { state: "reading", finished_at: null })]);
    await db.prepare("UPDATE lease SET owner = 'other', expires_at = unixepoch() + 60").run();
    const refused = await approve();
    expect(seen(refused)).toEqual({ status: 409, code: "run-in-progress" });
    expect(refused.body.params).toEqual({ runId: "other" });
    expect((await runOf(paused.id)).state).toBe("paused");
  });

  test("is cancelled by a refusal, and nothing is changed", async () => {
    const { status, body } = await end<Run>("reject", paused.id);
    expect(status).toBe(200);
    expect(await runOf(paused.id)).toMatchObject(body);
    expect(body).toMatchObject({
      id: paused.id,
      state: "cancelled",
      finishedAt: expect.stringMatching(/Z$/u),
    });
    expect(await states()).toEqual(ACTIVE);
    expect(seen(await end("reject", paused.id))).toEqual({ status: 409, code: "not-paused" });
    expect(seen(await approve())).toEqual({ status: 409, code: "not-paused" });
  });

  test("is past cancelling", async () => {
    expect(seen(await end("cancel", paused.id))).toEqual({ status: 409, code: "too-late" });
    expect((await runOf(paused.id)).state).toBe("paused");
  });
});

describe("cancelling", () => {
  test("ends a run that is still reading, and frees the place at once", async () => {
    const company = createCompany({ people: 0 });
    company.add({ id: 1, firstName: "Ada", email: "ada@beispiel.example" });
    await api.rollcall.reset({ company });
    await api.rollcall.connect();
    const takeBack = api.rollcall.personio.faults.add({
      ...{ kind: "slow", delayMs: 1000, path: "/v1/company/employees" },
    });
    const { body } = await api.ask<{ id: string }>("POST", "/v1/runs", { body: { mode: "apply" } });
    const cancelled = await end<Run>("cancel", body.id);
    expect(cancelled.status).toBe(200);
    expect(cancelled.body).toMatchObject({
      id: body.id,
      state: "cancelled",
      finishedAt: expect.stringMatching(/Z$/u),
    });
    takeBack();
    expect(await api.rollcall.sync("preview")).toMatchObject({ state: "succeeded", counts: { created: 1 } });
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect((await runOf(body.id)).state).toBe("cancelled");
    expect(await states()).toEqual([]);
  });
});

describe("a run in another state", () => {
  const refusals: ReadonlyArray<readonly [string, Row, readonly [string, string, string]]> = [
    ["succeeded", {}, ["not-paused", "not-paused", "too-late"]],
    ["failed", { state: "failed" }, ["not-paused", "not-paused", "too-late"]],
    ["cancelled", { state: "cancelled" }, ["not-paused", "not-paused", "too-late"]],
    ["applying", { state: "applying", finished_at: null }, ["not-paused", "not-paused", "too-late"]],
    [
      "planning anew what is partly applied",
      { state: "planning", finished_at: null, planned: 9, applied: 5 },
      ["not-paused", "not-paused", "too-late"],
    ],
    ["a preview", { mode: "preview", trigger: "preview" }, ["not-paused", "not-paused", "too-late"]],
  ];

  beforeEach(async () => {
    await api.rollcall.reset();
    await insertRows(api.rollcall.db, "connection", [connectionRow()]);
  });

  test.each(refusals)("%s: can't be ended", async (_, over, expected) => {
    await insertRows(api.rollcall.db, "run", [runRow("it", Date.now(), over)]);
    const before = await api.rollcall.rows("SELECT * FROM run");
    const codes: string[] = [];
    for (const [how, body] of ENDINGS) {
      const { status, code } = seen(await end(how, "it", body));
      expect(status).toBe(409);
      codes.push(code);
    }
    expect(codes).toEqual(expected);
    expect(await api.rollcall.rows("SELECT * FROM run")).toEqual(before);
  });

  test.each(["queued", "reading", "planning"])("%s: waits for no approval", async (state) => {
    await insertRows(api.rollcall.db, "run", [
      runRow("it", Date.now(), { state, finished_at: null, applied: 0 }),
    ]);
    expect(seen(await end("approve", "it", BODY))).toEqual({ status: 409, code: "not-paused" });
    expect(seen(await end("reject", "it"))).toEqual({ status: 409, code: "not-paused" });
    expect((await end<Run>("cancel", "it")).body.state).toBe("cancelled");
  });
});

test.each(ENDINGS)("%s: a run that there isn't is 404", async (how, body) => {
  expect(seen(await end(how, "nothing", body))).toEqual({ status: 404, code: "not-found" });
});
