/** What a list of people is asked for → where its page is looked for. */
import type { Database } from "../../../db/database.ts";
import { type AccountFilter, type AccountKey, type InvitationFilter, searchWords } from "./account-page.ts";
import { isCrowd, isInvitedCrowd } from "./load-accounts.ts";

export type PeopleQuery = {
  readonly q?: string | undefined;
  readonly state?: string | null | undefined;
  readonly link?: string | null | undefined;
  readonly team?: string | null | undefined;
  readonly invitation?: InvitationFilter["state"] | null | undefined;
  readonly after: AccountKey | null;
  readonly limit: number;
};

export async function toAccountFilter(db: Database, query: PeopleQuery): Promise<AccountFilter> {
  const { q, state = null, link = null, team = null, invitation = null, after, limit } = query;
  const words = searchWords(q);
  const [only, ...others] = words;
  const isCrowded = only !== undefined && others.length === 0 && (await isCrowd(db, only));
  const shown =
    invitation === null ? null : { state: invitation, isCrowded: await isInvitedCrowd(db, invitation) };
  return { words, isCrowded, state, link, teamId: team, invitation: shown, after, count: limit + 1 };
}
