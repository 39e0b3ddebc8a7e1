import { describe, expect, test } from "vitest";
import {
  effectOf,
  groupByKind,
  holdableEmployees,
  searchChanges,
} from "../../../extension/core/plan-effect.ts";
import { change } from "../../../extension/gallery/company.ts";

const leaver = (employeeId: string) =>
  change({ kind: "deactivate", employeeId, name: `Leaver ${employeeId}` });
const plan = [
  change({ kind: "team-create", employeeId: null, name: "Berlin" }),
  change({ kind: "update", employeeId: "1", name: "José Ödegård" }),
  change({ kind: "hold", employeeId: "9" }),
  leaver("1"),
  leaver("2"),
];

test("deactivations come first, teams last", () => {
  expect(groupByKind(plan).map(({ kind }) => kind)).toEqual(["deactivate", "hold", "update", "team-create"]);
});

test("whoever is held back is left alone altogether; teams and those who are held already can’t be", () => {
  expect([...holdableEmployees(plan)]).toEqual(["1", "2"]);
  expect(effectOf(plan, new Set(["1", "9", "nobody"]))).toEqual([
    { kind: "deactivate", planned: 2, willHappen: 1 },
    { kind: "update", planned: 1, willHappen: 0 },
    { kind: "team-create", planned: 1, willHappen: 1 },
  ]);
});

test("somebody who becomes excluded is left alone anyway", () => {
  expect(holdableEmployees([change({ kind: "exclude", employeeId: "3" })]).size).toBe(0);
});

describe("searching", () => {
  test.each([
    ["jose odeg", ["José Ödegård"]],
    ["LEAVER", ["Leaver 1", "Leaver 2"]],
    ["  ", plan.map(({ name }) => name)],
    ["nobody", []],
  ])("%j", (query, names) => {
    expect(searchChanges(plan, query).map(({ name }) => name)).toEqual(names);
  });
});
