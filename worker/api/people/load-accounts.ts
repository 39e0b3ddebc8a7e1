/** Accounts with their managers, and the teams they are in: one statement for a page, one for its teams. */
import type { Database } from "../../../db/database.ts";
import { shownState } from "../../invitations/shown-state.ts";
import { type Anchor, idsOf } from "../http/anchors.ts";
import {
  type AccountFilter,
  type AccountKey,
  type AccountPage,
  accountPage,
  crowdQuery,
  type InvitationFilter,
  invitedCrowdQuery,
  type SearchWord,
} from "./account-page.ts";
import type { AccountAnswer } from "./account-routes.ts";
import { type AccountRow, type MembershipRow, presentAccount } from "./present-account.ts";

const nameOf = (table: string): string =>
  `coalesce(nullif(trim(coalesce(${table}.first_name, '') || ' ' || coalesce(${table}.last_name, '')), ''), ${table}.email)`;

const COLUMNS = `account.id, account.external_id AS externalId, account.email, account.first_name AS firstName,
    account.last_name AS lastName, account.job_title AS jobTitle, account.start_on AS startOn,
    account.end_on AS endOn, account.location, account.gender, account.level, account.custom,
    account.manager_id AS managerId, ${nameOf("manager")} AS managerName, account.state,
    account.deactivated_by AS deactivatedBy, account.link, account.last_key AS lastKey, account.first_key AS firstKey,
    EXISTS (SELECT 1 FROM account AS report WHERE report.manager_id = account.id AND report.state = 'active') AS isManager,
    ${shownState("invitation")} AS invitationState, invitation.sent_at AS invitedAt, invitation.times AS invitedTimes`;

const WITH_OTHERS = `LEFT JOIN account AS manager ON manager.id = account.manager_id
    LEFT JOIN invitation ON invitation.account_id = account.id`;

/** The statement of a page, so that a test can see how it is carried out. */
export function accountList(filter: AccountFilter): AccountPage {
  const { sql, values } = accountPage(filter);
  const list = `${sql} SELECT ${COLUMNS} FROM page CROSS JOIN account ON account.id = page.id ${WITH_OTHERS}
    ORDER BY account.last_key, account.first_key, account.id`;
  return { sql: list, values };
}

export async function isCrowd(db: Database, word: SearchWord): Promise<boolean> {
  const { sql, values } = crowdQuery(word);
  const row = await db.$client
    .prepare(sql)
    .bind(...values)
    .first<{ crowded: number }>();
  return row?.crowded === 1;
}

/** Of those that were never invited nobody knows how many there are; the list is walked. */
export async function isInvitedCrowd(db: Database, state: InvitationFilter["state"]): Promise<boolean> {
  if (state === "none") return true;
  const row = await db.$client.prepare(invitedCrowdQuery(state)).first<{ crowded: number }>();
  return row?.crowded === 1;
}

/** Where in the list these accounts stand now. */
export async function loadAccountKeys(
  db: Database,
  anchors: readonly Anchor[],
): Promise<ReadonlyMap<string, AccountKey>> {
  const rows = await db.$client
    .prepare("SELECT last_key, first_key, id FROM account WHERE id IN (SELECT value FROM json_each(?1))")
    .bind(idsOf(anchors))
    .raw<[string, string, string]>();
  return new Map(rows.map((key) => [key[2], key]));
}

export async function listAccountRows(db: Database, filter: AccountFilter): Promise<readonly AccountRow[]> {
  const { sql, values } = accountList(filter);
  const { results } = await db.$client
    .prepare(sql)
    .bind(...values)
    .all<AccountRow>();
  return results;
}

export async function loadAccountRow(db: Database, id: string): Promise<AccountRow | null> {
  return db.$client
    .prepare(`SELECT ${COLUMNS} FROM account ${WITH_OTHERS} WHERE account.id = ?1`)
    .bind(id)
    .first<AccountRow>();
}

/** As the API shows it. */
export async function loadAccount(db: Database, id: string): Promise<AccountAnswer | null> {
  const row = await loadAccountRow(db, id);
  return row === null ? null : presentAccount(row, await loadMemberships(db, [row.id]));
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
