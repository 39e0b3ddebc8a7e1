/**
 * What changes for each person: link, reactivation, creation, update with manager and teams, deactivation, hold.
 */
import type { Account, AccountId } from "./account.ts";
import { type Change, type ChangeKind, type Fields, type Reason, reason } from "./change.ts";
import { BLANK, type Difference, diffAccount, type SourcedNames, sourcedNamesOf } from "./diff.ts";
import type { Employee, EmployeeId } from "./employee.ts";
import { findingKey } from "./finding.ts";
import { type ManagerPlan, type ManagerProblem, type ManagerWish, planManagers } from "./managers.ts";
import type { Follows, Pairing } from "./match.ts";
import { employeeName, followedAccounts, type Person, type Picture, type PlanInput } from "./picture.ts";
import type { TeamPlan } from "./teams.ts";

export type PeoplePlan = {
  readonly changes: readonly Change[];
  readonly managerProblems: readonly ManagerProblem[];
  /** People whose account follows them and is right already. */
  readonly unchanged: number;
};

type Context = {
  readonly picture: Picture;
  readonly teamPlan: TeamPlan;
  readonly managers: ManagerPlan;
  readonly names: SourcedNames;
};

export function planPeople(picture: Picture, teamPlan: TeamPlan): PeoplePlan {
  const managers = managersOf(picture);
  const context: Context = { picture, teamPlan, managers, names: sourcedNamesOf(picture.input.mapping) };
  const changes: Change[] = [];
  let unchanged = 0;
  for (const person of picture.people) {
    const own = changesOf(person, context);
    if (person.pairing.kind === "follows" && own.length === 0) unchanged++;
    changes.push(...own);
  }
  return { changes, managerProblems: managers.problems, unchanged };
}

function changesOf(person: Person, context: Context): Change[] {
  const { employee, pairing } = person;
  switch (pairing.kind) {
    case "waiting":
      return [];
    case "excluded":
      return exclusionOf(employee, pairing);
    case "held":
      return holdOf(employee, pairing, context);
    case "new":
      return [creationOf(person, pairing.email, context)];
    case "follows":
      return followingOf(person, pairing, context);
  }
}

type Who = { readonly id: EmployeeId; readonly name: string };

function changeOf(kind: ChangeKind, { id, name }: Who, accountId: AccountId | null) {
  return (before: Fields, after: Fields, why: Reason): Change => {
    return { kind, employeeId: id, accountId, teamId: null, name, before, after, reason: why };
  };
}

const whoIs = (employee: Employee): Who => ({ id: employee.id, name: employeeName(employee) });

/** An account keeps everything; only the link is cut. */
function exclusionOf(employee: Employee, { account, by }: Extract<Pairing, { kind: "excluded" }>): Change[] {
  if (account === null || by === null || account.link === "excluded") return [];
  const change = changeOf("exclude", whoIs(employee), account.id);
  const why = reason("exclusion", { key: by.key, value: by.value });
  return [change({ link: account.link }, { link: "excluded" }, why)];
}

/** Recorded once: who is held since an earlier run is a finding, not a change. */
function holdOf(
  employee: Employee,
  { account, reason: why }: Extract<Pairing, { kind: "held" }>,
  { picture }: Context,
): Change[] {
  const params = "with" in why ? { with: why.with } : "attribute" in why ? { attribute: why.attribute } : {};
  if (why.code !== "held-by-admin") {
    const employeeId = why.code === "attribute-not-readable" ? null : employee.id;
    const key = findingKey({ code: why.code, employeeId, name: null, params });
    if (picture.input.openFindings.has(key)) return [];
  }
  return [holding(whoIs(employee), account?.id ?? null, reason(why.code, params))];
}

function creationOf(person: Person, email: string, context: Context): Change {
  const { employee } = person;
  const accountId = newAccountId(employee.id, context.picture);
  const { after } = differenceOf(person, { account: null, email }, context);
  const manager = context.managers.changes.get(accountId);
  const fields = manager === undefined || manager === null ? after : { ...after, manager };
  return changeOf("create", whoIs(employee), accountId)({}, fields, reason("status-active"));
}

function followingOf(person: Person, pairing: Follows, context: Context): Change[] {
  const { employee } = person;
  const { account } = pairing;
  const changes: Change[] = [];
  const isActive = employee.status === "active";
  if (account.link === "excluded") {
    const change = changeOf("include", whoIs(employee), account.id);
    changes.push(change({ link: "excluded" }, { link: "linked" }, reason("no-longer-excluded")));
  }
  if (isActive && account.state === "deactivated" && context.picture.input.autoReactivate) {
    const change = changeOf("reactivate", whoIs(employee), account.id);
    changes.push(change({ state: "deactivated" }, { state: "active" }, reason("status-active")));
  }
  const { before, after } = differenceOf(person, pairing, context);
  const manager = context.managers.changes.get(account.id);
  if (manager !== undefined) {
    before.manager = account.managerId;
    after.manager = manager;
  }
  if (Object.keys(after).length > 0) {
    changes.push(
      changeOf("update", whoIs(employee), account.id)(before, after, reason(updateReason(pairing.how))),
    );
  }
  if (!isActive && account.state === "active") {
    changes.push(deactivation(account, whoIs(employee), reason(leavingReason(employee))));
  }
  return changes;
}

const updateReason = (how: Follows["how"]) =>
  how === "adopted" ? "same-email" : how === "relinked" ? "rehired" : "changed-in-personio";

const leavingReason = ({ status }: Employee) =>
  status === "leave" ? "status-leave" : status === "onboarding" ? "status-onboarding" : "status-inactive";

export function deactivation(account: Account, who: Who, why: Reason): Change {
  return changeOf("deactivate", who, account.id)({ state: "active" }, { state: "deactivated" }, why);
}

export const holding = (who: Who, accountId: AccountId | null, why: Reason): Change =>
  changeOf("hold", who, accountId)({}, {}, why);

type Side = { readonly account: Account | null; readonly email: string | null };

function differenceOf(
  { employee, wanted }: Person,
  { account, email }: Side,
  { picture, teamPlan, names }: Context,
): Difference {
  const { mapping } = picture.input;
  return diffAccount(account ?? BLANK, { employeeId: employee.id, email, wanted, mapping, names, teamPlan });
}

const newAccountId = (id: EmployeeId, { input }: LinePicture): AccountId =>
  input.newId(`account:${id}`) as AccountId;

/** As much of a picture as reporting lines are planned from. */
export type LinePicture = {
  readonly input: Pick<PlanInput, "accounts" | "gone" | "autoReactivate" | "newId">;
  readonly people: readonly Person[];
};

/** Supervisors are looked up among accounts as they will be after this run: order, and who had one before, don't matter. */
export function managersOf(picture: LinePicture): ManagerPlan {
  const { input, people } = picture;
  const supervisors = new Map<EmployeeId, { accountId: AccountId; active: boolean }>();
  const followed = followedAccounts(people);
  for (const { externalId, id, state } of input.accounts) {
    if (externalId === null || followed.has(id)) continue;
    supervisors.set(externalId, { accountId: id, active: state === "active" && !input.gone.has(externalId) });
  }
  const wishes: ManagerWish[] = [];
  for (const { employee, pairing, wanted } of people) {
    if (pairing.kind !== "follows" && pairing.kind !== "new") continue;
    const accountId = pairing.kind === "new" ? newAccountId(employee.id, picture) : pairing.account.id;
    supervisors.set(employee.id, {
      accountId,
      active: willBeActive(employee, pairing, input.autoReactivate),
    });
    const { supervisor } = wanted;
    if (supervisor !== undefined) wishes.push({ employeeId: employee.id, accountId, supervisor });
  }
  const lines = new Map(input.accounts.map((account) => [account.id, account.managerId]));
  return planManagers({ wishes, lines, supervisors });
}

function willBeActive(employee: Employee, pairing: Pairing, autoReactivate: boolean): boolean {
  if (employee.status !== "active") return false;
  return pairing.kind !== "follows" || pairing.account.state === "active" || autoReactivate;
}
