/** One team: where it comes from, its name, and who is in it. */
import { useEffect, useMemo, useState } from "preact/hooks";
import type { RenamedTeam, Team } from "../../api/answers.ts";
import { LoadState } from "../../components/load-state.tsx";
import { WriteBarNote } from "../../components/write-bar-note.tsx";
import { createLoader, loadable } from "../../stores/loadable.ts";
import type { DashboardModel } from "../dashboard-model.ts";
import { useDashboard } from "../dashboard-words.ts";
import { Page } from "../page.tsx";
import { loadTeams } from "../people/load-teams.ts";
import { Missing } from "../people/missing.tsx";
import { hrefOf } from "../route.ts";
import { RenameTeam } from "./rename-team.tsx";
import { RenamedNote } from "./renamed-note.tsx";
import { useSourceNames } from "./source-names.ts";
import { TeamMembers } from "./team-members.tsx";

type Props = { readonly model: DashboardModel; readonly id: string };

export function TeamPage({ model, id }: Props) {
  const { d } = useDashboard();
  const words = d.people.teams;
  // The contract has no single team; all of them are few.
  const teams = useMemo(() => loadable<readonly Team[]>(), []);
  const loader = useMemo(() => createLoader(teams), [teams]);
  const load = (): Promise<void> => loader.load(() => loadTeams(model.client));
  useEffect(() => void load(), []);
  const { value } = teams.value;
  const team = value?.find((one) => one.id === id);
  const up = { label: d.frame.page.teams, href: hrefOf({ page: "teams" }) };
  if (team !== undefined) return <Known model={model} team={team} up={up} onChanged={() => void load()} />;
  return (
    <Page title={d.frame.page.teams} up={up}>
      <LoadState of={teams.value} onRetry={() => void load()} />
      {value === null ? null : <Missing text={words.missing} />}
    </Page>
  );
}

type KnownProps = {
  readonly model: DashboardModel;
  readonly team: Team;
  readonly up: { readonly label: string; readonly href: string };
  readonly onChanged: () => void;
};

function Known({ model, team, up, onChanged }: KnownProps) {
  const words = useDashboard().d.people.teams;
  const sourceNames = useSourceNames(model);
  const [isRenaming, setRenaming] = useState(false);
  const [renamed, setRenamed] = useState<RenamedTeam | null>(null);
  const bar = model.session.bar.value;
  const onRenamed = (now: RenamedTeam): void => {
    setRenamed(now);
    setRenaming(false);
    onChanged();
  };
  return (
    <Page
      title={team.name}
      up={up}
      lead={words.originNote(team.origin, team.sources.length === 0 ? "" : sourceNames(team.sources))}
      actions={
        bar !== null || isRenaming ? undefined : (
          <button type="button" class="button" onClick={() => setRenaming(true)}>
            {words.rename}
          </button>
        )
      }
    >
      <WriteBarNote bar={bar} />
      {isRenaming ? (
        <RenameTeam model={model} team={team} onRenamed={onRenamed} onCancel={() => setRenaming(false)} />
      ) : null}
      {renamed === null || isRenaming ? null : <RenamedNote renamed={renamed} />}
      <TeamMembers model={model} team={team} sourceNames={sourceNames} onChanged={onChanged} />
    </Page>
  );
}
