/** The columns of the list of accounts. They depend on the words only, so rows that stay the same are never drawn again. */
import type { Account } from "../../api/answers.ts";
import type { Column } from "../../components/data-table.tsx";
import type { PeopleMessages } from "../../i18n/dashboard/people.ts";
import { hrefOf } from "../route.ts";
import { invitationTag, stateTag } from "./account-tags.tsx";
import { nameOf } from "./name-of.ts";

export function accountColumns({ accounts }: PeopleMessages): readonly Column<Account>[] {
  const { column } = accounts;
  return [
    { key: "person", head: column.person, width: "minmax(0, 1.7fr)", cell: person },
    { key: "jobTitle", head: column.jobTitle, cell: ({ jobTitle }) => jobTitle ?? "–" },
    { key: "teams", head: column.teams, cell: teamNames },
    { key: "manager", head: column.manager, cell: ({ manager }) => manager?.name ?? "–" },
    { key: "state", head: column.state, width: "136px", cell: (account) => stateCell(account, accounts) },
    {
      key: "invitation",
      head: column.invitation,
      width: "150px",
      cell: ({ invitation }) => invitationTag(invitation, accounts),
    },
  ];
}

export function person(account: Account) {
  const name = nameOf(account);
  return (
    <>
      <a class="cell-main" href={hrefOf({ page: "people", id: account.id })}>
        {name}
      </a>
      {name === account.email ? null : <span class="cell-note">{account.email}</span>}
    </>
  );
}

/** Somebody may be in a team for several reasons. */
const teamNames = ({ teams }: Account): string =>
  teams.length === 0 ? "–" : [...new Set(teams.map(({ name }) => name))].join(", ");

/** Following Personio is the rule, so only the exceptions are said. */
function stateCell({ state, link }: Account, words: PeopleMessages["accounts"]) {
  return (
    <>
      {stateTag(state, words)}
      {link === "linked" ? null : <span class="cell-note">{words.link[link]}</span>}
    </>
  );
}

export const accountKey = ({ id }: Account): string => id;
