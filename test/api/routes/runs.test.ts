/** `POST /v1/runs`, `GET /v1/runs` and `GET /v1/runs/:id`: starting runs and watching them. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createCompany } from "../../personio/create-company.ts";
import { COUNTS, connectionRow, insertRows, runRow } from "./rows.ts";
import { type Api, startApi } from "./start-api.ts";

let api: Api;

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

beforeEach(async () => {
  const company = createCompany({ people: 0 });
  company.add({
    id: 1,
    firstName: "Ada",
    lastName: "Lovelace",
    email: "ada@beispiel.example",
    department: "Rechnen",
  });
  company.add({
    id: 2,
    firstName: "Grace",
    lastName: "Hopper",
    email: "grace@beispiel.example",
    status: "onboarding",
  });
  await api.rollcall.reset({ company });
});

type Run = { readonly id: string; readonly [field: string]: unknown };
type Runs = { readonly items: readonly Run[]; readonly nextCursor: string | null };

const start = <T = { id: string }>(mode: string) => api.ask<T>("POST", "/v1/runs", { body: { mode } });
const insertRuns = (...rows: readonly ReturnType<typeof runRow>[]) =>
  insertRows(api.rollcall.db, "run", rows);
/** Runs that are started from now on stay at work. */
const silencePersonio = () => api.rollcall.personio.faults.add({ kind: "hang" });

const INSTANT = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/u);
const FINGERPRINT = expect.stringMatching(/^[0-9a-f]{64}$/u);
const PLANNED = { ...{ read: 2, created: 1, updated: 0, reactivated: 0, deactivated: 0, teamsCreated: 1 } };
const NONE_ELSE = {
  ...{ teamsRenamed: 0, memberships: 1, invited: 0, excluded: 0, held: 0, unchanged: 0, failed: 0 },
};

describe("starting a run", () => {
  test("answers with its id, which can be followed to its end", async () => {
    await api.rollcall.connect();
    const { status, body } = await start("apply");
    expect({ status, body }).toEqual({
      status: 202,
      body: { id: expect.stringMatching(/^\d{8}T\d{6}Z-\w+$/u) },
    });
    await api.rollcall.settled(body.id);
    const { body: run } = await api.ask<Run>("GET", `/v1/runs/${body.id}`);
    expect(run).toMatchObject({
      id: body.id,
      trigger: "manual",
      mode: "apply",
      state: "succeeded",
      by: "ADMIN_TOKEN",
      problem: null,
      ...{ startedAt: INSTANT, finishedAt: INSTANT, fingerprint: FINGERPRINT },
      // Which department feeds the team is a step of its own, though no change that is shown.
      progress: { read: 2, total: 2, applied: 3, planned: 3 },
      counts: { ...PLANNED, ...NONE_ELSE },
    });
  });

  test("as a preview says what would happen, and does nothing", async () => {
    await api.rollcall.connect();
    const { body } = await start("preview");
    await api.rollcall.settled(body.id);
    const { body: run } = await api.ask<Run>("GET", `/v1/runs/${body.id}`);
    expect(run).toMatchObject({
      ...{ trigger: "preview", mode: "preview", state: "succeeded", problem: null, fingerprint: FINGERPRINT },
      counts: { ...PLANNED, ...NONE_ELSE },
      progress: { applied: 0 },
    });
    expect(await api.rollcall.rows("SELECT id FROM account")).toEqual([]);
  });

  test.each(["apply", "preview"])("%s is refused before anything is set up", async (mode) => {
    expect(await start(mode)).toMatchObject({ status: 409, body: { code: "not-configured" } });
  });

  test.each(["apply", "preview"])("%s is refused while the integration is switched off", async (mode) => {
    await insertRows(api.rollcall.db, "connection", [connectionRow({ enabled: 0 })]);
    expect(await start(mode)).toMatchObject({ status: 409, body: { code: "disabled" } });
  });

  test("is refused while another is at work, which is named and can be seen to be", async () => {
    await api.rollcall.connect();
    silencePersonio();
    const { body } = await start("apply");
    for (const mode of ["apply", "preview"]) {
      const refused = await start<{ params: unknown }>(mode);
      expect(refused).toMatchObject({
        status: 409,
        body: { code: "run-in-progress", params: { runId: body.id } },
      });
      expect(refused.body.params).toEqual({ runId: body.id });
    }
    const { body: run } = await api.ask<Run>("GET", `/v1/runs/${body.id}`);
    expect(["queued", "reading"]).toContain(run["state"]);
    expect(run).toMatchObject({ finishedAt: null, fingerprint: null, counts: { created: 0 }, problem: null });
    expect((await api.ask("GET", "/v1/status")).body).toMatchObject({
      state: "running",
      pollAfterSeconds: 2,
    });
  });

  test("eight times at once starts one", async () => {
    await api.rollcall.connect();
    silencePersonio();
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => start<{ id?: string; code?: string }>("apply")),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([202, ...Array(7).fill(409)]);
    const codes = answers.flatMap(({ body }) => body.code ?? []);
    expect(codes).toEqual(Array(7).fill("run-in-progress"));
  });

  test("fails with the word for what is wrong, when Personio refuses meanwhile", async () => {
    await api.rollcall.connect();
    api.rollcall.personio.setUnreadable(["status"]);
    const { body } = await start("apply");
    await api.rollcall.settled(body.id);
    const { body: run } = await api.ask<Run>("GET", `/v1/runs/${body.id}`);
    expect(run).toMatchObject({
      state: "failed",
      finishedAt: INSTANT,
      problem: { code: "attributes-missing" },
    });
    expect((await api.ask("GET", "/v1/status")).body).toMatchObject({ state: "failed" });
  });
});

describe("runs on record", () => {
  const AT = Date.parse("2026-11-22T04:07:00.789Z");
  const problem = { code: "too-many-deactivations", params: { planned: 6, allowed: 5, of: 20 } };

  test("are listed newest first, as they are shown singly", async () => {
    await insertRuns(
      runRow("oldest", AT),
      runRow("b-same", AT + 1000, { trigger: "webhook" }),
      runRow("a-same", AT + 1000),
      runRow("newest", AT + 2000, {
        ...{ trigger: "manual", started_by: "ada@beispiel.example", state: "paused", finished_at: null },
        approved_by: "eva@beispiel.example",
        ...{ applied: 0, problem: JSON.stringify(problem) },
      }),
    );
    const { status, body } = await api.ask<Runs>("GET", "/v1/runs");
    expect(status).toBe(200);
    expect(body.nextCursor).toBeNull();
    expect(body.items.map(({ id }) => id)).toEqual(["newest", "b-same", "a-same", "oldest"]);
    expect(body.items[0]).toEqual({
      ...{ id: "newest", trigger: "manual", mode: "apply", scope: "full", purpose: "sync" },
      ...{ state: "paused", by: "ada@beispiel.example", approvedBy: "eva@beispiel.example" },
      ...{ startedAt: "2026-11-22T04:07:02Z", finishedAt: null, fingerprint: "f".repeat(64), problem },
      ...{ progress: { read: 10, total: 10, applied: 0, planned: 3 }, counts: COUNTS },
    });
    expect(body.items[3]).toMatchObject({
      ...{ by: null, startedAt: "2026-11-22T04:07:00Z", finishedAt: "2026-11-22T04:08:00Z", problem: null },
    });
    for (const item of body.items) {
      expect((await api.ask("GET", `/v1/runs/${item.id}`)).body).toMatchObject(item);
    }
  });

  test("that died are told from those at work", async () => {
    await insertRuns(runRow("dead", AT, { state: "applying", finished_at: null, applied: 1 }));
    const { body } = await api.ask("GET", "/v1/runs/dead");
    expect(body).toMatchObject({
      ...{ state: "failed", finishedAt: null, problem: { code: "interrupted", params: {} } },
      progress: { applied: 1, planned: 3 },
    });
  });

  test.each(["queued", "reading", "planning", "applying"])(
    "are %s while they have their place",
    async (state) => {
      await insertRuns(runRow("at-work", AT, { state, finished_at: null }));
      await api.rollcall.db
        .prepare("UPDATE lease SET owner = 'at-work', expires_at = unixepoch() + 60")
        .run();
      expect((await api.ask("GET", "/v1/runs/at-work")).body).toMatchObject({ state, problem: null });
    },
  );

  test("that were broken by hand or a bad backup still have their shape", async () => {
    await insertRuns(
      runRow("broken", AT, { counts: "{", problem: "nonsense", people: "[]" }),
      runRow("empty", AT + 1, { counts: '{"read":-1}', problem: '{"code":1}', people: null }),
    );
    const { body } = await api.ask<Runs>("GET", "/v1/runs");
    expect(body.items.map(({ counts }) => Object(counts).read)).toEqual([10, 10]);
    expect(body.items.map((run) => run["problem"])).toEqual([null, null]);
    expect((await api.ask("GET", "/v1/status")).status).toBe(200);
  });

  test("that there aren't are 404", async () => {
    expect(await api.ask("GET", "/v1/runs/nothing")).toMatchObject({
      status: 404,
      body: { code: "not-found" },
    });
    expect(await api.ask("GET", "/v1/runs")).toMatchObject({ text: '{"items":[],"nextCursor":null}' });
  });
});
