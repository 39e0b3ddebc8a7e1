/** What of a record reaches the account (rules 6 to 11). */
import { describe, expect, test } from "vitest";
import type { AttributeValue } from "../../worker/core/employee.ts";
import { findingKey } from "../../worker/core/finding.ts";
import { attributesToRead, isBirthday, mappingOf, type Target, wantedOf } from "../../worker/core/mapping.ts";
import { plan } from "../../worker/core/plan.ts";
import { applyPlan } from "./apply-plan.ts";
import {
  account,
  employee,
  feeds,
  fieldsOf,
  named,
  type PlanInputOver,
  planInput,
  planOf,
  reportsTo,
  team,
  type Values,
} from "./builders.ts";

const custom = (name: string): Target => ({ kind: "custom", name });

/** What becomes of the account `a1` when its employee's record has these values. */
const carriedOver = (values: Values, over: PlanInputOver = {}) =>
  fieldsOf(planOf({ employees: [employee({}, values)], accounts: [account()], ...over }), "a1");

describe("rule 6: the defaults", () => {
  const table = [
    { key: "first_name", value: "Grace", fields: { firstName: "Grace" } },
    { key: "last_name", value: "Hopper", fields: { lastName: "Hopper" } },
    { key: "position", value: "Lead", fields: { jobTitle: "Lead" } },
    { key: "hire_date", value: "2026-03-01", fields: { startDate: "2026-03-01" } },
    { key: "termination_date", value: "2026-12-31", fields: { endDate: "2026-12-31" } },
    { key: "office", value: named("3", "Berlin"), fields: { location: "Berlin" } },
    { key: "gender", value: "diverse", fields: { gender: "diverse" } },
  ];

  test.each(table)("$key", ({ key, value, fields }) => {
    expect(carriedOver({ [key]: value })).toEqual(fields);
  });

  test("the ID, the address, the supervisor and the department", () => {
    const plan = planOf({
      employees: [
        employee({}, { supervisor: reportsTo("2"), department: named("10", "Sales") }),
        employee({ id: "2" }),
      ],
    });
    expect(fieldsOf(plan, "account:1")).toEqual({
      externalId: "1",
      email: "1@example.com",
      firstName: "Ada",
      lastName: "Lovelace",
      manager: "account:2",
      teams: [["team:Sales", "department"]],
    });
  });

  test("texts are the fields of an account alone", () => {
    const { text } = wantedOf(employee(), mappingOf([]));
    expect(Object.keys(text).sort()).toEqual([
      ...["endDate", "firstName", "gender", "jobTitle", "lastName", "location", "startDate"],
    ]);
  });

  test("can't be assigned to anything else", () => {
    const mapping = { department: custom("Department"), gender: { kind: "level" } } as const;
    expect(carriedOver({ gender: "diverse" }, { mapping })).toEqual({ gender: "diverse" });
  });

  test("are assigned from the start, and read", () => {
    expect(attributesToRead(mappingOf([]), [])).toEqual(
      expect.arrayContaining([...table.map(({ key }) => key), "department", "email", "supervisor"]),
    );
  });
});

describe("rule 7: further attributes", () => {
  const values: [string, AttributeValue, unknown][] = [
    ["a text", "K1", "K1"],
    ["a date", "2026-01-31", "2026-01-31"],
    ["a number", 38.5, 38.5],
    ["zero", 0, 0],
    ["tags", ["b", "a"], ["b", "a"]],
    ["an object", named("4", "GmbH"), "GmbH"],
    ["a person", reportsTo("12"), "12"],
    ["nothing", null, null],
  ];

  test.each(values)("as a custom attribute: %s", (_, value, expected) => {
    const fields = carriedOver({ dynamic_1: value }, { mapping: { dynamic_1: custom("X") } });
    expect(fields).toEqual({ custom: { X: expected }, sourced: ["custom:X"] });
  });

  test("cost centres are their names, joined", () => {
    const mapping = { cost_centers: custom("Cost centre") };
    const fields = carriedOver({ cost_centers: ["K1", "K2"] }, { mapping });
    expect(fields["custom"]).toEqual({ "Cost centre": "K1, K2" });
  });

  test.each<[AttributeValue, string | null]>([
    ["Senior", "Senior"],
    [3, "3"],
    [["L1", "L2"], "L1, L2"],
    [named("4", "L4"), "L4"],
  ])("as the level: %j", (value, level) => {
    const fields = carriedOver({ dynamic_1: value }, { mapping: { dynamic_1: { kind: "level" } } });
    expect(fields).toEqual({ level, sourced: ["level"] });
  });

  test.each<[string, AttributeValue, string[]]>([
    ["a text", "Choir", ["team:Choir"]],
    ["an object", named("5", "GmbH"), ["team:GmbH"]],
    ["tags", ["b", "a", "b"], ["team:a", "team:b"]],
    ["a blank", "  ", []],
    ["nothing", null, []],
  ])("as teams: %s", (_, value, teams) => {
    const fields = carriedOver({ dynamic_1: value }, { mapping: { dynamic_1: { kind: "team" } } });
    expect(fields["teams"] ?? []).toEqual(teams.map((id) => [id, "dynamic_1"]));
  });

  describe("taking a target away", () => {
    const filled = account({
      text: { level: "L1" },
      custom: { A: "from Personio", B: "from Personio", C: "by hand" },
      sourced: ["custom:A", "custom:B", "level"],
      memberships: [
        ["t1", "dynamic_4"],
        ["t1", "department"],
        ["t1", "manual"],
      ],
    });
    const record = { dynamic_2: "from Personio", dynamic_4: "Sales", department: named("10", "Sales") };
    const side: PlanInputOver = {
      accounts: [filled],
      teams: [team("t1", "Sales")],
      teamSources: [feeds("department", "10", "t1"), feeds("dynamic_4", "Sales", "t1")],
    };

    test("removes what came from it, and nothing else", () => {
      expect(carriedOver(record, { ...side, mapping: { dynamic_2: custom("B") } })).toEqual({
        level: null,
        custom: { B: "from Personio", C: "by hand" },
        sourced: ["custom:B"],
        teams: [["t1", "department"]],
      });
    });

    test("leaves manual memberships and values", () => {
      const input = planInput({ employees: [employee({}, { department: null })], ...side });
      const [after] = applyPlan(input, plan(input)).accounts;
      expect(after).toMatchObject({ custom: { C: "by hand" }, sourced: [], text: { level: null } });
      expect(after?.memberships).toEqual([{ teamId: "t1", source: "manual" }]);
    });

    test("moves what has another name now", () => {
      const mapping: Record<string, Target> = {
        dynamic_2: custom("New"),
        dynamic_3: { kind: "level" },
        dynamic_4: { kind: "team" },
      };
      expect(carriedOver({ ...record, dynamic_3: "L1" }, { ...side, mapping })).toEqual({
        custom: { C: "by hand", New: "from Personio" },
        sourced: ["custom:New", "level"],
      });
    });
  });

  test("filling something else removes the memberships", () => {
    const over = {
      accounts: [account({ memberships: [["t1", "dynamic_1"]] })],
      teams: [team("t1", "Sales")],
    };
    expect(carriedOver({ dynamic_1: "Sales" }, { ...over, mapping: { dynamic_1: custom("X") } })).toEqual({
      custom: { X: "Sales" },
      sourced: ["custom:X"],
      teams: [],
    });
  });

  test("the order in which attributes are mapped is no difference", () => {
    const filled = account({ custom: { A: "a", B: "b" }, sourced: ["custom:A", "custom:B"] });
    const mapping = { dynamic_2: custom("B"), dynamic_1: custom("A") };
    expect(carriedOver({ dynamic_1: "a", dynamic_2: "b" }, { accounts: [filled], mapping })).toEqual({});
  });

  test("a level by hand stays while no attribute is mapped to it", () => {
    expect(carriedOver({}, { accounts: [account({ text: { level: "L9" } })] })).toEqual({});
  });

  test("a value by hand survives a mapping that never could be read, and its end", () => {
    const byHand = account({ custom: { Shirt: "M" }, text: { level: "L9" } });
    const mapping: Record<string, Target> = { dynamic_1: custom("Shirt"), dynamic_2: { kind: "level" } };
    const input = planInput({ employees: [employee()], accounts: [byHand], mapping });
    const mapped = applyPlan(input, plan(input));
    const unmapped = applyPlan(mapped, plan({ ...mapped, mapping: mappingOf([]) }));
    expect(unmapped.accounts).toEqual([byHand]);
  });

  test("what was read once goes with its target, even if it can't be read any more", () => {
    const mapping: Record<string, Target> = { dynamic_1: custom("X"), dynamic_2: { kind: "level" } };
    const filled = account({ custom: { X: "x" }, text: { level: "L1" }, sourced: ["custom:X", "level"] });
    expect(carriedOver({}, { accounts: [filled], mapping })).toEqual({});
    expect(carriedOver({}, { accounts: [filled] })).toEqual({ custom: {}, level: null, sourced: [] });
  });

  test("the order in which custom attributes were stored is no difference", () => {
    expect(carriedOver({}, { accounts: [account({ custom: { B: 1, A: 2 } })] })).toEqual({});
  });

  test("a list is a difference when its order is one", () => {
    const mapping = { dynamic_1: custom("X") };
    const filled = account({ custom: { X: ["a", "b"] }, sourced: ["custom:X"] });
    expect(carriedOver({ dynamic_1: ["a", "b"] }, { accounts: [filled], mapping })).toEqual({});
    expect(carriedOver({ dynamic_1: ["b", "a"] }, { accounts: [filled], mapping })).toEqual({
      custom: { X: ["b", "a"] },
    });
  });
});

describe("rule 8: what is read", () => {
  test("the date of birth never, even if an exclusion or a mapping asks", () => {
    const mapping = mappingOf([["date_of_birth", custom("Born")]]);
    expect(attributesToRead(mapping, ["date_of_birth"])).not.toContain("date_of_birth");
  });

  test.each([
    [{ key: "date_of_birth" }, true],
    [{ key: "dynamic_9", universalId: "date_of_birth" }, true],
    [{ key: "dynamic_9", universalId: null }, false],
    [{ key: "hire_date", universalId: "hire_date" }, false],
  ])("it is recognised under any key: %j %s", (attribute, expected) => {
    expect(isBirthday(attribute)).toBe(expected);
  });

  test("what is mapped, what excludes, and what serves to scope, each once and nothing else", () => {
    const keys = attributesToRead(mappingOf([["dynamic_7", custom("X")]]), ["dynamic_3", "office", "id"]);
    expect(keys).toEqual([
      ...["cost_centers", "department", "dynamic_3", "dynamic_7", "email", "employment_type", "first_name"],
      ...["gender", "hire_date", "last_name", "office", "position", "subcompany", "supervisor", "team"],
      "termination_date",
    ]);
  });
});

describe("rule 9: Personio wins", () => {
  test("what was edited by hand is set back", () => {
    const edited = account({ text: { firstName: "Bea", jobTitle: "Queen" }, managerId: "a2" });
    const plan = planOf({
      employees: [employee()],
      accounts: [edited, account({ id: "a2", externalId: null })],
    });
    expect(fieldsOf(plan, "a1")).toEqual({ firstName: "Ada", jobTitle: null, manager: null });
  });

  test("custom attributes that come from Personio too, others stay", () => {
    const edited = account({ custom: { Kind: "edited", Shirt: "M" }, sourced: ["custom:Kind"] });
    const mapping = { employment_type: custom("Kind") };
    expect(carriedOver({ employment_type: "internal" }, { accounts: [edited], mapping })).toEqual({
      custom: { Kind: "internal", Shirt: "M" },
    });
  });
});

describe("rule 10: absent is not empty", () => {
  const filled = account({
    text: {
      jobTitle: "Lead",
      startDate: "2020-01-01",
      endDate: "2030-01-01",
      location: "Ulm",
      gender: "male",
      level: "L1",
    },
    custom: { X: "x" },
    sourced: ["custom:X", "level"],
    managerId: "a2",
    memberships: [["t1", "department"]],
  });
  const side: PlanInputOver = {
    accounts: [filled, account({ id: "a2", externalId: null })],
    teams: [team("t1", "Sales")],
    mapping: { dynamic_1: custom("X"), dynamic_2: { kind: "level" } },
  };
  const mapped = [
    "department",
    "dynamic_1",
    "dynamic_2",
    "gender",
    "hire_date",
    "office",
    "position",
    "supervisor",
  ];
  const all = (value: null | undefined) =>
    Object.fromEntries([...mapped, "termination_date"].map((key) => [key, value]));

  test("what may not be read keeps what the account has, and is reported once for all", () => {
    const employees = [employee({}, all(undefined)), employee({ id: "3" }, all(undefined))];
    const plan = planOf({ employees, ...side });
    expect(fieldsOf(plan, "a1")).toEqual({});
    expect(plan.findings.map(findingKey)).toEqual(
      [...mapped, "termination_date"].map((key) => `attribute-not-readable:${key}`),
    );
  });

  test("what is empty clears the field", () => {
    expect(carriedOver({ ...all(null), first_name: null }, side)).toEqual({
      ...{ firstName: null, jobTitle: null, startDate: null, endDate: null, location: null, gender: null },
      ...{ level: null, custom: { X: null }, manager: null, teams: [] },
    });
  });

  test("what one record lacks is no finding while others have it", () => {
    const plan = planOf({ employees: [employee({}, { gender: undefined }), employee({ id: "2" })] });
    expect(plan.findings).toEqual([]);
  });

  test("what was never asked for is no finding", () => {
    const plan = planOf({ employees: [employee()], mapping: { dynamic_1: custom("X") }, asked: ["email"] });
    expect(plan.findings).toEqual([]);
  });

  test("of nobody nothing is missing", () => {
    expect(planOf({}).findings).toEqual([]);
  });

  test("a supervisor in a form we don't know keeps the manager", () => {
    expect(carriedOver({ supervisor: "Bea" }, { accounts: [account({ managerId: "a1" })] })).toEqual({});
  });
});

describe("rule 11: dates", () => {
  test("are copied as they stand", () => {
    expect(carriedOver({ hire_date: "2026-03-29", termination_date: "2026-10-25" })).toEqual({
      startDate: "2026-03-29",
      endDate: "2026-10-25",
    });
  });
});
