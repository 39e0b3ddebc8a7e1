/**
 * Pairs employees with accounts (product.md, rules 1 to 5, 22, 23): by the stored Personio ID, else by e-mail,
 * else a new account. Two candidates are never guessed between: such a person is held.
 */
import { type Account, type AccountId, emailKey } from "./account.ts";
import type { Employee, EmployeeId } from "./employee.ts";
import { type ExclusionRule, type Exclusions, judgeExclusion } from "./exclusion.ts";
import { emailOf } from "./mapping.ts";

export type HoldReason =
  | { readonly code: "no-email" | "invalid-record" | "held-by-admin" }
  | { readonly code: "email-conflict" | "identity-conflict"; readonly with: readonly string[] }
  | { readonly code: "attribute-not-readable"; readonly attribute: string };

/** What became of one employee. `email` is the address the account shall have; `null`: it keeps the one it has. */
export type Pairing =
  | {
      readonly kind: "follows";
      readonly how: "linked" | "adopted" | "relinked";
      readonly account: Account;
      readonly email: string | null;
      /** Why the address is not carried over although Personio names one, or none. */
      readonly emailHeld: HoldReason | null;
    }
  | { readonly kind: "new"; readonly email: string }
  /** `by` is `null` when an excluded account stays so because nobody can say. */
  | { readonly kind: "excluded"; readonly account: Account | null; readonly by: ExclusionRule | null }
  | { readonly kind: "held"; readonly account: Account | null; readonly reason: HoldReason }
  | { readonly kind: "waiting" };

export type Follows = Extract<Pairing, { kind: "follows" }>;

export type MatchInput = {
  readonly employees: readonly Employee[];
  readonly accounts: readonly Account[];
  readonly exclusions: Exclusions;
  /** People an admin holds back in this run. */
  readonly heldBack: ReadonlySet<EmployeeId>;
};

/** Employees and accounts under the keys they are looked up by. */
type Directory = {
  readonly byEmployee: ReadonlyMap<EmployeeId, Account>;
  readonly byEmail: ReadonlyMap<string, Account>;
  readonly employees: ReadonlyMap<EmployeeId, Employee>;
  /** Address → the active employees Personio gives it to, where it gives it to several. */
  readonly shared: ReadonlyMap<string, readonly EmployeeId[]>;
  readonly heldBack: ReadonlySet<EmployeeId>;
};

/** An employee who wants the address that the account `holder` has: granted only if that account gives it up. */
type Move = {
  readonly kind: "moves";
  readonly account: Account | null;
  readonly email: string;
  readonly holder: Account;
};

type Draft = { readonly employee: Employee; readonly pairing: Pairing | Move };

/** One employee and what became of them. */
export type Match = { readonly employee: Employee; readonly pairing: Pairing };

/** One match for every employee, in their order. */
export function matchAccounts(input: MatchInput): readonly Match[] {
  const directory = directoryOf(input);
  const drafts = input.employees.map((employee): Draft => {
    return { employee, pairing: pair(employee, input, directory) };
  });
  return releaseRelinked(settleMoves(drafts, directory));
}

/** The profile a rehire left behind has no account any more. */
function releaseRelinked(matches: readonly Match[]): readonly Match[] {
  const heirs = new Map<AccountId, EmployeeId>();
  for (const { employee, pairing } of matches) {
    if (pairing.kind === "follows" && pairing.how === "relinked") heirs.set(pairing.account.id, employee.id);
  }
  return matches.map((match) => {
    const { employee, pairing } = match;
    if (!("account" in pairing) || pairing.account === null) return match;
    const heir = heirs.get(pairing.account.id) ?? employee.id;
    if (heir === employee.id) return match;
    return { employee, pairing: pairing.kind === "excluded" ? { ...pairing, account: null } : WAITING };
  });
}

const WAITING: Pairing = { kind: "waiting" };

function directoryOf({ employees, accounts, heldBack }: MatchInput): Directory {
  const claims = new Map<string, EmployeeId[]>();
  for (const employee of employees) {
    const email = employee.status === "active" ? emailOf(employee) : null;
    if (email === null || email === undefined) continue;
    const key = emailKey(email);
    const claimants = claims.get(key);
    if (claimants === undefined) claims.set(key, [employee.id]);
    else claimants.push(employee.id);
  }
  const byEmployee = new Map<EmployeeId, Account>();
  for (const account of accounts)
    if (account.externalId !== null) byEmployee.set(account.externalId, account);
  return {
    byEmployee,
    byEmail: new Map(accounts.map((it) => [emailKey(it.email), it])),
    employees: new Map(employees.map((it) => [it.id, it])),
    shared: new Map([...claims].filter(([, ids]) => ids.length > 1)),
    heldBack,
  };
}

function pair(employee: Employee, input: MatchInput, directory: Directory): Pairing | Move {
  const account = directory.byEmployee.get(employee.id) ?? null;
  const verdict = judgeExclusion(employee, input.exclusions);
  if (verdict.kind === "excluded") return { kind: "excluded", account, by: verdict.by };
  if (verdict.kind === "unknown" && account?.link === "excluded")
    return { kind: "excluded", account, by: null };
  if (input.heldBack.has(employee.id)) return { kind: "held", account, reason: { code: "held-by-admin" } };
  if (employee.status === null) return { kind: "held", account, reason: { code: "invalid-record" } };
  if (account !== null) return pairLinked(employee, account, directory);
  if (employee.status !== "active") return WAITING;
  if (verdict.kind === "unknown") return held({ code: "attribute-not-readable", attribute: verdict.key });
  return pairUnknown(employee, directory);
}

const held = (reason: HoldReason): Pairing => ({ kind: "held", account: null, reason });

/** The address of somebody who isn't active is never carried over: Personio renames those of leavers. */
function pairLinked(employee: Employee, account: Account, directory: Directory): Pairing | Move {
  const keep = (emailHeld: HoldReason | null): Follows => {
    return { kind: "follows", how: "linked", account, email: null, emailHeld };
  };
  const email = employee.status === "active" ? emailOf(employee) : undefined;
  if (email === undefined) return keep(null);
  if (email === null) return keep({ code: "no-email" });
  const key = emailKey(email);
  const holder = directory.byEmail.get(key);
  if (holder?.id === account.id) return { ...keep(null), email };
  const rivals = rivalsOf(employee, key, directory);
  if (rivals.length > 0) return keep({ code: "email-conflict", with: rivals });
  return holder === undefined ? { ...keep(null), email } : { kind: "moves", account, email, holder };
}

function pairUnknown(employee: Employee, directory: Directory): Pairing | Move {
  const email = emailOf(employee);
  if (email === undefined) return held({ code: "attribute-not-readable", attribute: "email" });
  if (email === null) return held({ code: "no-email" });
  const key = emailKey(email);
  const rivals = rivalsOf(employee, key, directory);
  if (rivals.length > 0) return held({ code: "email-conflict", with: rivals });
  const holder = directory.byEmail.get(key);
  if (holder === undefined) return { kind: "new", email };
  const follows = { kind: "follows", account: holder, email, emailHeld: null } as const;
  if (holder.externalId === null) return { ...follows, how: "adopted" };
  if (hasLeft(holder.externalId, directory)) return { ...follows, how: "relinked" };
  return { kind: "moves", account: null, email, holder };
}

/** A placeholder address can be that of thousands: a few are named. */
const RIVALS_NAMED = 10;

const rivalsOf = (employee: Employee, key: string, directory: Directory): readonly string[] =>
  (directory.shared.get(key) ?? [])
    .slice(0, RIVALS_NAMED + 1)
    .filter((id) => id !== employee.id)
    .slice(0, RIVALS_NAMED);

/**
 * Inactive in Personio, or no longer there at all: a rehire may take over the account. Whoever is not among the
 * employees was proven to be gone, now or in an earlier run, for nothing less takes them out of the mirror.
 */
function hasLeft(id: EmployeeId, { employees, heldBack }: Directory): boolean {
  const employee = employees.get(id);
  return (employee === undefined || employee.status === "inactive") && !heldBack.has(id);
}

/**
 * Everybody who wants an address starts as granted; a grant falls when the account that has the address keeps it.
 * A fallen grant keeps its own old address, which may fell the next one. What stands in the end comes out together.
 */
function settleMoves(drafts: readonly Draft[], directory: Directory): readonly Match[] {
  const moves = drafts.flatMap(({ pairing }) => (pairing.kind === "moves" ? [pairing] : []));
  const nextInLine = new Map(moves.map((move) => [move.holder.id, move]));
  const givingUp = new Set(drafts.flatMap(({ pairing }) => addressGivenUpBy(pairing)));
  const refused = new Set<Move>();
  for (const move of moves) {
    let at: Move | undefined = move;
    while (at !== undefined && !refused.has(at) && !givingUp.has(at.holder.id)) {
      refused.add(at);
      if (at.account !== null) givingUp.delete(at.account.id);
      at = at.account === null ? undefined : nextInLine.get(at.account.id);
    }
  }
  return drafts.map(({ employee, pairing }): Match => {
    if (pairing.kind !== "moves") return { employee, pairing };
    return { employee, pairing: refused.has(pairing) ? refusal(pairing, directory) : grant(pairing) };
  });
}

/** The account, in a list, whose present address becomes free if all goes well. */
function addressGivenUpBy(pairing: Pairing | Move): readonly AccountId[] {
  if ((pairing.kind !== "moves" && pairing.kind !== "follows") || pairing.account === null) return [];
  const { account, email } = pairing;
  if (email === null || email === account.email) return [];
  return emailKey(email) === emailKey(account.email) ? [] : [account.id];
}

function grant({ account, email }: Move): Pairing {
  if (account === null) return { kind: "new", email };
  return { kind: "follows", how: "linked", account, email, emailHeld: null };
}

function refusal({ account, holder }: Move, directory: Directory): Pairing {
  const reason = conflictWith(holder, directory);
  if (account === null) return held(reason);
  return { kind: "follows", how: "linked", account, email: null, emailHeld: reason };
}

/** An address of an account without an employee, or of one who left, is a question of identity; else two people share it. */
function conflictWith(holder: Account, directory: Directory): HoldReason {
  const other = holder.externalId;
  if (other === null || hasLeft(other, directory)) return { code: "identity-conflict", with: [holder.id] };
  return { code: "email-conflict", with: [other] };
}
