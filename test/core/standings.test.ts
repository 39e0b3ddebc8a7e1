/** How everybody stands, together: as their explanations say, and as a plan counts them. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { explain } from "../../worker/core/explain.ts";
import { matchAccounts } from "../../worker/core/match.ts";
import type { PlanInput } from "../../worker/core/picture.ts";
import { plan } from "../../worker/core/plan.ts";
import { onlyAttributes, standingAttributes, standingsOf } from "../../worker/core/standings.ts";
import { applyPlan } from "./apply-plan.ts";
import { account, employee, planInput } from "./builders.ts";
import { company } from "./random-company.ts";

const NOBODY = new Set<never>();

function standings(given: PlanInput, moved = new Map<string, never>()) {
  const keys = standingAttributes(given.exclusions);
  const employees = given.employees.map((it) => onlyAttributes(it, keys));
  return standingsOf({ ...given, employees, moved });
}

test("agrees with everybody's explanation, whatever else is left out of their records", () => {
  fc.assert(
    fc.property(company, (given) => {
      const matches = matchAccounts({ ...given, heldBack: NOBODY });
      const explained = matches.map(({ employee, pairing }) => {
        const own = given.accounts.find(({ externalId }) => externalId === employee.id) ?? null;
        const { standing, rules, exclusions } = explain({
          ...given,
          employee,
          pairing,
          account: own,
          movedTo: null,
        });
        const exclusion = exclusions[0] ?? null;
        return { id: employee.id, standing, rule: rules[0]?.code, exclusion, accountId: own?.id ?? null };
      });
      const listed = standings(given).map(({ employee, ...rest }) => ({ id: employee.id, ...rest }));
      expect(listed).toEqual(explained);
    }),
  );
});

test("agrees with what a plan counts, once it is applied", () => {
  fc.assert(
    fc.property(company, (random) => {
      const given = { ...random, heldBack: NOBODY, nameless: 0 };
      const after = applyPlan(given, plan(given));
      const { employees: _, ...people } = plan(after).people;
      const count = { linked: 0, excluded: 0, held: 0, waiting: 0, unlinked: 0, gone: 0 };
      for (const { standing } of standings({ ...after, asked: given.asked })) count[standing]++;
      expect(count).toEqual({ ...people, unlinked: 0, gone: 0 });
    }),
  );
});

test("names whoever has the account of a former profile now, as long as it has none itself", () => {
  const given = planInput({
    employees: [employee({ status: "inactive" }), employee({ id: "2", status: "inactive" })],
    accounts: [account({ id: "a2" })],
  });
  const to = { employeeId: "9", accountId: "a9" };
  const moved = new Map([
    ["1", to],
    ["2", to],
  ]);
  expect(standingsOf({ ...given, moved }).map(({ rule }) => rule)).toEqual([
    "account-moved",
    "status-drives-activation",
  ]);
});
