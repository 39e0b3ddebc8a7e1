/** Teams and who is in them (rules 12 to 15). */
import { describe, expect, test } from "vitest";
import { plan } from "../../worker/core/plan.ts";
import { foldTeamName } from "../../worker/core/similar-teams.ts";
import { applyPlan } from "./apply-plan.ts";
import {
  account,
  briefly,
  changeOf,
  employee,
  feeds,
  fieldsOf,
  named,
  type PlanInputOver,
  planInput,
  planOf,
  team,
} from "./builders.ts";

/** Employees `1`, `2`, … in these departments: ID and name. */
const inDepartments = (departments: readonly (readonly [string, string])[]) =>
  departments.map(([id, name], index) => employee({ id: `${index + 1}` }, { department: named(id, name) }));

/** Every team as it is after the run, with its members and why they are there. */
function teamsAfter(over: PlanInputOver): readonly string[] {
  const input = planInput(over);
  const { teams, accounts } = applyPlan(input, plan(input));
  return teams.map(({ id, name }) => {
    const members = accounts.flatMap((it) =>
      it.memberships.filter(({ teamId }) => teamId === id).map(({ source }) => `${it.externalId}/${source}`),
    );
    return `${id} ${name}: ${members.sort().join(" ")}`.trim();
  });
}

const mapTeam = { team: { kind: "team" } } as const;

describe("rule 12: a team for every department", () => {
  test("is made, and its people are its members", () => {
    const over = {
      employees: inDepartments([
        ["10", "Sales"],
        ["10", "Sales"],
        ["11", "IT"],
      ]),
    };
    expect(teamsAfter(over)).toEqual([
      "team:Sales Sales: 1/department 2/department",
      "team:IT IT: 3/department",
    ]);
    expect(changeOf(planOf(over), "team-create", "team:IT")).toMatchObject({
      name: "IT",
      before: {},
      after: { name: "IT" },
      reason: { code: "in-use" },
    });
    expect(planOf(over).changes.filter(({ kind }) => kind === "team-source")).toMatchObject([
      { teamId: "team:Sales", name: "Sales", after: { attributeKey: "department", ref: "10" } },
      { teamId: "team:IT", after: { attributeKey: "department", ref: "11" } },
    ]);
  });

  test("with somebody active in it, who isn't excluded", () => {
    const plan = planOf({
      employees: [
        employee({ status: "inactive" }, { department: named("10", "Old") }),
        employee({ id: "2" }, { department: named("11", "External") }),
        employee({ id: "3" }, { department: named("12", "Held"), email: null }),
      ],
      exclusions: { department: ["External"] },
    });
    expect(briefly(plan).filter((line) => line.startsWith("team-create"))).toEqual([
      "team-create team:Held in-use",
    ]);
  });

  test("also for another attribute; one of the same name is one, each membership with its own source", () => {
    const both = employee({}, { department: named("10", "Sales"), team: "Sales" });
    const one = employee({ id: "2" }, { team: "Sales", department: null });
    expect(teamsAfter({ employees: [both, one], mapping: mapTeam })).toEqual([
      "team:Sales Sales: 1/department 1/team 2/team",
    ]);
  });

  test("who leaves the attribute's team stays in the department's", () => {
    const both = account({
      memberships: [
        ["t1", "department"],
        ["t1", "team"],
      ],
    });
    const plan = planOf({
      employees: [employee({}, { department: named("10", "Sales"), team: null })],
      accounts: [both],
      teams: [team("t1", "Sales")],
      teamSources: [feeds("department", "10", "t1")],
      mapping: mapTeam,
    });
    expect(fieldsOf(plan, "a1")).toEqual({ teams: [["t1", "department"]] });
  });

  test("two departments of one name are one team", () => {
    expect(
      teamsAfter({
        employees: inDepartments([
          ["10", "Sales"],
          ["11", "Sales"],
        ]),
      }),
    ).toEqual(["team:Sales Sales: 1/department 2/department"]);
  });

  test("a department that is named in two ways goes by the first in the alphabet", () => {
    const names: [string, string][] = [
      ["10", "Sales"],
      ["10", "Marketing"],
      ["10", "Vertrieb"],
    ];
    expect(teamsAfter({ employees: inDepartments(names) })).toEqual([
      "team:Marketing Marketing: 1/department 2/department 3/department",
    ]);
  });

  test("a leaver keeps the team that nobody else is in", () => {
    const plan = planOf({
      employees: [employee({ status: "inactive" }, { department: named("10", "Unknown") })],
      accounts: [account({ state: "deactivated", memberships: [["t1", "department"]] })],
      teams: [team("t1", "Sales")],
    });
    expect(plan.changes).toEqual([]);
  });

  test("a leaver moves to a team that is there, known by its department or by its name", () => {
    const over = (ref: string, name: string): PlanInputOver => ({
      employees: [employee({ status: "inactive" }, { department: named(ref, name) })],
      accounts: [account({ state: "deactivated", memberships: [["t1", "department"]] })],
      teams: [team("t1", "Sales"), team("t2", "IT")],
      teamSources: [feeds("department", "11", "t2")],
    });
    expect(teamsAfter(over("11", "Technik"))).toEqual(["t1 Sales:", "t2 IT: 1/department"]);
    expect(teamsAfter(over("12", "IT"))).toEqual(["t1 Sales:", "t2 IT: 1/department"]);
  });
});

describe("rule 13: a department with a new name", () => {
  const sales = (over: PlanInputOver): PlanInputOver => ({
    accounts: [
      account({ memberships: [["t1", "department"]] }),
      account({ id: "a9", externalId: null, memberships: [["t1", "manual"]] }),
    ],
    teams: [team("t1", "Sales")],
    teamSources: [feeds("department", "10", "t1")],
    ...over,
  });

  test("keeps its team, with its members", () => {
    const plan = planOf(sales({ employees: inDepartments([["10", "Vertrieb"]]) }));
    expect(briefly(plan)).toEqual(["team-rename t1 renamed-in-personio"]);
    expect(changeOf(plan, "team-rename", "t1")).toMatchObject({
      name: "Sales",
      before: { name: "Sales" },
      after: { name: "Vertrieb" },
    });
  });

  test("moves to a team of that name when another attribute feeds the old one", () => {
    const both = sales({
      employees: [
        employee({}, { department: named("10", "Vertrieb") }),
        employee({ id: "2" }, { team: "Sales" }),
      ],
      mapping: mapTeam,
    });
    const moved = ["t1 Sales: 2/team null/manual", "team:Vertrieb Vertrieb: 1/department"];
    expect(teamsAfter(both)).toEqual(moved);
    const teamSources = [feeds("department", "10", "t1"), feeds("team", "Sales", "t1")];
    expect(teamsAfter({ ...both, teamSources })).toEqual(moved);
  });

  test("moves when another department feeds the old one, be it new or known", () => {
    const employees = inDepartments([
      ["10", "Vertrieb"],
      ["11", "Sales"],
    ]);
    const moved = ["t1 Sales: 2/department null/manual", "team:Vertrieb Vertrieb: 1/department"];
    expect(teamsAfter(sales({ employees }))).toEqual(moved);
    const teamSources = [feeds("department", "10", "t1"), feeds("department", "11", "t1")];
    expect(teamsAfter(sales({ employees, teamSources }))).toEqual(moved);
  });

  test("takes its team along when the other attribute feeds it no more", () => {
    const teamSources = [feeds("department", "10", "t1"), feeds("team", "Sales", "t1")];
    const over = sales({ employees: inDepartments([["10", "Vertrieb"]]), teamSources, mapping: mapTeam });
    expect(briefly(planOf(over))).toEqual(["team-rename t1 renamed-in-personio"]);
  });

  test("is joined by another attribute that has the new name already", () => {
    const employees = [employee({}, { department: named("10", "Vertrieb"), team: "Vertrieb" })];
    expect(teamsAfter(sales({ employees, mapping: mapTeam }))).toEqual([
      "t1 Vertrieb: 1/department 1/team null/manual",
    ]);
  });

  const two = (names: readonly [string, string]): PlanInputOver => ({
    employees: inDepartments([
      ["10", names[0]],
      ["11", names[1]],
    ]),
    accounts: [
      account({ memberships: [["t1", "department"]] }),
      account({ id: "a2", memberships: [["t2", "department"]] }),
    ],
    teams: [team("t1", "Sales"), team("t2", "IT")],
    teamSources: [feeds("department", "10", "t1"), feeds("department", "11", "t2")],
  });

  test("two may swap names", () => {
    expect(teamsAfter(two(["IT", "Sales"]))).toEqual(["t1 IT: 1/department", "t2 Sales: 2/department"]);
    expect(planOf(two(["IT", "Sales"])).counts).toMatchObject({ teamsRenamed: 2, memberships: 0 });
  });

  test("one may take the name another gives up", () => {
    expect(teamsAfter(two(["IT", "Technik"]))).toEqual(["t1 IT: 1/department", "t2 Technik: 2/department"]);
  });

  test("joins the team that has the name already", () => {
    expect(teamsAfter(two(["IT", "IT"]))).toEqual(["t1 Sales:", "t2 IT: 1/department 2/department"]);
  });

  test("joins when the team that should give up the name can't", () => {
    const blocked = two(["IT", "Büro"]);
    const teams = [...(blocked.teams ?? []), team("t3", "Büro", "manual")];
    expect(teamsAfter({ ...blocked, teams })).toEqual([
      "t1 Sales:",
      "t2 IT: 1/department",
      "t3 Büro: 2/department",
    ]);
  });

  test("two that get the same new name share a team", () => {
    expect(teamsAfter(two(["Büro", "Büro"]))).toEqual(["t1 Büro: 1/department 2/department", "t2 IT:"]);
  });

  test("a new department may take the name that is given up", () => {
    const over = two(["Sales", "Technik"]);
    const employees = [...(over.employees ?? []), employee({ id: "3" }, { team: "IT" })];
    expect(teamsAfter({ ...over, employees, mapping: mapTeam })).toEqual([
      "t1 Sales: 1/department",
      "t2 IT: 3/team",
      "team:Technik Technik: 2/department",
    ]);
  });

  test("a team that isn't there any more is made anew", () => {
    const over = sales({ employees: inDepartments([["10", "Sales"]]), teams: [], accounts: [account()] });
    expect(teamsAfter(over)).toEqual(["team:Sales Sales: 1/department"]);
  });

  test("somebody who changes department changes the team", () => {
    const over = sales({ employees: inDepartments([["11", "IT"]]) });
    expect(teamsAfter(over)).toEqual(["t1 Sales: null/manual", "team:IT IT: 1/department"]);
    expect(changeOf(planOf(over), "update", "a1")).toMatchObject({
      before: { teams: [["t1", "department"]] },
      after: { teams: [["team:IT", "department"]] },
    });
    expect(planOf(over).counts).toMatchObject({ memberships: 2, updated: 1, teamsCreated: 1 });
  });

  test("another value of an attribute without an ID is another team", () => {
    const plan = planOf({
      employees: [employee({}, { team: "Blue" })],
      accounts: [account({ memberships: [["t1", "team"]] })],
      teams: [team("t1", "Red")],
      teamSources: [feeds("team", "Red", "t1")],
      mapping: mapTeam,
    });
    expect(briefly(plan)[0]).toBe("team-create team:Blue in-use");
    expect(fieldsOf(plan, "a1")).toEqual({ teams: [["team:Blue", "team"]] });
  });
});

describe("rule 14: teams and memberships by hand", () => {
  test("stay, beside those that come and go", () => {
    const plan = planOf({
      employees: inDepartments([["10", "Sales"]]),
      accounts: [
        account({
          memberships: [
            ["t2", "department"],
            ["t1", "manual"],
            ["t3", "manual"],
          ],
        }),
      ],
      teams: [team("t1", "Sales"), team("t2", "IT"), team("t3", "Choir", "manual")],
      teamSources: [feeds("department", "10", "t1"), feeds("department", "11", "t2")],
    });
    expect(briefly(plan)).toEqual(["update a1 changed-in-personio"]);
    expect(changeOf(plan, "update", "a1")).toMatchObject({
      before: { teams: [["t2", "department"]] },
      after: { teams: [["t1", "department"]] },
    });
  });

  test("nothing is taken from a team that nobody feeds", () => {
    const plan = planOf({
      teams: [team("t1", "Sales"), team("t2", "Choir", "manual")],
      teamSources: [feeds("department", "10", "t1")],
    });
    expect(plan.changes).toEqual([]);
  });
});

describe("rule 15: names", () => {
  test("a team by hand with exactly that name is used", () => {
    const over: PlanInputOver = {
      employees: inDepartments([["10", "Sales"]]),
      teams: [team("t1", "Sales", "manual")],
    };
    expect(teamsAfter(over)).toEqual(["t1 Sales: 1/department"]);
    expect(briefly(planOf(over))[0]).toBe("team-source t1 in-use");
  });

  test("and never renamed: the department moves on", () => {
    expect(
      teamsAfter({
        employees: inDepartments([["10", "Vertrieb"]]),
        accounts: [
          account({
            memberships: [
              ["t1", "department"],
              ["t1", "manual"],
            ],
          }),
        ],
        teams: [team("t1", "Sales", "manual")],
        teamSources: [feeds("department", "10", "t1")],
      }),
    ).toEqual(["t1 Sales: 1/manual", "team:Vertrieb Vertrieb: 1/department"]);
  });

  test.each([
    ["case", "SALES Nord"],
    ["blanks", "Sales  Nord "],
    ["a blank that doesn't break", "Sales\u00a0Nord"],
    ["no blank", "SalesNord"],
  ])("one that differs only in %s is a finding", (_, name) => {
    const plan = planOf({ employees: inDepartments([["10", "Sales Nord"]]), teams: [team("t1", name)] });
    expect(briefly(plan)).toContain("team-create team:Sales Nord in-use");
    expect(plan.findings).toEqual([
      { code: "team-name-similar", employeeId: null, name: "Sales Nord", params: { similarTo: [name] } },
    ]);
  });

  test("several that look alike are one finding", () => {
    const employees = inDepartments([
      ["10", "Büro"],
      ["11", "Buero"],
      ["12", "BÜRO"],
      ["13", "IT"],
    ]);
    expect(planOf({ employees }).findings).toMatchObject([
      { name: "Buero", params: { similarTo: ["BÜRO", "Büro"] } },
    ]);
  });

  test("look-alikes that no record feeds are nobody's business", () => {
    expect(planOf({ teams: [team("t1", "Choir"), team("t2", "choir")] }).findings).toEqual([]);
  });

  test.each([
    ["Büro", "buero"],
    ["Bu\u0308ro", "buero"],
    ["ÄÖÜ Straße", "aeoeuestrasse"],
    ["GROẞ", "gross"],
    ["Human\t Resources", "humanresources"],
  ])("%j looks like %j", (name, folded) => {
    expect(foldTeamName(name)).toBe(folded);
  });
});
