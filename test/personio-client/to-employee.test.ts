/** One wrapper, one value: product.md, rules 7, 8, 10 and 11. */
import { describe, expect, test } from "vitest";
import { parseRecord } from "../../worker/personio/parse-record.ts";
import { toEmployee } from "../../worker/personio/to-employee.ts";
import { toKnownAttributes, toWantedAttributes } from "../../worker/personio/wanted-attributes.ts";
import type { AttributeInfo } from "../../worker/sync/employee-source.ts";
import { named, record, type Wrapper, wrapper } from "./wire.ts";

const ABSENT = Symbol("absent");

const info = (change: Partial<AttributeInfo> & { readonly key: string }): AttributeInfo => ({
  ...{ label: "A label", type: "standard", universalId: null, options: [] },
  ...change,
});

function employeeFrom(raw: unknown, keys: readonly string[], infos: readonly AttributeInfo[] = []) {
  const parsed = parseRecord(raw);
  if (!parsed.ok) throw new Error(`Not a record: ${parsed.error}`);
  return toEmployee(parsed.value, toWantedAttributes(keys, toKnownAttributes(infos)));
}

function valueFrom(key: string, sent: unknown, infos: readonly AttributeInfo[] = []): unknown {
  const { values } = employeeFrom(record(1, { [key]: sent }), [key], infos);
  return Object.hasOwn(values, key) ? values[key] : ABSENT;
}

const wrappers = (id: unknown, more: Record<string, Wrapper> = {}) => ({
  type: "Employee",
  attributes: { id: wrapper(id, "integer"), ...more },
});

const TEXT = "dynamic_1";
const CASES: readonly (readonly [what: string, key: string, sent: unknown, expected: unknown])[] = [
  ["text", TEXT, wrapper("Ada"), "Ada"],
  ["text keeps its blanks", TEXT, wrapper("  Ada  "), "  Ada  "],
  ["blanks alone are text", TEXT, wrapper("  "), "  "],
  ["text that looks like a number", "weekly_working_hours", wrapper("40"), "40"],
  ["text that looks like a date", TEXT, wrapper("2024-01-01T00:00:00+01:00"), "2024-01-01T00:00:00+01:00"],
  ["umlauts in either form", TEXT, wrapper("Mu\u0308ller"), "Mu\u0308ller"],
  ["empty text", TEXT, wrapper(""), null],
  ["null", TEXT, wrapper(null), null],
  ["a wrapper without a value", TEXT, { label: "A label", type: "standard" }, null],
  ["an empty list", TEXT, wrapper([]), null],
  ["U+0000 is dropped", TEXT, wrapper("A\0da"), "Ada"],
  ["half a surrogate pair is dropped", TEXT, wrapper("A\ud83dda"), "Ada"],
  ["a whole one stays", TEXT, wrapper("👩🏽‍💻"), "👩🏽‍💻"],
  ["nothing but U+0000", TEXT, wrapper("\0"), null],
  ["text without end", TEXT, wrapper("x".repeat(30_000)), "x".repeat(10_000)],
  ["a cut does not leave half a pair", TEXT, wrapper(`${"x".repeat(9_999)}😀`), "x".repeat(9_999)],
  ["true is no value of ours", TEXT, wrapper(true), ABSENT],
  ["an empty object", TEXT, wrapper({}), ABSENT],
  ["a missing wrapper", TEXT, undefined, ABSENT],
  ["a bare value instead of a wrapper", TEXT, "Ada", ABSENT],
  ["a list instead of a wrapper", TEXT, [], ABSENT],

  ["multiline", TEXT, wrapper("a\nb", "multiline"), "a\nb"],
  ["list", TEXT, wrapper("0", "list"), "0"],
  ["link", TEXT, wrapper("https://example.com/", "link"), "https://example.com/"],

  ["date", "hire_date", wrapper("2014-11-01T00:00:00+01:00", "date"), "2014-11-01"],
  ["date with historic offset", TEXT, wrapper("1835-02-01T00:00:00+00:53", "date"), "1835-02-01"],
  ["date with an offset without colon", TEXT, wrapper("2021-01-01T00:00:00+0100", "date"), "2021-01-01"],
  ["plain date", TEXT, wrapper("1983-08-18", "date"), "1983-08-18"],
  ["date with a blank before the time", TEXT, wrapper("1983-08-18 00:00:00", "date"), "1983-08-18"],
  [
    "date without a type",
    "hire_date",
    { label: "Hire date", value: "2014-06-13T00:00:00+02:00" },
    "2014-06-13",
  ],
  ["termination date named standard", "termination_date", wrapper("2020-11-30T00:00:00+01:00"), "2020-11-30"],
  ["leap day", TEXT, wrapper("2024-02-29", "date"), "2024-02-29"],
  ["no leap day", TEXT, wrapper("2023-02-29", "date"), ABSENT],
  ["no leap year", TEXT, wrapper("1900-02-29", "date"), ABSENT],
  ["empty date", "hire_date", wrapper(null, "date"), null],
  ["empty date as text", "hire_date", wrapper("", "date"), null],
  ["month 13", TEXT, wrapper("2024-13-01", "date"), ABSENT],
  ["31 April", TEXT, wrapper("2024-04-31", "date"), ABSENT],
  ["zero date", TEXT, wrapper("0000-00-00", "date"), ABSENT],
  ["zero date as PHP writes it", TEXT, wrapper("-0001-11-30T00:00:00+00:53", "date"), ABSENT],
  ["German date", TEXT, wrapper("01.11.2014", "date"), ABSENT],
  ["too many digits", TEXT, wrapper("2014-11-012", "date"), ABSENT],
  ["a date that is a number", TEXT, wrapper(1_700_000_000, "date"), ABSENT],

  ["integer", TEXT, wrapper(7, "integer"), 7],
  ["zero", TEXT, wrapper(0, "integer"), 0],
  ["decimal", "fix_salary", wrapper(7042.42, "decimal"), 7042.42],
  ["integer as text", TEXT, wrapper("7", "integer"), 7],
  ["decimal as text", TEXT, wrapper("-7.50", "decimal"), -7.5],
  ["number without a type", TEXT, { label: "Custom attribute 3", value: 0 }, 0],
  ["number as a word", TEXT, wrapper("seven", "integer"), ABSENT],
  ["number with more digits than a number holds", TEXT, wrapper("12345678901234567890", "integer"), ABSENT],
  ["empty number", TEXT, wrapper("", "decimal"), null],

  ["tags", TEXT, wrapper("English,German", "tags"), ["English", "German"]],
  ["one tag", TEXT, wrapper("English", "tags"), ["English"]],
  ["tags with a blank after the comma", TEXT, wrapper("English, German", "tags"), ["English", "German"]],
  ["tags as JSON in a text", TEXT, wrapper('["A, B","C"]', "tags"), ["A, B", "C"]],
  ["tags as a list", TEXT, wrapper(["A", "B"], "tags"), ["A", "B"]],
  ["tags that are numbers", TEXT, wrapper("[2024,2025]", "tags"), ["2024", "2025"]],
  ["a tag that is a number", TEXT, wrapper(2024, "tags"), ["2024"]],
  ["a tag in brackets", TEXT, wrapper("[A],B", "tags"), ["[A]", "B"]],
  ["no tags", TEXT, wrapper("", "tags"), null],
  ["no tags as JSON in a text", TEXT, wrapper("[]", "tags"), null],
  ["empty tags between commas", TEXT, wrapper(",A,,", "tags"), ["A"]],
  ["tags with something else among them", TEXT, wrapper('["A",{"b":1}]', "tags"), ABSENT],
  ["more tags than anybody has", TEXT, wrapper("a,".repeat(1_001), "tags"), ABSENT],

  ["department", "department", wrapper(named("Department", 67_898, "HR")), { id: "67898", name: "HR" }],
  [
    "office with an id as text",
    "office",
    wrapper(named("Office", "of-1", "Köln")),
    { id: "of-1", name: "Köln" },
  ],
  ["team", "team", wrapper(named("Team", 0, "Blue")), { id: "0", name: "Blue" }],
  ["subcompany", "subcompany", wrapper(named("Subcompany", 1, "SE")), { id: "1", name: "SE" }],
  [
    "a reference without a type",
    "office",
    wrapper({ attributes: { id: 1, name: "Köln" } }),
    { id: "1", name: "Köln" },
  ],
  [
    "a schedule's huge id",
    "work_schedule",
    wrapper(named("WorkSchedule", 1_067_807_102_794_692_000, "Full time")),
    { id: "1067807102794692000", name: "Full time" },
  ],
  ["no office", "office", wrapper(null), null],
  ["no office as text", "office", wrapper(""), null],
  ["no office as a list", "subcompany", wrapper([]), null],
  ["office without a name", "office", wrapper(named("Office", 1, "")), ABSENT],
  ["office without an id", "office", wrapper(named("Office", null, "Köln")), ABSENT],
  ["office without attributes", "office", wrapper({ type: "Office" }), ABSENT],

  [
    "cost centres",
    "cost_centers",
    wrapper([named("CostCenter", 1, "CC 1"), named("CostCenter", 2, "CC, 2")]),
    ["CC 1", "CC, 2"],
  ],
  ["no cost centres", "cost_centers", wrapper([]), null],
  [
    "half a list of cost centres",
    "cost_centers",
    wrapper([named("CostCenter", 1, "CC 1"), { type: "CostCenter" }]),
    ABSENT,
  ],

  [
    "supervisor, long form",
    "supervisor",
    wrapper(wrappers(12_907_741, { email: wrapper("max@example.com") })),
    { employeeId: "12907741" },
  ],
  ["supervisor, short form", "supervisor", wrapper(wrappers(5)), { employeeId: "5" }],
  ["supervisor with a bare id", "supervisor", wrapper({ attributes: { id: "5" } }), { employeeId: "5" }],
  ["no supervisor", "supervisor", wrapper(null), null],
  ["no supervisor as a list", "supervisor", wrapper([]), null],
  ["supervisor without an id", "supervisor", wrapper({ type: "Employee", attributes: {} }), ABSENT],
  ["another reference to an employee", TEXT, wrapper(wrappers(5)), { employeeId: "5" }],

  ["date of birth", "date_of_birth", wrapper("1977-10-22", "date"), ABSENT],
  ["date of birth under another key", TEXT, wrapper("1977-10-22", "date", "date_of_birth"), ABSENT],
  ["a name of Object.prototype", "constructor", undefined, ABSENT],
];

describe("a wrapper becomes a value", () => {
  for (const [what, key, sent, expected] of CASES) {
    test(what, () => expect(valueFrom(key, sent)).toStrictEqual(expected));
  }

  test("numbers beyond all bounds are no numbers", () => {
    const raw: unknown = JSON.parse(
      JSON.stringify(record(1, { [TEXT]: wrapper(4_711, "integer") })).replace("4711", "1e999"),
    );
    expect(employeeFrom(raw, [TEXT]).values).toStrictEqual({});
  });
});

describe("what the attribute list knows", () => {
  test.each([
    {
      sent: "Sales, Marketing,German",
      options: ["German", "Sales, Marketing"],
      tags: ["Sales, Marketing", "German"],
    },
    { sent: "Sales, Marketing", options: ["Sales, Marketing"], tags: ["Sales, Marketing"] },
    { sent: "A,B,C", options: ["A,B", "A,B,C", "C"], tags: ["A,B,C"] },
    { sent: "XA,B,C", options: ["A,B"], tags: ["XA", "B", "C"] },
    { sent: "A,Bc", options: ["A,B"], tags: ["A", "Bc"] },
    { sent: "[1,2]", options: ["[1,2]"], tags: ["[1,2]"] },
    { sent: "A,B, C", options: ["A,B"], tags: ["A,B", "C"] },
  ])("keeps tags whole: $sent among $options", ({ sent, options, tags }) => {
    const known = [info({ key: TEXT, type: "tags", options })];
    expect(valueFrom(TEXT, wrapper(sent, "tags"), known)).toStrictEqual(tags);
  });

  test("gives a type to wrappers without one", () => {
    expect(valueFrom(TEXT, { value: "A,B" }, [info({ key: TEXT, type: "tags" })])).toStrictEqual(["A", "B"]);
    expect(valueFrom(TEXT, { value: "7" }, [info({ key: TEXT, type: "integer" })])).toBe(7);
  });

  test("says which key is the birthday, so it is never asked for", () => {
    const known = toKnownAttributes([info({ key: TEXT, universalId: "date_of_birth" })]);
    expect(toWantedAttributes([TEXT, "date_of_birth", "email"], known).map(({ key }) => key)).toEqual([
      "email",
    ]);
  });
});

describe("an employee", () => {
  test("has the wanted attributes and no others, and not its id and status again", () => {
    const raw = record(1, { email: wrapper("a@example.com"), gender: wrapper("diverse") });
    expect(employeeFrom(raw, ["email", "email", "id", "status"])).toStrictEqual({
      id: "1",
      status: "active",
      values: { email: "a@example.com" },
    });
  });

  test.each([
    ["onboarding", "onboarding"],
    ["active", "active"],
    ["leave", "leave"],
    ["inactive", "inactive"],
    ["Active", null],
    [" active", null],
    ["", null],
    [null, null],
    [1, null],
    [{ value: "active" }, null],
  ])("status %j is %j", (sent, expected) => {
    expect(employeeFrom(record(1, { status: wrapper(sent) }), []).status).toBe(expected);
  });

  test("without a status is nobody we know the status of", () => {
    expect(employeeFrom({ attributes: { id: wrapper(1) } }, []).status).toBeNull();
    expect(employeeFrom(record(1, { status: "active" }), []).status).toBeNull();
  });

  test("can't get a prototype from Personio", () => {
    const raw: unknown = JSON.parse(
      '{"attributes":{"id":{"value":1},"__proto__":{"value":"x","polluted":{"value":1}},"email":{"value":"a","__proto__":{"type":"date"}}}}',
    );
    const { values } = employeeFrom(raw, ["__proto__", "polluted", "email"]);
    expect(values).toStrictEqual({ email: "a" });
    expect(Object.getPrototypeOf(values)).toBe(Object.prototype);
  });

  test.each([
    [1, "1"],
    [9_007_199_254_740_991, "9007199254740991"],
    ["4711", "4711"],
    ["a_B-9", "a_B-9"],
  ])("id %j is %j", (sent, expected) => {
    expect(employeeFrom(record(sent), []).id).toBe(expected);
  });

  test.each([
    0,
    -1,
    1.5,
    2 ** 60,
    "",
    " 1",
    "a b",
    "x".repeat(41),
    "../auth",
    null,
    undefined,
    true,
    [1],
    { value: 1 },
  ])("id %j names nobody", (sent) => {
    expect(parseRecord(record(sent))).toStrictEqual({ ok: false, error: "no-id" });
  });

  test.each([null, 1, "x", [], {}, { attributes: null }, { attributes: [] }])("%j is no record", (sent) => {
    expect(parseRecord(sent)).toStrictEqual({ ok: false, error: "no-attributes" });
  });
});
