/** `PUT /v1/attributes/{key}/exclusions` and `POST /v1/exclusions/preview`: who is cut off, and who would be. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { CUSTOM } from "../../personio/company/attributes.ts";
import { createCompany } from "../../personio/create-company.ts";
import { CUSTOM_NAME, configurationOf, forgetEdits, type SavedExclusions, seen } from "./configuration.ts";
import { accountRow, insertRows } from "./rows.ts";
import { type Api, type Problem, startApi } from "./start-api.ts";

let api: Api;
const { attribute, setTarget, exclude } = configurationOf(() => api);

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const ADA = { id: 11, firstName: "Ada", lastName: "Lovelace" };
const GRACE = { id: 12, firstName: "Grace", lastName: "Hopper" };

beforeEach(async () => {
  const company = createCompany({ people: 0 });
  company.add({ ...ADA, employmentType: "external", office: "Berlin", custom: { Sprachen: ["Deutsch"] } });
  company.add({
    ...GRACE,
    employmentType: "internal",
    office: "Berlin",
    custom: { Sprachen: ["Englisch", "Polnisch"] },
  });
  await api.rollcall.reset({ company });
  await forgetEdits(api);
  await api.rollcall.connect();
});

const linkOf = async (employeeId: number) =>
  (
    await api.rollcall.rows<{ link: string }>(
      "SELECT link FROM account WHERE external_id = ?",
      String(employeeId),
    )
  )[0]?.link;

describe("exclusions", () => {
  test("are saved trimmed, composed, sorted and once each", async () => {
    const { status, body, headers } = await exclude("office", [
      " M\u0075\u0308nchen",
      "Berlin ",
      "München",
      "Berlin",
    ]);
    expect({ status, values: body.values }).toEqual({ status: 200, values: ["Berlin", "München"] });
    expect(headers.get("etag")).toBe(body.etag);
    expect(await attribute("office")).toMatchObject({ exclusions: ["Berlin", "München"], etag: body.etag });
  });

  test("cut people off with the next run, and taken away bring them back", async () => {
    await api.rollcall.sync();
    await exclude("employment_type", ["external"]);
    expect(await api.rollcall.sync()).toMatchObject({ counts: { excluded: 1 } });
    expect([await linkOf(11), await linkOf(12)]).toEqual(["excluded", "linked"]);
    await exclude("employment_type", []);
    expect(await api.rollcall.sync()).toMatchObject({ counts: { excluded: 0 } });
    expect(await linkOf(11)).toBe("linked");
  });

  test("keep the day and the author of a value that stays", async () => {
    await exclude("office", ["a", "b"]);
    await api.rollcall.db.prepare("UPDATE exclusion SET created_at = 1, created_by = 'first'").run();
    await exclude("office", ["b", "c"]);
    const rows = await api.rollcall.rows("SELECT value, created_by AS by FROM exclusion ORDER BY value");
    expect(rows).toEqual([
      { value: "b", by: "first" },
      { value: "c", by: "ADMIN_TOKEN" },
    ]);
    expect((await attribute("office")).exclusionDetails).toEqual([
      { value: "b", by: "first", at: "1970-01-01T00:00:00Z" },
      { value: "c", by: "ADMIN_TOKEN", at: expect.stringMatching(/^20\d\d-.*Z$/u) },
    ]);
    await api.rollcall.db.prepare("UPDATE exclusion SET created_by = NULL").run();
    expect((await attribute("office")).exclusionDetails.map(({ by }) => by)).toEqual([null, null]);
  });

  test("by a custom attribute need a target first", async () => {
    expect(seen(await exclude(CUSTOM.languages, ["Deutsch"]))).toEqual({ status: 422, code: "map-first" });
    expect((await exclude(CUSTOM.languages, [])).status).toBe(200);
    await setTarget(CUSTOM.languages, CUSTOM_NAME("Sprachen"));
    expect((await exclude(CUSTOM.languages, ["Deutsch"])).status).toBe(200);
    expect(await api.rollcall.sync()).toMatchObject({ counts: { excluded: 1, created: 1 } });
  });

  test("by the birthday are refused under any key, and by what isn't there", async () => {
    for (const key of [CUSTOM.birthday, "date_of_birth"]) {
      expect(seen(await exclude(key, ["1990-01-01"]))).toEqual({ status: 422, code: "birthday-not-synced" });
    }
    for (const key of ["dynamic_1", "__proto__", "a\0b"]) {
      expect(seen(await exclude(key, ["x"]))).toEqual({ status: 404, code: "unknown-attribute" });
    }
  });

  test.each<[unknown, string]>([
    [undefined, "values"],
    ["external", "values"],
    [[1], "values.0"],
    [[null], "values.0"],
    [["ok", ""], "values.1"],
    [[" \t\n\u00a0"], "values.0"],
    [["a\0b"], "values.0"],
    [["a\ud800"], "values.0"],
    [["x".repeat(201)], "values.0"],
    [["x".repeat(10_000)], "values.0"],
    [Array.from({ length: 501 }, (_, index) => `v${index}`), "values"],
    [Array.from({ length: 1_000 }, (_, index) => `v${index}`), "values"],
  ])("that can't be understood: %j", async (values, at) => {
    const { status, body } = await exclude<Problem>("office", values, '"any"');
    expect({ status, code: body.code }).toEqual({ status: 422, code: "invalid-request" });
    expect(body.params?.["issues"]).toMatchObject([{ path: at }]);
    expect(await api.rollcall.rows("SELECT value FROM exclusion")).toEqual([]);
  });

  test("may be 500 of 200 characters, and say whatever they like", async () => {
    const hostile = [
      "'; DROP TABLE exclusion; --",
      "<script>alert(1)</script>",
      "%",
      "\u202eabc",
      "👩‍👩‍👧‍👦",
    ];
    const many = Array.from({ length: 495 }, (_, index) => `${index}`.padEnd(200, "é"));
    const { status, body } = await exclude("office", [...hostile, ...many]);
    expect(status).toBe(200);
    expect(new Set(body.values)).toEqual(new Set([...hostile, ...many]));
    expect((await attribute("office")).exclusions).toEqual(body.values);
  });

  test("need the tag of what is there", async () => {
    const { etag } = await attribute("office");
    expect(seen(await exclude("office", ["a"], null))).toEqual({ status: 428, code: "if-match-required" });
    await exclude("office", ["a"], etag);
    const stale = await exclude("office", ["b"], etag);
    expect(seen(stale)).toEqual({ status: 412, code: "stale" });
    expect(stale.body.params).toEqual({ current: await attribute("office") });
  });

  test("of ten admins at once are those of exactly one", async () => {
    const { etag } = await attribute("office");
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) => exclude("office", [`Office ${index}`], etag)),
    );
    const winners = answers.filter(({ status }) => status === 200);
    expect(winners).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 412)).toHaveLength(9);
    expect((await attribute("office")).exclusions).toEqual(winners[0]?.body.values);
  });
});

describe("warnings", () => {
  const warnings = async (key: string, values: readonly string[]) =>
    (await exclude<SavedExclusions>(key, values)).body.warnings;

  test("name the near miss and how many people have it", async () => {
    await api.rollcall.sync();
    const odd = ["External", "ex ternal", "internal", "freelance"];
    expect(await warnings("employment_type", odd)).toEqual([
      { value: "External", code: "differs-only-in-case", suggestion: "external", people: 1 },
      { value: "ex ternal", code: "differs-only-in-space", suggestion: "external", people: 1 },
      { value: "freelance", code: "unknown-value" },
    ]);
  });

  test("know Personio's own options, and say what was never read", async () => {
    await setTarget(CUSTOM.languages, CUSTOM_NAME("Sprachen"));
    expect(await warnings(CUSTOM.languages, ["Deutsch", "deutsch"])).toEqual([
      { value: "Deutsch", code: "not-read-yet" },
      { value: "deutsch", code: "differs-only-in-case", suggestion: "Deutsch", people: 0 },
    ]);
    await api.rollcall.sync();
    expect(await warnings(CUSTOM.languages, ["Spanisch", "spanisch", "Deutsch"])).toEqual([
      { value: "spanisch", code: "differs-only-in-case", suggestion: "Spanisch", people: 0 },
    ]);
  });
});

describe("the preview", () => {
  type Preview = Readonly<Record<"added" | "removed" | "warnings", readonly unknown[]>> &
    Readonly<Record<"addedTotal" | "removedTotal", number>>;
  const preview = <T = Preview>(exclusions: unknown) =>
    api.ask<T>("POST", "/v1/exclusions/preview", { body: { exclusions } });
  const NOBODY = { added: [], addedTotal: 0, removed: [], removedTotal: 0 };
  const tables = ["employee", "account", "exclusion", "attribute", "run", "audit_event", "revision"];
  const snapshot = () => Promise.all(tables.map((table) => api.rollcall.rows(`SELECT * FROM ${table}`)));

  test("says who becomes excluded, who no longer is, and what is odd; nothing is written", async () => {
    await api.rollcall.sync();
    await exclude("employment_type", ["external"]);
    await exclude("subcompany", ["none"]);
    const before = await snapshot();
    const [ada, grace] = await api.rollcall.rows<{ id: string }>(
      "SELECT id FROM account ORDER BY external_id",
    );
    const { status, body } = await preview({ employment_type: ["internal", "Internal"] });
    expect(status).toBe(200);
    expect(body).toEqual({
      added: [
        {
          ...{ employeeId: "12", name: "Grace Hopper", key: "employment_type", value: "internal" },
          ...{ accountId: grace?.id, accountState: "active" },
        },
      ],
      addedTotal: 1,
      removedTotal: 1,
      removed: [
        {
          ...{ employeeId: "11", name: "Ada Lovelace", key: "employment_type", value: "external" },
          ...{ accountId: ada?.id, accountState: "active" },
        },
      ],
      warnings: [
        {
          ...{ key: "employment_type", value: "Internal", code: "differs-only-in-case" },
          ...{ suggestion: "internal", people: 1 },
        },
      ],
    });
    expect(await snapshot()).toEqual(before);
  });

  test("counts any of the tags, and nobody who stays excluded by something else", async () => {
    await setTarget(CUSTOM.languages, CUSTOM_NAME("Sprachen"));
    await exclude("employment_type", ["external"]);
    await api.rollcall.sync();
    const { body } = await preview({ [CUSTOM.languages]: ["Polnisch", "Deutsch"] });
    expect(body.added).toMatchObject([{ employeeId: "12", value: "Polnisch", accountState: "active" }]);
    expect(body.removed).toEqual([]);
    expect((await preview({ employment_type: ["external"] })).body).toMatchObject({ added: [], removed: [] });
    expect((await preview({})).body).toEqual({ ...NOBODY, warnings: [] });
  });

  test("is empty before anything was read", async () => {
    expect((await preview({ office: ["Berlin"] })).body).toEqual({
      ...NOBODY,
      warnings: [{ key: "office", value: "Berlin", code: "not-read-yet" }],
    });
  });

  test("is judged as saving would be", async () => {
    const refused = async (exclusions: unknown) => seen(await preview<Problem>(exclusions));
    expect(await refused({ [CUSTOM.level]: ["Lead"] })).toEqual({ status: 422, code: "map-first" });
    expect(await refused({ [CUSTOM.birthday]: ["x"] })).toEqual({ status: 422, code: "birthday-not-synced" });
    expect(await refused({ nobody: ["x"] })).toEqual({ status: 404, code: "unknown-attribute" });
    const invalid = { status: 422, code: "invalid-request" };
    for (const wrong of [
      null,
      [],
      "x",
      { office: "x" },
      { office: [""] },
      { office: ["x".repeat(201)] },
      { office: ["x".repeat(10_000)] },
      { office: Array.from({ length: 1_000 }, (_, index) => `v${index}`) },
      { office: ["a\0b"] },
      { "": [] },
    ]) {
      expect(await refused(wrong)).toEqual(invalid);
    }
  });

  test("of 50,000 people comes within seconds, and lists no more than anybody looks at", async () => {
    const { db } = api.rollcall;
    await db
      .prepare(
        `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50000)
         INSERT INTO employee (id, status, hash, data) SELECT 100000 + i, 'active', '', json_object(
           'first_name', 'First ' || (i % 900), 'last_name', 'Last ' || i, 'email', i || '@beispiel.example',
           'employment_type', iif(i % 5 = 0, 'external', 'internal'), 'office', json_object('id', '1', 'name', 'Berlin'),
           'cost_centers', json_array('K' || (i % 40)), 'supervisor', NULL, 'hire_date', '2020-01-01') FROM n`,
      )
      .run();
    await insertRows(db, "account", [accountRow("a-1", { external_id: "110800", link: "linked" })]);
    const started = performance.now();
    const { body, text } = await preview({ employment_type: ["external"] });
    expect(performance.now() - started).toBeLessThan(10_000);
    expect({ ...body, added: body.added.length }).toEqual({
      ...NOBODY,
      added: 1_000,
      addedTotal: 10_000,
      warnings: [],
    });
    // The first by name, not the first that were read.
    expect(body.added[0]).toMatchObject({ name: "First 0 Last 10800", accountId: "a-1" });
    expect(text.length).toBeLessThan(300_000);
    await exclude("employment_type", ["external"]);
    expect((await preview({ employment_type: [] })).body).toMatchObject({
      addedTotal: 0,
      removedTotal: 10_000,
    });
    const listed = performance.now();
    expect((await attribute("employment_type")).values?.[0]).toMatchObject({
      value: "internal",
      people: 40_000,
    });
    expect(performance.now() - listed).toBeLessThan(10_000);
    console.info(
      `preview ${Math.round(listed - started)} ms, list ${Math.round(performance.now() - listed)} ms`,
    );
  });
});
