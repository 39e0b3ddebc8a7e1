import { expect, test } from "vitest";
import {
  changesOf,
  countChanges,
  type ExclusionEdit,
  mergeEdit,
  overwriteEdit,
  toDraft,
  withoutIdle,
} from "../../../extension/core/exclusion-draft.ts";
import { parseEdits } from "../../../extension/core/parse-edits.ts";
import { adviceOn, knownValues, suggestionsFor } from "../../../extension/core/value-advice.ts";
import { attributes } from "../../../extension/gallery/company.ts";

const edit = (some: Partial<ExclusionEdit> = {}): ExclusionEdit => ({
  values: ["a", "b"],
  base: ["a", "b"],
  etag: '"1"',
  text: "",
  ...some,
});

test("changes are what was added and what was taken away; order is none", () => {
  const edits = { x: edit({ values: ["b", "c", "d"] }), y: edit({ values: ["b", "a"] }) };
  const changes = changesOf(edits);
  expect(changes).toEqual([{ key: "x", added: ["c", "d"], removed: ["a"] }]);
  expect(countChanges(changes)).toBe(3);
  expect(toDraft(edits)).toEqual({ x: ["b", "c", "d"] });
});

test("an edit that changes nothing is none, unless something is being typed", () => {
  expect(withoutIdle({ x: edit(), y: edit({ text: "ext" }) })).toEqual({ y: edit({ text: "ext" }) });
});

test("both versions in one: both additions, both removals", () => {
  const mine = edit({ values: ["a", "mine"] });
  const theirs = { exclusions: ["b", "theirs"], etag: '"2"' };
  expect(mergeEdit(mine, theirs)).toEqual({
    values: ["theirs", "mine"],
    base: theirs.exclusions,
    etag: '"2"',
    text: "",
  });
  expect(overwriteEdit(mine, theirs).values).toEqual(["a", "mine"]);
});

test.each([null, "text", [], {}, { x: { values: [1], base: [], etag: "", text: "" } }, { x: null }])(
  "a stored draft that is of no use is none: %j",
  (stored) => expect(parseEdits(stored)).toBeNull(),
);

test("a stored draft comes back as it was", () => {
  const edits = { x: edit({ text: "Freelancer (extern), Ber" }) };
  expect(parseEdits(JSON.parse(JSON.stringify(edits)))).toEqual(edits);
});

const known = knownValues(attributes[0] ?? { values: [], options: [] });

test.each([
  ["ext", ["external", "External (DE), Berlin"]],
  ["LANCER", ["Freelancer"]],
  ["zzz", []],
])("suggestions for %j", (text, expected) => {
  expect(suggestionsFor(text, known).map(({ value }) => value)).toEqual(expected);
});

test.each([
  ["external", null],
  ["e\u0301", { kind: "unknown" }],
  ["External", { kind: "near", value: "external", people: 12 }],
  ["free lancer", { kind: "near", value: "Freelancer", people: 9 }],
])("advice on %j", (value, expected) => expect(adviceOn(value, known)).toEqual(expected));

test("without anything known there is nothing to say", () => expect(adviceOn("x", [])).toBeNull());

test("where the server tells only the most frequent values, none is called unknown", () => {
  const told = (length: number) =>
    knownValues({
      options: [],
      values: Array.from({ length }, (_, at) => ({ value: `K${at}`, people: 1, excluded: false })),
    });
  expect(adviceOn("K777", told(199))).toEqual({ kind: "unknown" });
  expect(adviceOn("K777", told(200))).toBeNull();
});
