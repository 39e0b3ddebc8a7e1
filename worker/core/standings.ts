/**
 * How everybody of the last read stands: the pairing a plan makes of them, in the words of their explanation. So a list, an
 * explanation and a run's numbers agree.
 */
import type { Account, AccountId } from "./account.ts";
import type { AttributeKey, Employee, EmployeeId } from "./employee.ts";
import type { ExclusionRule, Exclusions } from "./exclusion.ts";
import { explain, type MovedAccount, type RuleCode, type Standing } from "./explain.ts";
import { matchAccounts } from "./match.ts";
import type { Asked } from "./not-read-yet.ts";

export type Everybody = {
  readonly employees: readonly Employee[];
  readonly accounts: readonly Account[];
  readonly exclusions: Exclusions;
  readonly autoReactivate: boolean;
  readonly asked: Asked;
  /** Former profile → who has its account since a rehire. */
  readonly moved: ReadonlyMap<string, MovedAccount>;
};

export type EmployeeStanding = {
  readonly employee: Employee;
  /** The account that has their id. */
  readonly accountId: AccountId | null;
  readonly standing: Standing;
  /** The first of the rules that decide. */
  readonly rule: RuleCode;
  /** The first exclusion that matches. */
  readonly exclusion: ExclusionRule | null;
};

export function standingsOf(everybody: Everybody): readonly EmployeeStanding[] {
  const { accounts, moved } = everybody;
  const byEmployee = new Map(accounts.map((it) => [it.externalId, it]));
  return matchAccounts({ ...everybody, heldBack: NOBODY }).flatMap(({ employee, pairing }) => {
    const account = byEmployee.get(employee.id) ?? null;
    const movedTo = account === null ? (moved.get(employee.id) ?? null) : null;
    const { standing, rules, exclusions } = explain({
      ...everybody,
      employee,
      account,
      pairing,
      mapping: NO_MAPPING,
      movedTo,
    });
    return rules.slice(0, 1).map(({ code }) => {
      return {
        employee,
        accountId: account?.id ?? null,
        standing,
        rule: code,
        exclusion: exclusions[0] ?? null,
      };
    });
  });
}

const NOBODY: ReadonlySet<EmployeeId> = new Set();

/** Of what fills an account's fields nothing is decided here. */
const NO_MAPPING = new Map<AttributeKey, never>();

/** The attributes by which people are told apart and paired. */
export const standingAttributes = (exclusions: Exclusions): readonly AttributeKey[] => [
  ...new Set(["first_name", "last_name", "email", ...exclusions.keys()]),
];

/** A large company without all that doesn't matter here. */
export function onlyAttributes({ id, status, values }: Employee, keys: readonly AttributeKey[]): Employee {
  const kept = keys.flatMap((key) => (values[key] === undefined ? [] : [[key, values[key]] as const]));
  return { id, status, values: Object.fromEntries(kept) };
}
