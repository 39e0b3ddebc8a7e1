/** Accounts with their managers, and the teams they are in: one statement for a page, one for its teams. */
import type { Database } from "../../../db/database.ts";
import { matchesTerms } from "../http/search-terms.ts";
import type { AccountRow, MembershipRow } from "./present-account.ts";

export type AccountFilter = {
  /** Spellings, from `searchTerms`. */
  readonly terms: string | null;
  readonly state: string | null;
  readonly link: string | null;
  readonly teamId: string | null;
};

/** Where a list goes on: behind this one. Whoever has no name comes first. */
export type AccountKey = readonly [lastName: string, firstName: string, id: string];

/** Below every account. */
const START: AccountKey = ["", "", ""];

const nameOf = (table: string): string =>
  `coalesce(nullif(trim(coalesce(${table}.first_name, '') || ' ' || coalesce(${table}.last_name, '')), ''), ${table}.email)`;

const COLUMNS = `account.id, account.external_id AS externalId, account.email, account.first_name AS firstName,
    account.last_name AS lastName, account.job_title AS jobTitle, account.start_on AS startOn,
    account.end_on AS endOn, account.location, account.gender, account.level, account.custom,
    account.manager_id AS managerId, ${nameOf("manager")} AS managerName, account.state,
    account.deactivated_by AS deactivatedBy, account.link,
    EXISTS (SELECT 1 FROM account AS report WHERE report.manager_id = account.id AND report.state = 'active') AS isManager`;

const WITH_MANAGER = "LEFT JOIN account AS manager ON manager.id = account.manager_id";

const LAST_NAME = "coalesce(account.last_name, '') COLLATE NOCASE";
const FIRST_NAME = "coalesce(account.first_name, '') COLLATE NOCASE";
/** What is searched: a line each, so that nothing matches across two of them. */
const SEARCHED =
  "coalesce(account.first_name, '') || ' ' || coalesce(account.last_name, '') || char(10) || account.email";

export async function listAccountRows(
  db: Database,
  filter: AccountFilter,
  page: { readonly after: AccountKey | null; readonly count: number },
): Promise<readonly AccountRow[]> {
  const { results } = await db.$client
    .prepare(
      `WITH page AS MATERIALIZED (
         SELECT account.id FROM account
         WHERE (${LAST_NAME}, ${FIRST_NAME}, account.id) > (?1, ?2, ?3)
           AND (?4 IS NULL OR account.state = ?4) AND (?5 IS NULL OR account.link = ?5)
           AND (?6 IS NULL OR account.id IN (SELECT account_id FROM membership WHERE team_id = ?6))
           AND ${matchesTerms(SEARCHED, "?7")}
         ORDER BY ${LAST_NAME}, ${FIRST_NAME}, account.id LIMIT ?8
       )
       SELECT ${COLUMNS} FROM page CROSS JOIN account ON account.id = page.id ${WITH_MANAGER}
       ORDER BY ${LAST_NAME}, ${FIRST_NAME}, account.id`,
    )
    .bind(...(page.after ?? START), filter.state, filter.link, filter.teamId, filter.terms, page.count)
    .all<AccountRow>();
  return results;
}

export async function loadAccountRow(db: Database, id: string): Promise<AccountRow | null> {
  return db.$client
    .prepare(`SELECT ${COLUMNS} FROM account ${WITH_MANAGER} WHERE account.id = ?1`)
    .bind(id)
    .first<AccountRow>();
}

export async function loadMemberships(
  db: Database,
  accountIds: readonly string[],
): Promise<readonly MembershipRow[]> {
  if (accountIds.length === 0) return [];
  const { results } = await db.$client
    .prepare(
      `SELECT membership.account_id AS accountId, team.id, team.name, membership.source
       FROM membership JOIN team ON team.id = membership.team_id
       WHERE membership.account_id IN (SELECT value FROM json_each(?1))
       ORDER BY team.name, team.id, membership.source`,
    )
    .bind(JSON.stringify(accountIds))
    .all<MembershipRow>();
  return results;
}
