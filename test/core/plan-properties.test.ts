/** What holds for every company, however odd its records are. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Account, type AccountId, emailKey } from "../../worker/core/account.ts";
import { canonicalPlan } from "../../worker/core/canonical.ts";
import type { ChangeKind } from "../../worker/core/change.ts";
import { judgeExclusion } from "../../worker/core/exclusion.ts";
import { guard } from "../../worker/core/guard.ts";
import type { PlanInput } from "../../worker/core/picture.ts";
import { plan } from "../../worker/core/plan.ts";
import { applyPlan } from "./apply-plan.ts";
import { findingKeys } from "./builders.ts";
import { company, companyTwice } from "./random-company.ts";

const RUNS = { numRuns: 500 };
/** Enough for a machine that is busy with something else. */
const PATIENT = { timeout: 60_000 };

/** Checks something of a random company before and after its plan was applied. */
function afterEvery(check: (before: PlanInput, after: PlanInput) => void): void {
  fc.assert(
    fc.property(company, (input) => check(input, applyPlan(input, plan(input)))),
    RUNS,
  );
}

const byId = (accounts: readonly Account[]) => new Map(accounts.map((it) => [it.id, it]));

describe("a plan that was applied", PATIENT, () => {
  test("leaves nothing to change, and nothing new to tell", () => {
    afterEvery((before, after) => {
      const again = plan(after);
      expect(again.changes.filter((it) => it.reason.code !== "held-by-admin")).toEqual([]);
      expect(findingKeys(again)).toEqual(findingKeys(plan(before)));
    });
  });

  test("leaves every address to one account", () => {
    afterEvery((_, { accounts }) => {
      const keys = accounts.map(({ email }) => emailKey(email));
      expect(new Set(keys).size).toBe(keys.length);
    });
  });

  test("never changes an account that nobody linked and nobody adopts", () => {
    afterEvery((before, after) => {
      const now = byId(after.accounts);
      for (const old of before.accounts.filter(({ link }) => link === "unlinked")) {
        const account = now.get(old.id);
        if (account?.externalId === null) expect(account).toEqual(old);
        else expect(isActive(before, account?.externalId)).toBe(true);
      }
    });
  });

  test("changes no more than the link of whoever is excluded, unless a rehire takes over", () => {
    afterEvery((before, after) => {
      const now = byId(after.accounts);
      const excluded = new Set(
        before.employees
          .filter((it) => judgeExclusion(it, before.exclusions).kind === "excluded")
          .map(({ id }) => id),
      );
      for (const old of before.accounts) {
        if (old.externalId === null || !excluded.has(old.externalId)) continue;
        const account = now.get(old.id);
        const heir = account?.externalId ?? old.externalId;
        if (heir === old.externalId) expect(account).toEqual({ ...old, link: "excluded" });
        else expect([hasLeft(before, old.externalId), excluded.has(heir)]).toEqual([true, false]);
      }
    });
  });

  test("hands an account on only when its employee has left", () => {
    afterEvery((before, after) => {
      const now = byId(after.accounts);
      for (const { id, externalId } of before.accounts) {
        if (externalId === null || now.get(id)?.externalId === externalId) continue;
        expect(hasLeft(before, externalId)).toBe(true);
        expect(isActive(before, now.get(id)?.externalId)).toBe(true);
      }
    });
  });

  test("closes no circle of managers that wasn't closed before", () => {
    afterEvery((before, after) => {
      const old = byId(before.accounts);
      for (const { id, managerId } of inCircles(after.accounts))
        expect(old.get(id)?.managerId).toBe(managerId);
    });
  });

  test("gives accounts to active people alone, and takes one away only from who isn't active or is gone", () => {
    afterEvery((before, after) => {
      const old = byId(before.accounts);
      const leaving = new Set<string | null>(before.gone);
      for (const { id, status } of before.employees) if (isOneOf(status, LEAVING)) leaving.add(id);
      for (const { id, externalId, state } of after.accounts) {
        const was = old.get(id);
        if (was === undefined) expect(isActive(before, externalId)).toBe(true);
        else if (was.state !== state) expect(leaving.has(externalId)).toBe(state === "deactivated");
      }
    });
  });

  test("never changes the address of somebody who isn't active", () => {
    afterEvery((before, after) => {
      const old = byId(before.accounts);
      for (const { id, externalId, email } of after.accounts) {
        const was = old.get(id)?.email ?? email;
        if (was !== email) expect(isActive(before, externalId)).toBe(true);
      }
    });
  });

  test("keeps every manual membership and every manual team", () => {
    const manual = ({ accounts, teams }: PlanInput) =>
      [
        ...accounts.flatMap((it) =>
          it.memberships.map(({ teamId, source }) => `${it.id} ${teamId} ${source}`),
        ),
        ...teams.map(({ id, name, origin }) => `${id} ${name} ${origin}`),
      ].filter((line) => line.endsWith("manual"));
    afterEvery((before, after) => {
      expect(manual(after)).toEqual(expect.arrayContaining(manual(before)));
    });
  });
});

describe("a plan that was cut off", PATIENT, () => {
  const teams: readonly ChangeKind[] = ["team-rename", "team-create", "team-source"];
  const links: readonly ChangeKind[] = [...teams, "exclude", "include", "reactivate"];

  test.each([
    { phase: "teams", done: teams },
    { phase: "links", done: links },
    { phase: "people", done: [...links, "update", "create"] },
  ])("after the $phase is finished by the next", ({ done }) => {
    afterEvery((before, after) => {
      const whole = plan(before);
      const cut = applyPlan(before, {
        ...whole,
        changes: whole.changes.filter((it) => isOneOf(it.kind, done)),
      });
      const { accounts, teams, teamSources } = applyPlan(cut, plan(cut));
      expect({ ...after, accounts, teams, teamSources }).toEqual(after);
    });
  });
});

describe("a plan", PATIENT, () => {
  test("doesn't depend on the order of what was read", () => {
    fc.assert(
      fc.property(companyTwice, ([input, shuffled]) => {
        const [one, other] = [plan(input), plan(shuffled)];
        expect(canonicalPlan(other.changes)).toBe(canonicalPlan(one.changes));
        expect(other).toEqual(one);
      }),
      RUNS,
    );
  });

  test("counts every employee exactly once", () => {
    fc.assert(
      fc.property(company, (input) => {
        const { people, counts } = plan(input);
        expect(people.linked + people.excluded + people.held + people.waiting).toBe(people.employees);
        expect(people.employees).toBe(input.employees.length + input.nameless);
        expect(counts.read).toBe(people.employees);
      }),
      RUNS,
    );
  });

  test("that is over the limits never passes the guard", () => {
    const limit = fc.record({ count: fc.nat(3), percent: fc.nat(100) });
    fc.assert(
      fc.property(company, limit, limit, (input, deactivations, relinks) => {
        const planned = plan(input);
        const active = planned.linkedActive;
        const leaving = planned.changes.filter(({ kind }) => kind === "deactivate").length;
        const rehired = planned.changes.filter(({ reason }) => reason.code === "rehired").length;
        const isOver = (count: number, limit: { count: number; percent: number }) =>
          count > limit.count && count * 100 > active * limit.percent;
        const refusal = guard(planned, { deactivations, relinks });
        const isTooMuch =
          isOver(leaving, deactivations) || (active >= 4 && leaving * 2 > active) || isOver(rehired, relinks);
        expect(refusal !== null).toBe(isTooMuch);
        expect(leaving).toBeLessThanOrEqual(active);
      }),
      RUNS,
    );
  });
});

const LEAVING = ["inactive", "leave", "onboarding"];
const isOneOf = (value: string | null, values: readonly string[]): boolean =>
  values.some((it) => it === value);

const isActive = ({ employees }: PlanInput, id: string | null | undefined): boolean =>
  employees.some((it) => it.id === id && it.status === "active");

const hasLeft = ({ employees }: PlanInput, id: NonNullable<Account["externalId"]>): boolean =>
  (employees.find((it) => it.id === id)?.status ?? "inactive") === "inactive";

function inCircles(accounts: readonly Account[]): readonly Account[] {
  const managers = new Map(accounts.map(({ id, managerId }) => [id, managerId]));
  return accounts.filter(({ id }) => {
    let at: AccountId | null = id;
    for (let step = 0; step < accounts.length && at !== null; step++) {
      at = managers.get(at) ?? null;
      if (at === id) return true;
    }
    return false;
  });
}
