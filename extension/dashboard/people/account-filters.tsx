/** Search and filters of the list of accounts; they stand in the address. */
import { useEffect, useMemo } from "preact/hooks";
import type { Team } from "../../api/answers.ts";
import { SearchField } from "../../components/search-field.tsx";
import { type Choice, SelectField } from "../../components/select-field.tsx";
import { createLoader, loadable } from "../../stores/loadable.ts";
import type { DashboardModel } from "../dashboard-model.ts";
import { useDashboard } from "../dashboard-words.ts";
import { type AskedAccounts, INVITATIONS, LINKS, STATES } from "./account-filter.ts";
import { loadTeams } from "./load-teams.ts";

type Props = { readonly model: DashboardModel; readonly filter: AskedAccounts };

export function AccountFilters({ model, filter }: Props) {
  const words = useDashboard().d.people.accounts;
  const teams = useTeams(model);
  return (
    <div class="filters">
      <SearchField label={words.search} value={filter.q} onSearch={(q) => model.filter({ q })} />
      <SelectField
        label={words.filter.state}
        value={filter.state}
        choices={choices(words.everyState, STATES, words.state)}
        onChoose={(state) => model.filter({ state })}
      />
      <SelectField
        label={words.filter.link}
        value={filter.link}
        choices={choices(words.everyLink, LINKS, words.link)}
        onChoose={(link) => model.filter({ link })}
      />
      <SelectField
        label={words.filter.invitation}
        value={filter.invitation}
        choices={choices(words.everyInvitation, INVITATIONS, words.invitation)}
        onChoose={(invitation) => model.filter({ invitation })}
      />
      <SelectField
        label={words.filter.team}
        value={filter.team}
        choices={teamChoices(words.everyTeam, teams, filter.team)}
        onChoose={(team) => model.filter({ team })}
      />
    </div>
  );
}

function useTeams({ client }: DashboardModel): readonly Team[] {
  const teams = useMemo(() => loadable<readonly Team[]>([]), []);
  useEffect(() => void createLoader(teams).load(() => loadTeams(client)), [client, teams]);
  return teams.value.value ?? [];
}

function choices<T extends string>(
  every: string,
  known: readonly T[],
  words: Readonly<Record<T, string>>,
): ReadonlyArray<Choice<T | "">> {
  return [{ value: "", label: every }, ...known.map((value) => ({ value, label: words[value] }))];
}

/** A team that is asked for stays chosen while the others are on their way. */
function teamChoices(every: string, teams: readonly Team[], asked: string): ReadonlyArray<Choice<string>> {
  const known = teams.map(({ id, name }) => ({ value: id, label: name }));
  const isKnown = asked === "" || known.some(({ value }) => value === asked);
  return [{ value: "", label: every }, ...known, ...(isKnown ? [] : [{ value: asked, label: "…" }])];
}
