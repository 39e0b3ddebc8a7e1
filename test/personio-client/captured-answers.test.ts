/**
 * Real answers, published by others (../shared/data, not part of this repository). Where they are missing, the tests are
 * skipped and say so.
 */
import { existsSync, readFileSync } from "node:fs";
import { beforeEach, describe, expect, test } from "vitest";
import { idOf, scriptPersonio } from "./scripted-personio.ts";
import { finished, useVirtualTime } from "./virtual-time.ts";
import { json } from "./wire.ts";

const FOLDER = new URL("../../../shared/data/personio-fixtures/", import.meta.url);
const areThere = existsSync(FOLDER);

const textOf = (name: string): string => readFileSync(new URL(name, FOLDER), "utf8");
const ATTRIBUTES = [
  ...["first_name", "last_name", "email", "gender", "position", "supervisor", "employment_type", "hire_date"],
  ...[
    "termination_date",
    "termination_type",
    "probation_period_end",
    "last_modified_at",
    "office",
    "department",
  ],
  ...["cost_centers", "team", "subcompany", "weekly_working_hours", "absence_entitlement", "date_of_birth"],
];

beforeEach(useVirtualTime);

if (!areThere) console.warn("Captured answers are NOT TESTED: ../shared/data/personio-fixtures is missing");

describe.runIf(areThere)("captured answers", () => {
  const listOf = async (name: string, attributes: readonly string[]) => {
    const { client } = scriptPersonio({ data: () => json(textOf(name)) });
    const result = await finished(client.readPages({ firstPage: 0, pages: 1, attributes }));
    if (!result.ok) throw new Error(result.error.reason);
    return result.value;
  };

  test("a list of 2022", async () => {
    const { employees, ...rest } = await listOf("giantswarm-personio-go.employees.json", ATTRIBUTES);
    expect(rest).toMatchObject({ invalid: [], total: null, received: 2, last: true });
    expect(employees[0]).toEqual({
      id: "6205887",
      status: "active",
      values: {
        ...{ first_name: "El", last_name: "Gonzo", email: "gonzo@giantswarm.io", gender: "male" },
        ...{ position: "Lead Piper (100% remote)", supervisor: { employeeId: "7161253" } },
        ...{ employment_type: "external", weekly_working_hours: "40", absence_entitlement: null },
        ...{ hire_date: "2022-01-12", termination_date: null, termination_type: null },
        ...{ probation_period_end: "2022-08-05", last_modified_at: "2022-11-29" },
        ...{ office: { id: "201439", name: "Remote" }, department: { id: "646241", name: "Tinkering" } },
        ...{ cost_centers: null, team: { id: "935423", name: "Cozy Plumbers" }, subcompany: null },
      },
    });
  });

  test.each(["6205887", "7161253"])("one person of 2022: %s", async (id) => {
    const { client } = scriptPersonio({
      data: () => json(textOf(`giantswarm-personio-go.employee-${id}.json`)),
    });
    const result = await finished(client.readEmployee(idOf(id), ATTRIBUTES));
    expect(result).toMatchObject({
      ok: true,
      value: { id, status: "active", values: { termination_date: null } },
    });
  });

  test("a list of 2018, whose wrappers have neither type nor universal id", async () => {
    const keys = [...ATTRIBUTES, "dynamic_113357", "dynamic_113363", "dynamic_113354"];
    const { employees } = await listOf("wonderway-personio.employees_api_response.json", keys);
    expect(employees).toMatchObject([
      {
        id: "317603",
        status: "active",
        values: {
          ...{ hire_date: "2014-06-13", supervisor: { employeeId: "317600" }, cost_centers: null },
          ...{ office: { id: "34283", name: "London Office" }, dynamic_113357: null, dynamic_113363: 0 },
          dynamic_113354: "14944",
        },
      },
    ]);
    expect(Object.keys(employees[0]?.values ?? {})).not.toContain("termination_date");
  });
});
