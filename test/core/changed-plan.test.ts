/** A plan for a few: the same as everybody's, for these people; nobody else is touched. */
import { describe, expect, test } from "vitest";
import type { Change } from "../../worker/core/change.ts";
import { planChanged } from "../../worker/core/changed-plan.ts";
import {
  account,
  employee,
  employeeId,
  named,
  type PlanInputOver,
  planInput,
  reportsTo,
} from "./builders.ts";

const changedPlan = (ids: readonly string[], over: PlanInputOver) =>
  planChanged(planInput(over), new Set(ids.map(employeeId)));

const inWords = (changes: readonly Change[]): string[] =>
  changes.map(({ kind, employeeId: id, teamId }) => `${kind} ${id ?? teamId}`);

describe("only the people who were read anew", () => {
  test("are changed, whatever there would be to do for others", () => {
    const { changes, counts } = changedPlan(["1", "2", "3"], {
      accounts: [account(), account({ id: "a3" }), account({ id: "a4" }), account({ id: "a5" })],
      employees: [
        employee({}, { position: "Lead" }),
        employee({ id: "2" }),
        employee({ id: "3" }),
        employee({ id: "4" }, { position: "Dev" }),
        employee({ id: "5", status: "inactive" }),
        employee({ id: "6" }),
      ],
    });
    expect(inWords(changes)).toEqual(["create 2", "update 1"]);
    expect(counts).toMatchObject({ read: 3, created: 1, updated: 1, deactivated: 0, unchanged: 1 });
  });

  test("are deactivated by their status, and nobody because they are not there", () => {
    const { changes, counts, linkedActive } = changedPlan(["1"], {
      accounts: [account(), account({ id: "a2" }), account({ id: "a9" })],
      employees: [employee({ status: "inactive" }), employee({ id: "2" })],
      gone: ["9"],
    });
    expect(inWords(changes)).toEqual(["deactivate 1"]);
    expect(counts.deactivated).toBe(1);
    expect(linkedActive).toBe(3);
  });

  test("are held and excluded like anybody", () => {
    const { changes, counts, findings } = changedPlan(["1", "2"], {
      accounts: [account({ id: "a2" })],
      employees: [
        employee({}, { email: null }),
        employee({ id: "2" }),
        employee({ id: "3" }, { email: null }),
      ],
      exclusions: { id: ["2"] },
    });
    expect(inWords(changes)).toEqual(["exclude 2", "hold 1"]);
    expect(counts).toMatchObject({ held: 1, excluded: 1 });
    expect(findings.map(({ code, employeeId: id }) => [code, id])).toEqual([["no-email", "1"]]);
  });

  test("bring their teams along", () => {
    const { changes } = changedPlan(["1"], {
      employees: [employee({}, { department: named("7", "Technik") })],
      accounts: [account()],
    });
    expect(changes.map(({ kind }) => kind)).toEqual(["team-create", "team-source", "update"]);
  });
});

describe("what depends on others", () => {
  test("a supervisor with an account becomes the manager; one who would only get theirs does not", () => {
    const employees = [
      employee({}, { supervisor: reportsTo("3") }),
      employee({ id: "2" }, { supervisor: reportsTo("4") }),
      employee({ id: "3" }),
      employee({ id: "4" }),
    ];
    const { changes, findings } = changedPlan(["1", "2"], {
      employees,
      accounts: [account(), account({ id: "a2" }), account({ id: "a3" })],
    });
    expect(inWords(changes)).toEqual(["update 1"]);
    expect(changes[0]?.after).toMatchObject({ manager: "a3" });
    expect(findings.map(({ code, employeeId: id }) => `${code} ${id}`)).toEqual(["manager-unknown 2"]);
  });

  test("an address that somebody else still has is not taken", () => {
    const { changes, findings } = changedPlan(["1"], {
      accounts: [account(), account({ id: "a2" })],
      employees: [
        employee({}, { email: "2@example.com" }),
        employee({ id: "2" }, { email: "new@example.com" }),
      ],
    });
    expect(changes).toEqual([]);
    expect(findings.map(({ code }) => code)).toEqual(["email-conflict"]);
  });

  test("a rehire takes over the account of somebody who has left", () => {
    const { changes, relinks } = changedPlan(["9"], {
      accounts: [account({ state: "deactivated" })],
      employees: [
        employee({ status: "inactive" }, { email: "1@example.com_abcde" }),
        employee({ id: "9" }, { email: "1@example.com" }),
      ],
    });
    expect(inWords(changes)).toEqual(["update 9"]);
    expect(changes[0]?.reason.code).toBe("rehired");
    expect(relinks).toBe(1);
  });
});
