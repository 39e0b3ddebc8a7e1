/** `GET /v1/attributes` and `PUT /v1/attributes/{key}/target`: what each attribute fills. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { DEFAULT_TARGETS } from "../../../worker/core/mapping.ts";
import { CUSTOM, EMPLOYMENT_KINDS, LEVELS } from "../../personio/company/attributes.ts";
import { createCompany } from "../../personio/create-company.ts";
import { type Attribute, CUSTOM_NAME, configurationOf, forgetEdits, seen } from "./configuration.ts";
import { type Api, type Problem, startApi } from "./start-api.ts";

let api: Api;
const { list, attribute, setTarget, exclude } = configurationOf(() => api);

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  const company = createCompany({ people: 0 });
  const custom = (level: string, languages: readonly string[]) => ({ Level: level, Sprachen: languages });
  company.add({ id: 1, firstName: "Ada", office: "Berlin", custom: custom("Lead", ["Deutsch", "Polnisch"]) });
  company.add({ id: 2, firstName: "Grace", office: "Berlin", custom: custom("Senior", ["Deutsch"]) });
  company.add({ id: 3, firstName: "Kim", office: " Bonn", custom: custom("Senior", []) });
  await api.rollcall.reset({ company });
  await forgetEdits(api);
  await api.rollcall.connect();
});

const LEVEL = { kind: "level" };
const TEAM = { kind: "team" };
const keysOf = (attributes: readonly Attribute[]) => attributes.map(({ key }) => key);
const account = async (id: number) =>
  (
    await api.ask<{ items: ReadonlyArray<Readonly<Record<string, unknown>>> }>("GET", "/v1/accounts")
  ).body.items.find((it) => it["externalId"] === String(id));

describe("the list", () => {
  test("has everything that can be read, the defaults first, nothing read as yet", async () => {
    const attributes = await list();
    expect(keysOf(attributes).slice(0, 12)).toEqual(Object.keys(DEFAULT_TARGETS));
    expect(attributes.slice(0, 12).map(({ target }) => target)).toEqual(Object.values(DEFAULT_TARGETS));
    const labels = attributes.slice(12).map(({ label }) => label);
    expect(labels).toEqual([...labels].sort((a, b) => a.localeCompare(b)));
    expect(keysOf(attributes).sort()).toEqual(
      api.rollcall.personio.company.attributes.map(({ key }) => key).sort(),
    );
    for (const it of attributes) {
      expect(it).toMatchObject({ values: null, exclusions: [], readable: true });
      expect(it.isDefault).toBe(it.key in DEFAULT_TARGETS);
    }
    expect(new Set(attributes.map(({ etag }) => etag)).size).toBe(attributes.length);
    expect(await attribute(CUSTOM.level)).toMatchObject({ label: "Level", type: "list", target: null });
  });

  test("says of the birthday, under any key, that it can't be mapped", async () => {
    const birthdays = (await list()).filter(({ mappable }) => !mappable);
    expect(birthdays).toMatchObject([
      { key: CUSTOM.birthday, reason: "birthday", values: null, target: null },
    ]);
  });

  test("counts the values of the last read, the most frequent first, then Personio's options", async () => {
    await setTarget(CUSTOM.level, LEVEL);
    await setTarget(CUSTOM.languages, TEAM);
    await exclude("office", ["Bonn"]);
    await api.rollcall.sync();
    const rest = LEVELS.filter((it) => it !== "Senior" && it !== "Lead");
    const none = (value: string) => ({ value, people: 0, excluded: false });
    expect((await attribute(CUSTOM.level)).values).toEqual([
      { value: "Senior", people: 2, excluded: false },
      { value: "Lead", people: 1, excluded: false },
      ...rest.map(none),
    ]);
    expect((await attribute("office")).values).toEqual([
      { value: "Berlin", people: 2, excluded: false },
      { value: " Bonn", people: 1, excluded: true },
    ]);
    expect((await attribute(CUSTOM.languages)).values?.slice(0, 2)).toEqual([
      { value: "Deutsch", people: 2, excluded: false },
      { value: "Polnisch", people: 1, excluded: false },
    ]);
    expect((await attribute("status")).values).toEqual([{ value: "active", people: 3, excluded: false }]);
    expect((await attribute("id")).values).toHaveLength(3);
    expect((await attribute("termination_date")).values).toEqual([]);
    expect((await attribute(CUSTOM.employmentKind)).values).toBeNull();
  });

  test("has Personio's own options, before and after anything was read", async () => {
    const { options, values } = await attribute(CUSTOM.level);
    expect({ options, values }).toEqual({ options: [...LEVELS], values: null });
    await setTarget(CUSTOM.level, LEVEL);
    await api.rollcall.sync();
    expect((await attribute(CUSTOM.level)).options).toEqual([...LEVELS]);
    expect((await attribute("first_name")).options).toEqual([]);
  });

  test("names people whose ids are values", async () => {
    api.rollcall.personio.company.change(2, { supervisor: 1 });
    api.rollcall.personio.company.change(3, { supervisor: 1 });
    await api.rollcall.sync();
    const [ada] = (await attribute("supervisor")).values ?? [];
    expect(ada).toEqual({ value: "1", label: expect.stringMatching(/^Ada/u), people: 2, excluded: false });
    const labels = (await attribute("id")).values?.map(({ label }) => label?.split(" ")[0]);
    expect(labels).toEqual(["Ada", "Grace", "Kim"]);
    const office = await attribute("office");
    expect(office.values?.some((it) => "label" in it)).toBe(false);
    await api.rollcall.db.prepare("DELETE FROM employee WHERE id = '1'").run();
    expect((await attribute("supervisor")).values).toEqual([{ value: "1", people: 2, excluded: false }]);
    const stale = await setTarget<Problem>("supervisor", DEFAULT_TARGETS["supervisor"], '"old"');
    expect(stale.body.params?.["current"]).toEqual(await attribute("supervisor"));
  });

  test("has at most 200 values each", async () => {
    const rows = Array.from(
      { length: 300 },
      (_, index) => `('${index}', 'active', '', '{"${CUSTOM.employmentKind}":"V${index}"}')`,
    );
    await api.rollcall.db.prepare(`INSERT INTO employee (id, status, hash, data) VALUES ${rows}`).run();
    const { values } = await attribute(CUSTOM.employmentKind);
    expect(values).toHaveLength(200);
    expect(values?.every(({ people }) => people === 1)).toBe(true);
    expect(EMPLOYMENT_KINDS.some((kind) => values?.some(({ value }) => value === kind))).toBe(false);
  });

  test("keeps what can't be read any more as long as something is configured for it", async () => {
    await setTarget(CUSTOM.level, LEVEL);
    await exclude("subcompany", ["x"]);
    api.rollcall.personio.setUnreadable([CUSTOM.level, "subcompany", CUSTOM.about, "gender"]);
    await api.ask("POST", "/v1/connection/test");
    const attributes = await list();
    const unreadable = keysOf(attributes.filter(({ readable }) => !readable));
    expect(unreadable.sort()).toEqual([CUSTOM.level, "gender", "subcompany"].sort());
    expect(keysOf(attributes)).not.toContain(CUSTOM.about);
    expect(seen(await setTarget(CUSTOM.about, TEAM))).toEqual({ status: 404, code: "unknown-attribute" });
    expect((await setTarget(CUSTOM.level, null)).status).toBe(200);
  });
});

describe("a target", () => {
  test("is answered with the attribute, and another tag", async () => {
    const before = await attribute(CUSTOM.level);
    const { status, body, headers } = await setTarget(CUSTOM.level, LEVEL);
    expect({ status, body }).toEqual({ status: 200, body: { ...before, target: LEVEL, etag: body.etag } });
    expect(body.etag).not.toBe(before.etag);
    expect(headers.get("etag")).toBe(body.etag);
    expect(await attribute(CUSTOM.level)).toEqual(body);
  });

  test("is what the next run fills; taken away, it is emptied again", async () => {
    await setTarget(CUSTOM.level, LEVEL);
    await setTarget(CUSTOM.languages, TEAM);
    await setTarget(CUSTOM.costCentre, CUSTOM_NAME("  Kostenstelle "));
    api.rollcall.personio.company.change(1, { custom: { Kostenstelle: "K1" } });
    await api.rollcall.sync();
    expect(await account(1)).toMatchObject({ level: "Lead", custom: { Kostenstelle: "K1" } });
    expect((await account(1))?.["teams"]).toMatchObject([{ name: "Deutsch" }, { name: "Polnisch" }]);
    for (const key of [CUSTOM.level, CUSTOM.languages, CUSTOM.costCentre]) await setTarget(key, null);
    await api.rollcall.sync();
    expect(await account(1)).toMatchObject({ level: null, custom: {}, teams: [] });
  });

  test("saved as it is writes nothing", async () => {
    const { body } = await setTarget("department", TEAM);
    const again = await setTarget("department", TEAM, body.etag);
    expect(again.status).toBe(200);
    await setTarget("team", null);
    expect(await api.rollcall.rows("SELECT id FROM audit_event WHERE action = 'config.target'")).toEqual([]);
    expect(await api.rollcall.rows("SELECT key FROM attribute WHERE target IS NOT NULL")).toEqual([]);
  });

  test("that another attribute fills is taken", async () => {
    await setTarget(CUSTOM.level, LEVEL);
    await setTarget(CUSTOM.costCentre, CUSTOM_NAME("Cost centre"));
    const taken = async (target: unknown) => {
      const refused = await setTarget(CUSTOM.employmentKind, target);
      expect(seen(refused)).toEqual({ status: 422, code: "target-taken" });
      return refused.body.params?.["by"];
    };
    expect(await taken(LEVEL)).toBe(CUSTOM.level);
    expect(await taken(CUSTOM_NAME("COST  centre"))).toBe(CUSTOM.costCentre);
    expect(await taken({ kind: "field", field: "jobTitle" })).toBe("position");
    expect((await setTarget(CUSTOM.employmentKind, TEAM)).status).toBe(200);
  });

  test("is refused for the birthday, a default, and while there are exclusions", async () => {
    await api.rollcall.db
      .prepare(
        "INSERT INTO attribute (key, label, type, options, readable) VALUES ('date_of_birth', 'x', 'date', '[]', 1)",
      )
      .run();
    for (const key of [CUSTOM.birthday, "date_of_birth"]) {
      const refused = await setTarget(key, CUSTOM_NAME("Born"));
      expect(seen(refused)).toEqual({ status: 422, code: "birthday-not-synced" });
      expect(seen(await setTarget(key, TEAM, null))).toEqual({ status: 422, code: "birthday-not-synced" });
    }
    for (const target of [null, LEVEL]) {
      expect(seen(await setTarget("position", target))).toEqual({ status: 422, code: "default-attribute" });
    }
    await setTarget(CUSTOM.level, LEVEL);
    await exclude(CUSTOM.level, ["Lead"]);
    expect(seen(await setTarget(CUSTOM.level, null))).toEqual({ status: 422, code: "exclusions-first" });
    expect((await setTarget(CUSTOM.level, TEAM)).status).toBe(200);
    await exclude(CUSTOM.level, []);
    expect((await setTarget(CUSTOM.level, null)).status).toBe(200);
  });

  test.each([
    "dynamic_1",
    "",
    "__proto__",
    "constructor",
    "'; DROP TABLE attribute; --",
    "a\0b",
    "x".repeat(5000),
  ])("of an attribute that isn't there: %j", async (key) => {
    const refused = await setTarget(key, TEAM, '"any"');
    expect(refused.status).toBe(404);
  });

  test.each<[unknown, string]>([
    [undefined, "target"],
    ["level", "target"],
    [{}, "target.kind"],
    [{ kind: "salary" }, "target.kind"],
    [{ kind: "field", field: "dateOfBirth" }, "target.field"],
    [{ kind: "custom" }, "target.name"],
    [{ kind: "custom", name: " " }, "target.name"],
    [{ kind: "custom", name: "x".repeat(101) }, "target.name"],
    [{ kind: "custom", name: "a\0b" }, "target.name"],
    [{ kind: "custom", name: "a\ud800b" }, "target.name"],
    [{ kind: "custom", name: "a\nb" }, "target.name"],
    [{ kind: "custom", name: "__proto__" }, "target.name"],
    [{ kind: "custom", name: "constructor" }, "target.name"],
    [{ kind: "team", nonsense: 1 }, "target.nonsense"],
  ])("that can't be understood: %j", async (target, at) => {
    const { status, body } = await setTarget<Problem>(CUSTOM.level, target, '"any"');
    expect({ status, code: body.code }).toEqual({ status: 422, code: "invalid-request" });
    expect(body.params?.["issues"]).toMatchObject([{ path: at }]);
  });
});

describe("If-Match", () => {
  test("is required, and has to be of this very state", async () => {
    const { etag } = await attribute(CUSTOM.level);
    expect(seen(await setTarget(CUSTOM.level, LEVEL, null))).toEqual({
      status: 428,
      code: "if-match-required",
    });
    await setTarget(CUSTOM.level, LEVEL, etag);
    const stale = await setTarget(CUSTOM.level, TEAM, etag);
    expect(seen(stale)).toEqual({ status: 412, code: "stale" });
    expect(stale.body.params).toEqual({ current: await attribute(CUSTOM.level) });
    const other = await attribute(CUSTOM.languages);
    expect(seen(await setTarget(CUSTOM.level, TEAM, other.etag))).toEqual({ status: 412, code: "stale" });
  });

  test("is one for target and exclusions, and none of another attribute's business", async () => {
    const { etag } = (await setTarget(CUSTOM.level, LEVEL)).body;
    await setTarget(CUSTOM.languages, TEAM);
    const excluded = await exclude(CUSTOM.level, ["Lead"], etag);
    expect(excluded.status).toBe(200);
    expect(seen(await setTarget(CUSTOM.level, TEAM, etag))).toEqual({ status: 412, code: "stale" });
    expect((await setTarget(CUSTOM.level, TEAM, excluded.body.etag)).status).toBe(200);
  });

  test("outlives a read, which changes labels and numbers only", async () => {
    const { etag } = await attribute("office");
    await api.rollcall.sync();
    expect((await attribute("office")).etag).toBe(etag);
  });

  test("lets exactly one of ten admins at once win", async () => {
    const { etag } = await attribute(CUSTOM.level);
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) => setTarget(CUSTOM.level, CUSTOM_NAME(`Name ${index}`), etag)),
    );
    const winners = answers.filter(({ status }) => status === 200);
    expect(winners).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 412)).toHaveLength(9);
    expect((await attribute(CUSTOM.level)).target).toEqual(winners[0]?.body.target);
  });

  test("of different attributes does not keep two admins from filling one level: one wins", async () => {
    const keys = [CUSTOM.level, CUSTOM.employmentKind, CUSTOM.languages, CUSTOM.about];
    const tags = await Promise.all(keys.map(async (key) => (await attribute(key)).etag));
    const answers = await Promise.all(keys.map((key, index) => setTarget(key, LEVEL, tags[index])));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422, 422, 422]);
    const others = await Promise.all(keys.map((key, index) => setTarget(key, TEAM, tags[index])));
    expect(others.map(({ status }) => status).sort()).toEqual([200, 200, 200, 412]);
  });
});
