/** A page of invitations: the page of accounts they belong to, by the same indexes as the list of accounts. */
import type { Database } from "../../../db/database.ts";
import { type ShownState, shownState } from "../../invitations/shown-state.ts";
import { type AccountFilter, accountPage } from "../people/account-page.ts";

export type InvitationRow = {
  /** The account's. */
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly state: ShownState;
  readonly sentAt: number | null;
  readonly times: number | null;
  readonly expiresAt: number | null;
  readonly problem: string | null;
  readonly nextTryAt: number | null;
  readonly lastKey: string | null;
  readonly firstKey: string | null;
};

export async function listInvitationRows(
  db: Database,
  filter: AccountFilter,
): Promise<readonly InvitationRow[]> {
  const { sql, values } = accountPage(filter);
  const { results } = await db.$client
    .prepare(
      `${sql} SELECT account.id, ${NAME} AS name, account.email, ${shownState("invitation")} AS state,
         invitation.sent_at AS sentAt, invitation.times, invitation.expires_at AS expiresAt, invitation.problem,
         invitation.next_try_at AS nextTryAt, account.last_key AS lastKey, account.first_key AS firstKey
       FROM page CROSS JOIN account ON account.id = page.id LEFT JOIN invitation ON invitation.account_id = account.id
       ORDER BY account.last_key, account.first_key, account.id`,
    )
    .bind(...values)
    .all<InvitationRow>();
  return results;
}

const NAME = `coalesce(nullif(trim(coalesce(account.first_name, '') || ' ' || coalesce(account.last_name, '')), ''), account.email)`;
