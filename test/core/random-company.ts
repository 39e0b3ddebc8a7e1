/**
 * Small companies at random, for properties. Ids, addresses and names come from pools so small that they collide all
 * the time: people share and swap addresses, departments swap names, supervisors stand in circles.
 */
import fc from "fast-check";
import { type Account, emailKey, MANUAL, type Team, type TeamSource } from "../../worker/core/account.ts";
import type { Employee } from "../../worker/core/employee.ts";
import type { Target } from "../../worker/core/mapping.ts";
import type { PlanInput } from "../../worker/core/picture.ts";
import { account, employee, feeds, named, planInput, reportsTo, team } from "./builders.ts";

const EMPLOYEE_IDS = ["1", "2", "3", "4", "5", "6", "7", "11"];
const ACCOUNT_IDS = ["a1", "a2", "a3", "a4", "a5", "a6"];
const EMAILS = [
  "a@x.de",
  "A@x.de",
  "b@x.de",
  "B@X.de",
  "c@x.de",
  "d@x.de",
  "e@x.de",
  "f@x.de",
  "_abcdea@x.de",
];
const TEAM_NAMES = ["Sales", "sales", "Vertrieb", "Büro", "Buero"];
const DEPARTMENT_IDS = ["10", "11", "12"];
const SOURCES = ["department", "team", "dynamic_1"];
const KINDS = ["internal", "external", " external"];

const one = <Value>(...values: readonly Value[]): fc.Arbitrary<Value> => fc.constantFrom(...values);
const some = <Value>(values: readonly Value[]): fc.Arbitrary<Value[]> => fc.shuffledSubarray([...values]);

const rarely = (values: readonly string[]): fc.Arbitrary<readonly string[]> => one([], [], [], [], values);

/** Mostly a value, sometimes empty, sometimes absent. */
const maybe = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | null | undefined> =>
  fc.oneof({ weight: 8, arbitrary: value }, one(null), one(undefined));

const status = fc.oneof(
  { weight: 12, arbitrary: one("active" as const) },
  { weight: 3, arbitrary: one("inactive" as const) },
  one("leave" as const, "onboarding" as const, null),
);

const employees: fc.Arbitrary<readonly Employee[]> = fc.uniqueArray(
  fc
    .record({
      id: one(...EMPLOYEE_IDS),
      status,
      values: fc.record({
        email: maybe(one(...EMAILS, "nobody knows")),
        first_name: maybe(one("Ada", "Bea")),
        supervisor: maybe(one(...EMPLOYEE_IDS).map(reportsTo)),
        department: maybe(
          fc.tuple(one(...DEPARTMENT_IDS), one(...TEAM_NAMES)).map(([id, name]) => named(id, name)),
        ),
        team: maybe(one(...TEAM_NAMES)),
        dynamic_1: maybe(some(TEAM_NAMES)),
        dynamic_2: maybe(one("L1", "L2")),
        employment_type: maybe(one(...KINDS)),
      }),
    })
    .map(({ id, status, values }) => employee({ id, status }, values)),
  { selector: ({ id }) => id, minLength: 2, maxLength: EMPLOYEE_IDS.length, size: "max" },
);

const teams: fc.Arbitrary<readonly Team[]> = fc
  .tuple(
    some(TEAM_NAMES),
    fc.array(one<Team["origin"]>("synced", "synced", "manual"), { minLength: 5, maxLength: 5 }),
  )
  .map(([names, origins]) => names.map((name, index) => team(`t${index}`, name, origins[index])));

const accountsIn = (teamIds: readonly string[]): fc.Arbitrary<readonly Account[]> => {
  const pairs = teamIds.flatMap((id) => [...SOURCES, MANUAL].map((source) => [id, source] as const));
  return fc.uniqueArray(
    fc
      .record({
        id: one(...ACCOUNT_IDS),
        externalId: fc.option(one(...EMPLOYEE_IDS, "21"), { freq: 5 }),
        isExcluded: one(false, false, false, true),
        email: one(...EMAILS),
        state: one<Account["state"]>("active", "active", "deactivated"),
        managerId: fc.option(one(...ACCOUNT_IDS)),
        memberships: some(pairs).map((all) => all.slice(0, 4)),
        custom: some([["Kind", "external"] as const, ["Tags", ["Büro"]] as const, ["By hand", 1] as const]),
        sourced: one(["custom:Kind"], ["custom:Kind", "level"], []),
        text: fc.record({ level: one(null, "L1"), firstName: one("Ada", null) }),
      })
      .map(({ isExcluded, custom, ...it }) => {
        const link = it.externalId === null ? "unlinked" : isExcluded ? "excluded" : "linked";
        return account({ ...it, link, custom: Object.fromEntries(custom) });
      }),
    {
      maxLength: ACCOUNT_IDS.length,
      size: "max",
      comparator: (a, b) =>
        a.id === b.id ||
        emailKey(a.email) === emailKey(b.email) ||
        (a.externalId !== null && a.externalId === b.externalId),
    },
  );
};

const SOURCE_KEYS = [
  ...DEPARTMENT_IDS.map((ref) => ["department", ref] as const),
  ...["team", "dynamic_1"].flatMap((source) => TEAM_NAMES.map((name) => [source, name] as const)),
];

const sourcesOf = (teamIds: readonly string[]): fc.Arbitrary<readonly TeamSource[]> =>
  teamIds.length === 0
    ? fc.constant([])
    : fc.uniqueArray(
        fc.tuple(one(...SOURCE_KEYS), one(...teamIds)).map(([[key, ref], id]) => feeds(key, ref, id)),
        { selector: ({ attributeKey, ref }) => `${attributeKey} ${ref}` },
      );

const TARGETS: ReadonlyArray<readonly [string, Target]> = [
  ["team", { kind: "team" }],
  ["dynamic_1", { kind: "team" }],
  ["dynamic_1", { kind: "custom", name: "Tags" }],
  ["dynamic_2", { kind: "level" }],
  ["employment_type", { kind: "custom", name: "Kind" }],
];

/** An account's manager is another account, or nobody knows him. */
const withManagers = (accounts: readonly Account[]): readonly Account[] => {
  const ids = new Set(accounts.map(({ id }) => id));
  return accounts.map((it) => {
    return it.managerId !== null && ids.has(it.managerId) ? it : { ...it, managerId: null };
  });
};

export const company: fc.Arbitrary<PlanInput> = fc.tuple(employees, teams).chain(([employees, teams]) => {
  const teamIds = teams.map(({ id }) => id);
  return fc
    .record({
      accounts: accountsIn(teamIds).map(withManagers),
      teamSources: sourcesOf(teamIds),
      mapping: some(TARGETS),
      exclusions: fc.record({
        employment_type: rarely(["external"]),
        department: rarely(["Sales"]),
        id: rarely(["3"]),
      }),
      gone: some([...EMPLOYEE_IDS, "21"]),
      heldBack: rarely(["1"]),
      autoReactivate: fc.boolean(),
      nameless: one(0, 0, 2),
    })
    .map(({ mapping, gone, ...rest }) => {
      const present = new Set<string>(employees.map(({ id }) => id));
      return planInput({
        ...rest,
        employees,
        teams,
        mapping: Object.fromEntries(mapping),
        gone: gone.filter((id) => !present.has(id)),
      });
    });
});

const shuffled = <Value>(values: readonly Value[]): fc.Arbitrary<Value[]> =>
  fc.shuffledSubarray([...values], { minLength: values.length });

/** A company, and the same with every list in another order. */
export const companyTwice: fc.Arbitrary<readonly [PlanInput, PlanInput]> = company.chain((input) =>
  fc
    .record({
      employees: shuffled(input.employees),
      accounts: shuffled(input.accounts.map((it) => ({ ...it, memberships: [...it.memberships].reverse() }))),
      teams: shuffled(input.teams),
      teamSources: shuffled(input.teamSources),
    })
    .map((lists) => [input, { ...input, ...lists }] as const),
);
