/** What an admin chooses exclusions from, is warned of, and sees before saving (rule 26). */
import { describe, expect, test } from "vitest";
import { choicesOf, countValues, type ValueCounts } from "../../worker/core/attribute-values.ts";
import type { Employee, EmployeeId } from "../../worker/core/employee.ts";
import { exclusionsOf } from "../../worker/core/exclusion.ts";
import { type AffectedAccount, previewExclusions } from "../../worker/core/exclusion-preview.ts";
import { warningsAbout } from "../../worker/core/exclusion-warnings.ts";
import { accountId, employee, named, reportsTo } from "./builders.ts";

describe("the values of the last read", () => {
  const people = [
    employee({ id: "1" }, { office: named("9", "Berlin"), tags: ["a", "b", "a"], hours: 40, x: null }),
    employee({ id: "2" }, { office: named("9", "Berlin"), tags: ["b"], hours: 40.5, x: undefined }),
    employee({ id: "3", status: null }, { office: null, tags: null, supervisor: reportsTo("1") }),
  ];
  const counted = (keys?: readonly string[]) => {
    const counts: ValueCounts = new Map();
    countValues(counts, people.slice(0, 2), keys && new Set(keys));
    countValues(counts, people.slice(2), keys && new Set(keys));
    return counts;
  };
  const entriesOf = (key: string) => [...(counted().get(key) ?? [])];

  test("are counted by person, whatever kind they are", () => {
    expect(entriesOf("office")).toEqual([["Berlin", 2]]);
    expect(entriesOf("tags")).toEqual([
      ["a", 1],
      ["b", 2],
    ]);
    expect(entriesOf("hours")).toEqual([
      ["40", 1],
      ["40.5", 1],
    ]);
    expect(entriesOf("supervisor")).toEqual([["1", 1]]);
    expect(entriesOf("id")).toEqual([
      ["1", 1],
      ["2", 1],
      ["3", 1],
    ]);
    expect(entriesOf("status")).toEqual([["active", 2]]);
  });

  test("are none of an attribute that is empty everywhere, and unknown of one that is absent", () => {
    expect(counted().get("x")).toEqual(new Map());
    expect(counted().get("y")).toBeUndefined();
  });

  test("are those of the attributes that are asked about", () => {
    expect([...counted(["office", "y", "id"]).keys()]).toEqual(["id", "office"]);
  });

  test("come most frequent first, then what nobody has", () => {
    const values = new Map(Object.entries({ b: 2, e: 2, a: 2, c: 5 }));
    const shown = choicesOf(values, ["d", "a", "d"], 10).map(({ value, people: number }) => value + number);
    expect(shown).toEqual(["c5", "a2", "b2", "e2", "d0"]);
    expect(choicesOf(values, ["d"], 2)).toHaveLength(2);
  });
});

describe("warnings", () => {
  const read = new Map([
    ["External", 12],
    ["Temp Staff", 3],
  ]);
  const codes = (values: readonly string[], known: Parameters<typeof warningsAbout>[1]) =>
    warningsAbout(values, known).map(({ value, code, ...rest }) => [value, code, ...Object.values(rest)]);

  test("come for each odd value, in their order", () => {
    const values = ["nobody", "External", "external", "tempstaff", "Temp  Staff", "Intern"];
    expect(codes(values, { read, options: ["Intern"] })).toEqual([
      ["nobody", "unknown-value"],
      ["external", "differs-only-in-case", "External", 12],
      ["tempstaff", "differs-only-in-case", "Temp Staff", 3],
      ["Temp  Staff", "differs-only-in-space", "Temp Staff", 3],
    ]);
  });

  test("name a value people have rather than an option nobody has", () => {
    expect(codes(["external"], { read, options: ["EXTERNAL", "External"] })).toEqual([
      ["external", "differs-only-in-case", "External", 12],
    ]);
  });

  test("of an attribute that was never read go by Personio's options", () => {
    expect(codes(["Intern", "intern", "x"], { read: null, options: ["Intern"] })).toEqual([
      ["Intern", "not-read-yet"],
      ["intern", "differs-only-in-case", "Intern", 0],
      ["x", "not-read-yet"],
    ]);
  });

  test("take no time for 500 values among 50,000", () => {
    const many = new Map(Array.from({ length: 50_000 }, (_, index) => [`Value ${index}`, 1]));
    const values = Array.from({ length: 500 }, (_, index) => `value ${index}`);
    const started = performance.now();
    expect(warningsAbout(values, { read: many, options: [] })).toHaveLength(500);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

describe("before saving", () => {
  type Rules = Readonly<Record<string, readonly string[]>>;
  const toExclusions = (rules: Rules) =>
    exclusionsOf(Object.entries(rules).flatMap(([key, values]) => values.map((value) => ({ key, value }))));
  const preview = (
    person: Employee,
    [before, after]: readonly [Rules, Rules],
    link?: AffectedAccount["link"],
  ) => {
    const account = link && { id: accountId("a1"), state: "active" as const, link };
    const accounts = new Map<EmployeeId, AffectedAccount>(account && [[person.id, account]]);
    const { added, removed } = previewExclusions([person], accounts, {
      before: toExclusions(before),
      after: toExclusions(after),
    });
    return { added, removed };
  };
  const ada = employee({ id: "7" }, { office: "Berlin", type: "external" });
  const told = { employeeId: "7", name: "Ada Lovelace", account: null };

  test("the admin sees who becomes excluded, by what, and with which account", () => {
    const account = { id: "a1", state: "active", link: "linked" };
    expect(preview(ada, [{}, { type: ["external"] }], "linked")).toEqual({
      added: [{ ...told, key: "type", value: "external", account }],
      removed: [],
    });
  });

  test("who no longer is", () => {
    expect(preview(ada, [{ type: ["external"] }, { type: ["x"] }])).toEqual({
      added: [],
      removed: [{ ...told, key: "type", value: "external" }],
    });
  });

  test("and nobody who is, or isn't, before and after", () => {
    const none = { added: [], removed: [] };
    expect(preview(ada, [{ type: ["external"] }, { office: ["Berlin"] }])).toEqual(none);
    expect(preview(ada, [{ type: ["x"] }, { office: ["y"] }])).toEqual(none);
  });

  test("an excluded account stays so while nobody can say", () => {
    const unreadable = employee({ id: "7" }, {});
    expect(preview(unreadable, [{ type: ["x"] }, {}], "excluded").removed).toMatchObject([
      { key: "type", value: null },
    ]);
    expect(preview(unreadable, [{ type: ["x"] }, { type: ["y"] }], "excluded").removed).toEqual([]);
    expect(preview(unreadable, [{ type: ["x"] }, {}], "linked").removed).toEqual([]);
    expect(preview(unreadable, [{ type: ["x"] }, {}]).removed).toEqual([]);
  });
});
