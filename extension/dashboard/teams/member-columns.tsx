/** The columns of a team's members. They depend on words and names only, so rows that stay the same aren't drawn again. */
import type { Account } from "../../api/answers.ts";
import type { Column } from "../../components/data-table.tsx";
import type { PeopleMessages } from "../../i18n/dashboard/people.ts";
import { person } from "../people/account-columns.tsx";
import { stateTag } from "../people/account-tags.tsx";
import { nameOf } from "../people/name-of.ts";

type Options = {
  readonly words: PeopleMessages;
  readonly teamId: string;
  readonly sourceNames: (keys: readonly string[]) => string;
  /** `null`: nobody may be taken out. */
  readonly remove: ((account: Account) => void) | null;
};

export function memberColumns(options: Options): readonly Column<Account>[] {
  const { words, remove } = options;
  const { column } = words.teams;
  const shown: readonly Column<Account>[] = [
    { key: "person", head: words.accounts.column.person, width: "minmax(0, 1.5fr)", cell: person },
    {
      key: "jobTitle",
      head: words.accounts.column.jobTitle,
      cell: ({ jobTitle }) => jobTitle ?? "–",
    },
    {
      key: "state",
      head: words.accounts.column.state,
      width: "136px",
      cell: ({ state }) => stateTag(state, words.accounts),
    },
    { key: "why", head: column.why, cell: (account) => whyIn(account, options) },
  ];
  if (remove === null) return shown;
  const cell = (account: Account) => removal(account, { ...options, remove });
  return [...shown, { key: "remove", head: column.remove, isPlain: true, width: "120px", cell }];
}

const sourcesIn = ({ teams }: Account, teamId: string): readonly string[] =>
  teams.flatMap(({ id, source }) => (id === teamId ? [source] : []));

function whyIn(account: Account, { words, teamId, sourceNames }: Options): string {
  const sources = sourcesIn(account, teamId);
  const synced = sources.filter((source) => source !== "manual");
  const parts = [
    ...(synced.length === 0 ? [] : [words.account.teamSource(sourceNames(synced))]),
    ...(sources.includes("manual") ? [words.account.byHand] : []),
  ];
  return parts.join(", ");
}

type Removing = Options & { readonly remove: (account: Account) => void };

function removal(account: Account, { words, teamId, remove }: Removing) {
  if (!sourcesIn(account, teamId).includes("manual")) {
    return <span class="cell-aside">{words.teams.fromPersonio}</span>;
  }
  return (
    <button
      type="button"
      class="button"
      aria-label={words.teams.remove(nameOf(account))}
      onClick={() => remove(account)}
    >
      {words.teams.removeWord}
    </button>
  );
}
