/**
 * Reporting lines (product.md, rules 16 and 17). A supervisor who has no account, a deactivated one, or who would
 * close a circle never clears or breaks a line: the old manager stays, and a finding names the case.
 */
import type { AccountId } from "./account.ts";
import type { EmployeeId } from "./employee.ts";

/** Somebody whose record names a supervisor, or says there is none. */
export type ManagerWish = {
  readonly employeeId: EmployeeId;
  readonly accountId: AccountId;
  readonly supervisor: EmployeeId | null;
};

export type ManagerProblem = {
  readonly employeeId: EmployeeId;
  readonly code: "manager-unknown" | "manager-deactivated" | "manager-cycle";
  readonly supervisor: EmployeeId;
};

export type ManagerInput = {
  readonly wishes: readonly ManagerWish[];
  /** Today's lines, of every account. */
  readonly lines: ReadonlyMap<AccountId, AccountId | null>;
  /** The accounts of employees as they will be after the run, and whether they will be active. */
  readonly supervisors: ReadonlyMap<EmployeeId, { readonly accountId: AccountId; readonly active: boolean }>;
};

export type ManagerPlan = {
  /** Account → manager, only where it changes. */
  readonly changes: ReadonlyMap<AccountId, AccountId | null>;
  readonly problems: readonly ManagerProblem[];
};

export function planManagers({ wishes, lines, supervisors }: ManagerInput): ManagerPlan {
  const problems: ManagerProblem[] = [];
  const wanted = new Map<AccountId, { wish: ManagerWish; manager: AccountId | null }>();
  for (const wish of wishes) {
    const supervisor = wish.supervisor === null ? null : supervisors.get(wish.supervisor);
    if (wish.supervisor !== null && !supervisor?.active) {
      const code = supervisor ? "manager-deactivated" : "manager-unknown";
      problems.push({ employeeId: wish.employeeId, code, supervisor: wish.supervisor });
    } else wanted.set(wish.accountId, { wish, manager: supervisor?.accountId ?? null });
  }
  const kept = keepOutOfCircles(wanted, lines);
  const changes = new Map<AccountId, AccountId | null>();
  for (const [accountId, { wish, manager }] of wanted) {
    if (kept.has(accountId) && wish.supervisor !== null) {
      problems.push({ employeeId: wish.employeeId, code: "manager-cycle", supervisor: wish.supervisor });
    } else if ((lines.get(accountId) ?? null) !== manager) changes.set(accountId, manager);
  }
  return { changes, problems };
}

type ManagerOf = (id: AccountId) => AccountId | null;
type Wanted = ReadonlyMap<AccountId, { readonly manager: AccountId | null }>;

/**
 * The accounts whose wanted manager would close a circle. Setting one back to its old manager can close another
 * circle with a line that is still wanted, so it is looked for until there is none.
 */
function keepOutOfCircles(wanted: Wanted, lines: ReadonlyMap<AccountId, AccountId | null>): Set<AccountId> {
  const kept = new Set<AccountId>();
  const managerOf: ManagerOf = (id) => {
    const wish = kept.has(id) ? undefined : wanted.get(id);
    return wish === undefined ? (lines.get(id) ?? null) : wish.manager;
  };
  for (;;) {
    const inCircle = circlesAmong(wanted.keys(), managerOf).filter((id) => wanted.has(id) && !kept.has(id));
    if (inCircle.length === 0) return kept;
    for (const id of inCircle) kept.add(id);
  }
}

/** Every account that stands in a circle and can be reached from `starts`. Visits each account once. */
function circlesAmong(starts: Iterable<AccountId>, managerOf: ManagerOf): readonly AccountId[] {
  const visitedFrom = new Map<AccountId, AccountId>();
  const circles: AccountId[] = [];
  for (const start of starts) {
    let at: AccountId | null = start;
    while (at !== null && !visitedFrom.has(at)) {
      visitedFrom.set(at, start);
      at = managerOf(at);
    }
    // Upon its own trail it has found a circle; upon another's, what that walk has told already.
    if (at !== null && visitedFrom.get(at) === start) circles.push(...circleFrom(at, managerOf));
  }
  return circles;
}

function circleFrom(first: AccountId, managerOf: ManagerOf): readonly AccountId[] {
  const circle = [first];
  for (let at = managerOf(first); at !== null && at !== first; at = managerOf(at)) circle.push(at);
  return circle;
}
