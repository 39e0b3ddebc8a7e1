/**
 * Everything a plan is made of: both sides, the configuration, and what earlier steps of planning found out.
 */
import type { Account, AccountId, Team, TeamSource } from "./account.ts";
import { type Employee, type EmployeeId, textOf } from "./employee.ts";
import type { Exclusions } from "./exclusion.ts";
import type { Mapping, Wanted } from "./mapping.ts";
import type { Match } from "./match.ts";

export type PlanInput = {
  /** The last complete read. */
  readonly employees: readonly Employee[];
  /** Proven to be gone: missing from a complete, counted read, and a 404 each. */
  readonly gone: ReadonlySet<EmployeeId>;
  /** The attributes that read asked for. */
  readonly asked: ReadonlySet<string>;
  /** Records of that read that named nobody. */
  readonly nameless: number;
  readonly accounts: readonly Account[];
  readonly teams: readonly Team[];
  readonly teamSources: readonly TeamSource[];
  readonly mapping: Mapping;
  readonly exclusions: Exclusions;
  readonly autoInvite: boolean;
  readonly autoReactivate: boolean;
  readonly heldBack: ReadonlySet<EmployeeId>;
  /** Findings already on record: who is held since an earlier run is not recorded again. */
  readonly openFindings: ReadonlySet<string>;
  /** A new id, the same for the same seed within one read. */
  readonly newId: (seed: string) => string;
};

/** An employee, what became of them, and what their record asks for. */
export type Person = Match & { readonly wanted: Wanted };

/** What the parts of a plan look at together. */
export type Picture = { readonly input: PlanInput; readonly people: readonly Person[] };

/** The accounts that follow somebody after this run. */
export function followedAccounts(people: readonly Person[]): ReadonlySet<AccountId> {
  const followed = new Set<AccountId>();
  for (const { pairing } of people) if (pairing.kind === "follows") followed.add(pairing.account.id);
  return followed;
}

/** First and last name, else the address, else the id. */
export function employeeName(employee: Employee): string {
  const names = ["first_name", "last_name"].map((key) => textOf(employee, key)).filter(Boolean);
  return names.length > 0 ? names.join(" ") : (textOf(employee, "email") ?? employee.id);
}
