/** `POST /v1/runs` with a draft: what would happen with other targets and exclusions, before anybody saves them. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { DEFAULT_SETTINGS } from "../../../worker/core/settings.ts";
import { CUSTOM } from "../../personio/company/attributes.ts";
import { createCompany } from "../../personio/create-company.ts";
import { CUSTOM_NAME, configurationOf, forgetEdits, seen } from "./configuration.ts";
import { type Api, type Problem, startApi } from "./start-api.ts";

let api: Api;
const { setTarget, exclude, setSettings } = configurationOf(() => api);

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  const company = createCompany({ people: 0 });
  const ada = { id: 11, firstName: "Ada", lastName: "Lovelace", department: "Rechnen" };
  company.add({ ...ada, employmentType: "external", custom: { Level: "Lead", Sprachen: ["Deutsch"] } });
  for (const id of [12, 13, 14]) company.add({ id, employmentType: "internal", custom: { Level: "Senior" } });
  await api.rollcall.reset({ company });
  await forgetEdits(api);
  await api.rollcall.connect();
});

const LEVEL = { kind: "level" };
const TEAM = { kind: "team" };

const start = <T = Problem>(draft: unknown, mode = "preview") =>
  api.ask<T>("POST", "/v1/runs", { body: { mode, draft } });

type Change = {
  readonly kind: string;
  readonly employeeId: string | null;
  readonly fields: ReadonlyArray<{ readonly field: string; readonly after: unknown }>;
};

/** A preview of the draft, to its end, with the changes it would make. */
async function preview(draft: unknown) {
  const { status, body } = await start<{ id: string }>(draft);
  expect({ status, body }).toMatchObject({ status: 202 });
  const run = await api.rollcall.settled(body.id);
  const { items } = (await api.ask<{ items: readonly Change[] }>("GET", `/v1/runs/${body.id}/changes`)).body;
  return { run, changes: items };
}

const configOf = async (id: string) =>
  (await api.ask<{ config: Readonly<Record<string, unknown>> | null }>("GET", `/v1/runs/${id}`)).body.config;

/** What only runs may write; the record of runs and the mirror of Personio are theirs in a preview, too. */
const TABLES = [
  ...["setting", "exclusion", "account", "team", "team_source", "membership", "finding", "audit_event"],
  ...["revision"],
];
const snapshot = async () => [
  ...(await Promise.all(TABLES.map((table) => api.rollcall.rows(`SELECT * FROM ${table}`)))),
  await api.rollcall.rows("SELECT key, target FROM attribute"),
];

describe("a draft", () => {
  test("of exclusions is what the preview goes by; the next run goes by what is saved", async () => {
    await api.rollcall.sync();
    const before = await snapshot();
    const { run, changes } = await preview({ exclusions: { employment_type: ["external"] } });
    expect(run).toMatchObject({
      state: "succeeded",
      mode: "preview",
      counts: { excluded: 1 },
      problem: null,
    });
    expect(changes).toMatchObject([{ kind: "exclude", employeeId: "11" }]);
    expect(await snapshot()).toEqual(before);
    expect(await api.rollcall.sync()).toMatchObject({ counts: { excluded: 0, updated: 0, unchanged: 4 } });
  });

  test("of targets has Personio asked for what they need, and no other run", async () => {
    await api.rollcall.sync();
    const before = await snapshot();
    const asked = (key: string) =>
      api.rollcall.personio.requests.all.filter(({ query }) => query.getAll("attributes[]").includes(key))
        .length;
    const { run, changes } = await preview({
      targets: { [CUSTOM.level]: LEVEL, [CUSTOM.languages]: CUSTOM_NAME("Sprachen") },
      exclusions: { [CUSTOM.level]: ["Lead"] },
    });
    expect(run).toMatchObject({ counts: { excluded: 1, updated: 3 } });
    expect(changes).toContainEqual(
      expect.objectContaining({
        ...{ kind: "update", employeeId: "12" },
        fields: expect.arrayContaining([{ field: "level", before: null, after: "Senior" }]),
      }),
    );
    expect(asked(CUSTOM.level)).toBe(1);
    expect(await snapshot()).toEqual(before);
    await api.rollcall.sync();
    expect(asked(CUSTOM.level)).toBe(1);
    expect(await api.rollcall.rows("SELECT id FROM employee WHERE data LIKE '%Lead%'")).toEqual([]);
  });

  test("takes the place of what is saved for the attributes it names, and of nothing else", async () => {
    await setTarget(CUSTOM.level, LEVEL);
    await setTarget(CUSTOM.languages, TEAM);
    await exclude("employment_type", ["external"]);
    await exclude("office", ["nowhere"]);
    await api.rollcall.sync();
    const { run, changes } = await preview({
      targets: { [CUSTOM.level]: null, [CUSTOM.employmentKind]: LEVEL },
      exclusions: { employment_type: [] },
    });
    expect(run).toMatchObject({ counts: { created: 1, excluded: 0 } });
    expect(changes.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["create", "update"]));
    expect(await configOf(run.id)).toEqual({
      settings: DEFAULT_SETTINGS,
      targets: { [CUSTOM.languages]: TEAM, [CUSTOM.employmentKind]: LEVEL },
      exclusions: { office: ["nowhere"] },
    });
  });

  test("that is empty changes nothing", async () => {
    await api.rollcall.sync();
    expect((await preview({})).changes).toEqual([]);
    expect((await preview({ exclusions: {}, targets: {} })).changes).toEqual([]);
  });

  test("while a run waits for approval goes by the read that run rests on", async () => {
    await api.rollcall.sync();
    await setSettings({ limits: { ...DEFAULT_SETTINGS.limits, deactivations: { count: 0, percent: 0 } } });
    api.rollcall.personio.company.end(12, { on: "2026-01-31" });
    expect(await api.rollcall.sync()).toMatchObject({ state: "paused" });
    const asked = api.rollcall.personio.requests.count();
    const { run } = await preview({ exclusions: { employment_type: ["external", "internal"] } });
    expect(run).toMatchObject({ state: "succeeded", counts: { excluded: 4, deactivated: 0 } });
    expect(api.rollcall.personio.requests.count()).toBe(asked);
    expect(
      await api.rollcall.rows("SELECT state FROM run WHERE mode = 'apply' ORDER BY started_at DESC LIMIT 1"),
    ).toEqual([{ state: "paused" }]);
  });

  test("reads what it needs beside the read that waits, and leaves that one as it is", async () => {
    await api.rollcall.sync();
    await setSettings({ limits: { ...DEFAULT_SETTINGS.limits, deactivations: { count: 0, percent: 0 } } });
    api.rollcall.personio.company.end(12, { on: "2026-01-31" });
    const paused = await api.rollcall.sync();
    expect(paused).toMatchObject({ state: "paused" });
    const mirror = await api.rollcall.rows("SELECT * FROM employee ORDER BY id");
    const { level } = CUSTOM;
    const draft = { targets: { [level]: LEVEL }, exclusions: { [level]: ["Lead"] } };
    const { run, changes } = await preview(draft);
    expect(run).toMatchObject({ state: "succeeded", counts: { excluded: 1, deactivated: 1, updated: 3 } });
    expect(changes).toContainEqual(expect.objectContaining({ kind: "exclude", employeeId: "11" }));
    expect(await api.rollcall.rows("SELECT * FROM employee ORDER BY id")).toEqual(mirror);
    expect(await api.rollcall.rows("SELECT * FROM read_chunk")).toEqual([]);
    const { fingerprint } = paused;
    const approved = await api.ask("POST", `/v1/runs/${paused.id}/approve`, { body: { fingerprint } });
    expect(approved.status).toBe(202);
    expect(await api.rollcall.settled(paused.id)).toMatchObject({
      ...{ state: "succeeded", counts: { deactivated: 1, updated: 1 } },
    });
  });

  test("without the exclusions that protected somebody who is gone shows their deactivation", async () => {
    await api.rollcall.sync();
    await exclude("employment_type", ["external"]);
    await api.rollcall.sync();
    api.rollcall.personio.company.delete(11);
    await api.rollcall.sync();
    const { changes } = await preview({ exclusions: { employment_type: [] } });
    expect(changes).toMatchObject([{ kind: "deactivate" }]);
    await exclude("employment_type", []);
    expect(await api.rollcall.sync()).toMatchObject({ counts: { deactivated: 1 } });
  });

  test("of leavers' values shows the guard's objection, if it has one", async () => {
    await exclude("employment_type", ["internal"]);
    await api.rollcall.sync();
    await exclude("employment_type", []);
    await api.rollcall.sync();
    await setSettings({ limits: { ...DEFAULT_SETTINGS.limits, deactivations: { count: 0, percent: 0 } } });
    api.rollcall.personio.company.end(12, { on: "2026-01-31" });
    const guarded = await preview({ exclusions: { employment_type: ["external"] } });
    expect(guarded.run).toMatchObject({ state: "succeeded", problem: { code: "too-many-deactivations" } });
    const spared = await preview({ exclusions: { employment_type: ["internal"] } });
    expect(spared.run).toMatchObject({ state: "succeeded", problem: null });
  });
});

describe("a draft is refused", () => {
  test("where saving it would be", async () => {
    await setTarget(CUSTOM.languages, TEAM);
    await exclude(CUSTOM.languages, ["Deutsch"]);
    const refused = async (draft: unknown) => {
      const { status, body } = await start(draft);
      return [status, body.code, body.params?.["key"]];
    };
    const { level, languages, birthday } = CUSTOM;
    expect(await refused({ exclusions: { [level]: ["Lead"] } })).toEqual([422, "map-first", level]);
    expect(await refused({ exclusions: { nobody: [] } })).toEqual([404, "unknown-attribute", "nobody"]);
    expect(await refused({ targets: { [birthday]: TEAM } })).toEqual([422, "birthday-not-synced", birthday]);
    expect(await refused({ targets: { date_of_birth: TEAM } })).toEqual([
      422,
      "birthday-not-synced",
      "date_of_birth",
    ]);
    expect(await refused({ targets: { email: null } })).toEqual([422, "default-attribute", "email"]);
    expect(await refused({ targets: { [languages]: null } })).toEqual([422, "exclusions-first", languages]);
    const twice = { targets: { [level]: LEVEL, [CUSTOM.employmentKind]: LEVEL } };
    expect(await refused(twice)).toEqual([422, "target-taken", level]);
    expect(await api.rollcall.rows("SELECT id FROM run")).toEqual([]);
  });

  test.each<[unknown, string]>([
    [null, "draft"],
    ["x", "draft"],
    [{ nonsense: 1 }, "draft.nonsense"],
    [{ exclusions: [] }, "draft.exclusions"],
    [{ exclusions: { office: "x" } }, "draft.exclusions.office"],
    [{ exclusions: { office: ["x".repeat(10_000)] } }, "draft.exclusions.office.0"],
    [{ exclusions: { office: Array(1_000).fill("x") } }, "draft.exclusions.office"],
    [{ exclusions: { office: ["a\0b"] } }, "draft.exclusions.office.0"],
    [{ targets: { team: "level" } }, "draft.targets.team"],
    [{ targets: { team: { kind: "custom", name: "\0" } } }, "draft.targets.team.name"],
  ])("where it can't be understood: %j", async (draft, at) => {
    const { status, body } = await start(draft);
    expect({ status, code: body.code }).toEqual({ status: 422, code: "invalid-request" });
    expect(body.params?.["issues"]).toMatchObject([{ path: at }]);
  });

  test("by a run that is meant to change something", async () => {
    for (const draft of [{}, { exclusions: { office: [] } }]) {
      const refused = await start(draft, "apply");
      expect(seen(refused)).toEqual({ status: 422, code: "invalid-request" });
      expect(refused.body.params?.["issues"]).toMatchObject([{ path: "draft" }]);
    }
    expect(await api.rollcall.rows("SELECT id FROM run")).toEqual([]);
  });
});

describe("a run's record", () => {
  test("says what it works by, and lists do without", async () => {
    await setTarget(CUSTOM.level, CUSTOM_NAME("Stufe"));
    await exclude("office", ["b", "a"]);
    await setSettings({ companyName: "Beispiel GmbH" });
    const { id } = await api.rollcall.sync();
    await setSettings({ companyName: "Other" });
    await setTarget(CUSTOM.level, null);
    expect(await configOf(id)).toEqual({
      settings: { ...DEFAULT_SETTINGS, companyName: "Beispiel GmbH" },
      targets: { [CUSTOM.level]: CUSTOM_NAME("Stufe") },
      exclusions: { office: ["a", "b"] },
    });
    const { items } = (await api.ask<{ items: readonly object[] }>("GET", "/v1/runs")).body;
    expect(items[0]).not.toHaveProperty("config");
  });

  test("says nothing of it before it has begun, nor where it is broken", async () => {
    const { id } = await api.rollcall.sync();
    for (const config of [null, "", "{}", '{"settings":1,"targets":{},"exclusions":[]}']) {
      await api.rollcall.db.prepare("UPDATE run SET config = ?").bind(config).run();
      expect(await configOf(id)).toBeNull();
    }
  });
});
