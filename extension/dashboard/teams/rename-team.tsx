/** Another name for a team. Whoever was slower than somebody else is told the name it has now. */
import { useMemo, useState } from "preact/hooks";
import type { RenamedTeam, Team } from "../../api/answers.ts";
import { TextField } from "../../components/text-field.tsx";
import { createWrite } from "../../stores/write.ts";
import type { DashboardModel } from "../dashboard-model.ts";
import { useDashboard } from "../dashboard-words.ts";
import { FormCard } from "../people/form-card.tsx";
import { loadTeams } from "../people/load-teams.ts";
import { RefusalNote } from "../people/refusal-note.tsx";

type Props = {
  readonly model: DashboardModel;
  readonly team: Team;
  readonly onRenamed: (team: RenamedTeam) => void;
  readonly onCancel: () => void;
};

export function RenameTeam({ model, team, onRenamed, onCancel }: Props) {
  const { d } = useDashboard();
  const words = d.people.teams;
  const [name, setName] = useState(team.name);
  const [latest, setLatest] = useState(team);
  const write = useMemo(() => createWrite<RenamedTeam>(), []);
  const state = write.state.value;
  const isStale = state.kind === "failed" && state.failure.kind === "conflict";
  const isMissing = name.trim() === "";
  const rename = async (): Promise<void> => {
    if (isMissing) return;
    const { id, etag } = latest;
    const renamed = await write.run(() => model.client.renameTeam({ id, etag, name: name.trim() }));
    if (renamed !== null) return onRenamed(renamed);
    const teams = await loadTeams(model.client);
    const now = teams.ok ? teams.value.find((one) => one.id === id) : undefined;
    if (now !== undefined) setLatest(now);
  };
  return (
    <FormCard
      title={words.renameTitle}
      lead={team.origin === "synced" ? words.renameSynced : words.newNote}
      save={words.rename}
      isBusy={state.kind === "working"}
      onSave={() => void rename()}
      onCancel={onCancel}
      note={
        isStale && latest !== team ? (
          <p class="callout callout-warn" role="alert">
            {words.renamedMeanwhile(latest.name)}
          </p>
        ) : state.kind === "failed" ? (
          <RefusalNote failure={state.failure} words={words.refused} />
        ) : null
      }
    >
      <TextField
        label={words.name}
        value={name}
        onInput={setName}
        error={isMissing ? d.people.account.form.issue.required : null}
      />
    </FormCard>
  );
}
