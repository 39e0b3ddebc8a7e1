/**
 * A directory in memory that applies a plan as strictly as the real one: e-mail addresses, Personio IDs and team names
 * are unique, references must exist, and nothing may differ from what the plan says was there before.
 */
import { expect } from "vitest";
import {
  type Account,
  type AccountId,
  emailKey,
  MANUAL,
  type Membership,
  TEXT_FIELDS,
  type TeamId,
} from "../../worker/core/account.ts";
import type { Change, ChangeKind } from "../../worker/core/change.ts";
import { BLANK } from "../../worker/core/diff.ts";
import type { EmployeeId } from "../../worker/core/employee.ts";
import { findingKey } from "../../worker/core/finding.ts";
import type { PlanInput } from "../../worker/core/picture.ts";
import type { Plan } from "../../worker/core/plan.ts";

/** The input as it stands after the plan: what is planned next from the same read. */
export function applyPlan(input: PlanInput, plan: Plan): PlanInput {
  const teams = teamsAfter(input, plan);
  const accounts = accountsAfter(input, plan);
  expectReferences(
    accounts,
    teams.teams.map((team) => team.id),
  );
  const openFindings = new Set(plan.findings.map(findingKey));
  return { ...input, ...teams, accounts, openFindings };
}

const only = ({ changes }: Plan, ...kinds: ChangeKind[]): readonly Change[] =>
  changes.filter((change) => kinds.includes(change.kind));

function teamsAfter(input: PlanInput, plan: Plan): Pick<PlanInput, "teams" | "teamSources"> {
  const teams = new Map(input.teams.map((team) => [team.id, team]));
  for (const { teamId, before, after } of only(plan, "team-rename")) {
    const team = existing(teams, teamId);
    expect(team.name).toBe(before["name"]);
    teams.set(team.id, { ...team, name: String(after["name"]) });
  }
  for (const { teamId, after } of only(plan, "team-create")) {
    const id = fresh(teams, teamId);
    teams.set(id, { id, name: String(after["name"]), origin: "synced" });
  }
  expectUnique([...teams.values()].map((team) => team.name));
  const sources = new Map(input.teamSources.map((it) => [`${it.attributeKey} ${it.ref}`, it]));
  for (const { teamId, after } of only(plan, "team-source")) {
    const [attributeKey, ref] = [String(after["attributeKey"]), String(after["ref"])];
    sources.set(`${attributeKey} ${ref}`, { attributeKey, ref, teamId: existing(teams, teamId).id });
  }
  return { teams: [...teams.values()], teamSources: [...sources.values()] };
}

function accountsAfter(input: PlanInput, plan: Plan): readonly Account[] {
  const accounts = new Map(input.accounts.map((account) => [account.id, account]));
  for (const change of only(plan, "exclude", "include")) put(accounts, change, "link");
  for (const change of only(plan, "reactivate")) put(accounts, change, "state");
  for (const change of only(plan, "update")) {
    const old = existing(accounts, change.accountId);
    accounts.set(old.id, updated(old, change));
  }
  for (const change of only(plan, "create")) {
    const id = fresh(accounts, change.accountId);
    expect(change.before).toEqual({});
    accounts.set(id, updated({ ...NOBODY, id }, change));
  }
  for (const change of only(plan, "deactivate")) put(accounts, change, "state");
  const all = [...accounts.values()];
  expectUnique(all.map((account) => emailKey(account.email)));
  expectUnique(all.flatMap((account) => account.externalId ?? []));
  return all;
}

function put(accounts: Map<AccountId, Account>, change: Change, field: "link" | "state"): void {
  const old = existing(accounts, change.accountId);
  expect(change.before).toEqual({ [field]: old[field] });
  expect(Object.keys(change.after)).toEqual([field]);
  accounts.set(old.id, { ...old, ...change.after });
}

const NOBODY: Omit<Account, "id"> = {
  ...BLANK,
  externalId: null,
  link: "unlinked",
  email: "",
  managerId: null,
  state: "active",
};

/** An update that carries a Personio ID links the account. */
function updated(old: Account, { before, after }: Change): Account {
  const {
    externalId = old.externalId,
    email,
    custom,
    sourced,
    manager = old.managerId,
    teams,
    ...text
  } = after;
  expect(Object.keys(text).filter((field) => !TEXT_FIELDS.some((it) => it === field))).toEqual([]);
  for (const [field, value] of Object.entries(before)) expect(value).toEqual(fieldOf(old, field));
  return {
    ...old,
    externalId: externalId as EmployeeId | null,
    link: "externalId" in after ? "linked" : old.link,
    email: (email as string | undefined) ?? old.email,
    custom: (custom as Account["custom"] | undefined) ?? old.custom,
    sourced: (sourced as Account["sourced"] | undefined) ?? old.sourced,
    managerId: manager as AccountId | null,
    text: { ...old.text, ...(text as Partial<Account["text"]>) },
    memberships: teams === undefined ? old.memberships : membershipsAfter(old, teams as [TeamId, string][]),
  };
}

function fieldOf(account: Account, field: string): unknown {
  if (field === "manager") return account.managerId;
  if (field === "teams") return expect.arrayContaining(syncedTeams(account));
  return field in account.text ? Reflect.get(account.text, field) : Reflect.get(account, field);
}

const syncedTeams = (account: Account): [TeamId, string][] =>
  account.memberships.filter((it) => it.source !== MANUAL).map((it) => [it.teamId, it.source]);

function membershipsAfter(old: Account, teams: readonly [TeamId, string][]): readonly Membership[] {
  const memberships = [
    ...old.memberships.filter((it) => it.source === MANUAL),
    ...teams.map(([teamId, source]) => ({ teamId, source })),
  ];
  expectUnique(memberships.map((it) => `${it.teamId} ${it.source}`));
  return memberships;
}

function expectReferences(accounts: readonly Account[], teams: readonly TeamId[]): void {
  const ids = accounts.map((account) => account.id);
  expect(ids).toEqual(expect.arrayContaining(accounts.flatMap((account) => account.managerId ?? [])));
  expect(teams).toEqual(
    expect.arrayContaining(accounts.flatMap((account) => account.memberships.map((it) => it.teamId))),
  );
}

function existing<Id, Row>(rows: ReadonlyMap<Id, Row>, id: Id | null): Row {
  const row = id === null ? undefined : rows.get(id);
  if (row === undefined) throw new Error(`there is no ${id}`);
  return row;
}

function fresh<Id>(rows: ReadonlyMap<Id, unknown>, id: Id | null): Id {
  if (id === null || rows.has(id)) throw new Error(`${id} is no new id`);
  return id;
}

const expectUnique = (values: readonly string[]): void => expect(values).toEqual([...new Set(values)]);
