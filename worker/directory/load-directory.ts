/**
 * The current side: every account with its memberships, every team and what feeds it, read in one transaction.
 * The rows are our own, written by apply-plan.ts, and so are not parsed again.
 */
import type { Database } from "../../db/database.ts";
import type {
  Account,
  AccountId,
  CustomValue,
  Membership,
  Team,
  TeamId,
  TeamSource,
} from "../core/account.ts";
import type { EmployeeId } from "../core/employee.ts";

export type Directory = {
  readonly accounts: readonly Account[];
  readonly teams: readonly Team[];
  readonly teamSources: readonly TeamSource[];
};

export const ACCOUNT_COLUMNS = `id, external_id, link, email, first_name, last_name, job_title, start_on, end_on,
  location, gender, level, custom, sourced, manager_id, state`;

export type AccountRow = {
  readonly id: string;
  readonly external_id: string | null;
  readonly link: Account["link"];
  readonly email: string;
  readonly first_name: string | null;
  readonly last_name: string | null;
  readonly job_title: string | null;
  readonly start_on: string | null;
  readonly end_on: string | null;
  readonly location: string | null;
  readonly gender: string | null;
  readonly level: string | null;
  readonly custom: string;
  readonly sourced: string;
  readonly manager_id: string | null;
  readonly state: Account["state"];
};

export async function loadDirectory(db: Database): Promise<Directory> {
  const d1 = db.$client;
  const [accounts, memberships, teams] = await d1.batch([
    d1.prepare(`SELECT ${ACCOUNT_COLUMNS} FROM account`),
    d1.prepare("SELECT account_id, team_id, source FROM membership ORDER BY account_id, team_id, source"),
    d1.prepare(
      `SELECT id, name, origin, NULL AS attribute_key, NULL AS ref FROM team
       UNION ALL SELECT team_id, NULL, NULL, attribute_key, ref FROM team_source`,
    ),
  ]);
  const byAccount = membershipsOf((memberships?.results ?? []) as MembershipRow[]);
  return {
    accounts: ((accounts?.results ?? []) as AccountRow[]).map((row) => accountOf(row, byAccount)),
    ...teamsOf((teams?.results ?? []) as TeamRow[]),
  };
}

/** A team, or what feeds one. */
type TeamRow =
  | {
      readonly id: TeamId;
      readonly name: string;
      readonly origin: Team["origin"];
      readonly attribute_key: null;
    }
  | { readonly id: TeamId; readonly attribute_key: string; readonly ref: string };

function teamsOf(rows: readonly TeamRow[]): Pick<Directory, "teams" | "teamSources"> {
  const teams: Team[] = [];
  const teamSources: TeamSource[] = [];
  for (const row of rows) {
    if (row.attribute_key === null) teams.push({ id: row.id, name: row.name, origin: row.origin });
    else teamSources.push({ attributeKey: row.attribute_key, ref: row.ref, teamId: row.id });
  }
  return { teams, teamSources };
}

type MembershipRow = { readonly account_id: string; readonly team_id: TeamId; readonly source: string };

function membershipsOf(rows: readonly MembershipRow[]): ReadonlyMap<string, readonly Membership[]> {
  const byAccount = new Map<string, Membership[]>();
  for (const row of rows) {
    const own = byAccount.get(row.account_id);
    const membership = { teamId: row.team_id, source: row.source };
    if (own === undefined) byAccount.set(row.account_id, [membership]);
    else own.push(membership);
  }
  return byAccount;
}

const NONE: readonly Membership[] = [];

export function accountOf(row: AccountRow, memberships: ReadonlyMap<string, readonly Membership[]>): Account {
  return {
    id: row.id as AccountId,
    externalId: row.external_id as EmployeeId | null,
    link: row.link,
    email: row.email,
    text: {
      firstName: row.first_name,
      lastName: row.last_name,
      jobTitle: row.job_title,
      startDate: row.start_on,
      endDate: row.end_on,
      location: row.location,
      gender: row.gender,
      level: row.level,
    },
    custom: customOf(row.custom),
    sourced: sourcedOf(row.sourced),
    managerId: row.manager_id as AccountId | null,
    state: row.state,
    memberships: memberships.get(row.id) ?? NONE,
  };
}

const EMPTY: Readonly<Record<string, CustomValue>> = {};
const customOf = (json: string): Readonly<Record<string, CustomValue>> =>
  json === "{}" ? EMPTY : JSON.parse(json);

/** Nearly all accounts of a company have the same list: parsed once. */
const sourcedLists = new Map<string, readonly string[]>([["[]", []]]);

function sourcedOf(json: string): readonly string[] {
  const known = sourcedLists.get(json);
  if (known !== undefined) return known;
  const list: readonly string[] = JSON.parse(json);
  if (sourcedLists.size < 100) sourcedLists.set(json, list);
  return list;
}
