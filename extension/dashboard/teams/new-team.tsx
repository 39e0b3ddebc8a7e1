import { useMemo, useState } from "preact/hooks";
import type { Team } from "../../api/answers.ts";
import { TextField } from "../../components/text-field.tsx";
import { createWrite } from "../../stores/write.ts";
import type { DashboardModel } from "../dashboard-model.ts";
import { useDashboard } from "../dashboard-words.ts";
import { FormCard } from "../people/form-card.tsx";
import { RefusalNote } from "../people/refusal-note.tsx";

type Props = { readonly model: DashboardModel; readonly onClose: () => void };

/** A team of one's own. */
export function NewTeam({ model, onClose }: Props) {
  const { d } = useDashboard();
  const words = d.people.teams;
  const [name, setName] = useState("");
  const [isMissing, setMissing] = useState(false);
  const write = useMemo(() => createWrite<Team>(), []);
  const state = write.state.value;
  const create = async (): Promise<void> => {
    setMissing(name.trim() === "");
    if (name.trim() === "") return;
    const team = await write.run(() => model.client.createTeam(name.trim()));
    if (team !== null) model.go({ page: "teams", id: team.id });
  };
  return (
    <FormCard
      title={words.newTitle}
      lead={words.newNote}
      save={words.create}
      isBusy={state.kind === "working"}
      onSave={() => void create()}
      onCancel={onClose}
      note={state.kind === "failed" ? <RefusalNote failure={state.failure} words={words.refused} /> : null}
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
