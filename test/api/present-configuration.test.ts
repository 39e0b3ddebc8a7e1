/** Attributes, edits and runs' configurations from their rows, and tags held against each other. */
import { describe, expect, test } from "vitest";
import { inListOrder, presentAttribute } from "../../worker/api/attributes/present-attribute.ts";
import { ApiProblem } from "../../worker/api/http/api-problem.ts";
import { refuseStale, requireIfMatch } from "../../worker/api/http/if-match.ts";
import { presentRunDetail } from "../../worker/api/runs/present-run-detail.ts";
import { type EditRow, presentEdit } from "../../worker/api/settings/present-edit.ts";
import type { MappedAttribute } from "../../worker/config/load-mapping.ts";
import { draftRecord, draftSchema, parseDraft, toDraft } from "../../worker/config/parse-draft.ts";
import { NO_DRAFT } from "../../worker/core/draft.ts";
import { DEFAULT_SETTINGS } from "../../worker/core/settings.ts";
import { runRecord } from "./run-records.ts";

const attribute = (over: Partial<MappedAttribute> = {}): MappedAttribute => ({
  ...{ key: "dynamic_1", label: "Type", type: "list", universalId: null, options: [], readable: true },
  ...{ target: null, exclusions: [], exclusionDetails: [] },
  ...over,
});

describe("an attribute", () => {
  test("shows values as excluded in whatever form they are spelled", async () => {
    const counted = new Map([
      [" Mu\u0308nchen", 2],
      ["Bonn", 1],
    ]);
    const { values } = await presentAttribute(attribute({ exclusions: ["M\u00fcnchen"] }), counted);
    expect(values?.map(({ excluded }) => excluded)).toEqual([true, false]);
  });

  test("has a tag of target and exclusions alone", async () => {
    const tagOf = async (over: Partial<MappedAttribute>) =>
      (await presentAttribute(attribute(over), undefined)).etag;
    const etag = await tagOf({});
    expect(await tagOf({ label: "Other", options: ["x"], readable: false })).toBe(etag);
    expect(await tagOf({ target: { kind: "level" } })).not.toBe(etag);
    expect(await tagOf({ exclusions: ["x"] })).not.toBe(etag);
    expect(await tagOf({ key: "dynamic_2" })).not.toBe(etag);
  });

  test("that is the birthday never shows a value, even if one was stored", async () => {
    const birthday = attribute({ universalId: "date_of_birth", options: ["1990-01-01"] });
    expect(await presentAttribute(birthday, new Map([["1990-01-01", 1]]))).toMatchObject({
      ...{ mappable: false, reason: "birthday", values: null, options: [] },
    });
  });

  test("stands behind the defaults, by label", () => {
    const keys = ["dynamic_2", "constructor", "gender", "id"];
    const labels: Readonly<Record<string, string>> = { dynamic_2: "B", constructor: "a" };
    const listed = inListOrder(keys.map((key) => attribute({ key, label: labels[key] ?? "z" })));
    expect(listed.map(({ key }) => key)).toEqual(["id", "gender", "constructor", "dynamic_2"]);
  });
});

describe("an edit", () => {
  const row = (over: Partial<EditRow>): EditRow => ({
    ...{ id: 1, at: 0, actor: "ada@beispiel.example", action: "config.settings", subject: null },
    ...{ before: null, after: null },
    ...over,
  });
  const who = { id: 1, at: "1970-01-01T00:00:00Z", by: "ada@beispiel.example" };

  test("of settings an older version stored is shown with what has come since", () => {
    const before = JSON.stringify({ companyName: "A" });
    expect(presentEdit(row({ before, after: "broken" }))).toEqual({
      ...{ ...who, kind: "settings", key: null, after: DEFAULT_SETTINGS },
      before: { ...DEFAULT_SETTINGS, companyName: "A" },
    });
  });

  test("that is broken is shown as nothing", () => {
    const broken = { before: '{"kind":"x"}', after: "[1]" };
    expect(presentEdit(row({ ...broken, action: "config.target", subject: "team" }))).toMatchObject({
      ...{ key: "team", before: null, after: null },
    });
    expect(presentEdit(row({ ...broken, action: "config.exclusions", subject: "team" }))).toMatchObject({
      ...{ before: [], after: [] },
    });
    expect(presentEdit(row({ ...broken, action: "config.connection" }))).toMatchObject({
      ...{ before: null, after: null },
    });
  });

  test("of something else is none of the configuration", () => {
    expect(() => presentEdit(row({ action: "account.update" }))).toThrow();
  });
});

test("a run's configuration is shown by attribute, without what can't be understood", () => {
  const config = JSON.stringify({
    ...{ settings: { companyName: "A" }, revision: 3 },
    targets: [
      ["a", { kind: "level" }],
      ["b", { kind: "nonsense" }],
    ],
    exclusions: [
      { key: "x", value: "1" },
      { key: "y", value: "2" },
      { key: "x", value: "3" },
    ],
  });
  expect(presentRunDetail({ ...runRecord(), config }).config).toEqual({
    settings: { ...DEFAULT_SETTINGS, companyName: "A" },
    targets: { a: { kind: "level" } },
    exclusions: { x: ["1", "3"], y: ["2"] },
  });
});

describe("a draft", () => {
  test("is in a run's row as it was sent, its values once each", () => {
    const sent = { exclusions: { office: [" a", "a", "b"] }, targets: { team: null, x: { kind: "team" } } };
    const draft = toDraft(draftSchema.parse(sent));
    expect(draft.exclusions).toEqual(new Map([["office", ["a", "b"]]]));
    expect(parseDraft(JSON.parse(draftRecord(draft)))).toEqual(draft);
  });

  test("that can't be read is none", () => {
    for (const stored of [null, 1, { exclusions: 1 }, { nonsense: 1 }]) {
      expect(parseDraft(stored)).toEqual(NO_DRAFT);
    }
  });
});

describe("If-Match", () => {
  const refusal = async (tag: string) => {
    try {
      await refuseStale(tag, '"a"', async () => "now");
      return null;
    } catch (error) {
      return error instanceof ApiProblem ? [error.code, error.params, error.headers] : error;
    }
  };

  test.each(['"a"', 'W/"a"', ' "b" , "a"'])("agrees: %s", async (tag) => {
    expect(await refusal(tag)).toBeNull();
  });

  test.each(['"b"', "a", '"A"', "", '"a', "*"])("is past: %s", async (tag) => {
    expect(await refusal(tag)).toEqual(["stale", { current: "now" }, { ETag: '"a"' }]);
  });

  test("has to be there", () => {
    expect(requireIfMatch({ "if-match": '"a"' })).toBe('"a"');
    expect(() => requireIfMatch({})).toThrow(ApiProblem);
    expect(() => requireIfMatch({ "if-match": "  " })).toThrow(ApiProblem);
  });
});
