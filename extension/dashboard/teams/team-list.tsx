/** All teams, searched here: there are as many as departments. */
import { useEffect, useMemo, useState } from "preact/hooks";
import type { Team } from "../../api/answers.ts";
import { type Column, DataTable } from "../../components/data-table.tsx";
import { LoadState } from "../../components/load-state.tsx";
import { SearchField } from "../../components/search-field.tsx";
import { WriteBarNote } from "../../components/write-bar-note.tsx";
import type { TeamMessages } from "../../i18n/dashboard/people-teams.ts";
import { createLoader, loadable } from "../../stores/loadable.ts";
import type { PageProps } from "../dashboard-model.ts";
import { useDashboard } from "../dashboard-words.ts";
import { Page } from "../page.tsx";
import { loadTeams } from "../people/load-teams.ts";
import { Missing } from "../people/missing.tsx";
import { hrefOf } from "../route.ts";
import { NewTeam } from "./new-team.tsx";
import { useSourceNames } from "./source-names.ts";

export function TeamList({ model, route }: PageProps) {
  const { d } = useDashboard();
  const words = d.people.teams;
  const [isAdding, setAdding] = useState(false);
  const teams = useMemo(() => loadable<readonly Team[]>(), []);
  const loader = useMemo(() => createLoader(teams), [teams]);
  const load = (): Promise<void> => loader.load(() => loadTeams(model.client));
  useEffect(() => void load(), []);
  const bar = model.session.bar.value;
  const q = route.query["q"] ?? "";
  return (
    <Page
      title={d.frame.page.teams}
      lead={words.lead}
      actions={
        bar !== null || isAdding ? undefined : (
          <button type="button" class="button" onClick={() => setAdding(true)}>
            {words.add}
          </button>
        )
      }
    >
      <WriteBarNote bar={bar} />
      {isAdding ? <NewTeam model={model} onClose={() => setAdding(false)} /> : null}
      <div class="filters">
        <SearchField label={words.search} value={q} onSearch={(text) => model.filter({ q: text })} />
      </div>
      <LoadState of={teams.value} onRetry={() => void load()} />
      <Found model={model} teams={teams.value.value} q={q} />
    </Page>
  );
}

type FoundProps = Pick<PageProps, "model"> & { readonly teams: readonly Team[] | null; readonly q: string };

function Found({ model, teams, q }: FoundProps) {
  const { d } = useDashboard();
  const words = d.people.teams;
  const sourceNames = useSourceNames(model);
  const columns = useMemo(() => teamColumns(words, sourceNames), [words, sourceNames]);
  const items = useMemo(() => matching(teams ?? [], q), [teams, q]);
  if (teams === null) return null;
  if (items.length === 0) return <Missing text={q === "" ? words.empty : words.emptySearch} />;
  return <DataTable label={words.table} columns={columns} items={items} keyOf={teamKey} />;
}

const teamKey = ({ id }: Team): string => id;

/** Any part of a name, whatever its case. */
function matching(teams: readonly Team[], q: string): readonly Team[] {
  const wanted = q.trim().toLocaleLowerCase();
  return wanted === "" ? teams : teams.filter(({ name }) => name.toLocaleLowerCase().includes(wanted));
}

function teamColumns(
  words: TeamMessages,
  sourceNames: (keys: readonly string[]) => string,
): readonly Column<Team>[] {
  const { column } = words;
  return [
    {
      key: "name",
      head: column.name,
      width: "minmax(0, 1.6fr)",
      cell: ({ id, name }) => (
        <a class="cell-main" href={hrefOf({ page: "teams", id })}>
          {name}
        </a>
      ),
    },
    { key: "origin", head: column.origin, cell: ({ origin }) => words.origin[origin] },
    {
      key: "sources",
      head: column.sources,
      cell: ({ sources }) => (sources.length === 0 ? words.noSources : sourceNames(sources)),
    },
    { key: "members", head: column.members, width: "130px", cell: ({ members }) => words.members(members) },
  ];
}
