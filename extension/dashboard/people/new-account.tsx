/** An account for somebody who isn't in Personio. */
import { useMemo, useState } from "preact/hooks";
import type { EditedAccount } from "../../api/answers.ts";
import { createWrite } from "../../stores/write.ts";
import type { DashboardModel } from "../dashboard-model.ts";
import { useDashboard } from "../dashboard-words.ts";
import { draftOf, editOf, missingFields, NOBODY } from "./account-draft.ts";
import { AccountFields } from "./account-fields.tsx";
import { type FieldErrors, fieldErrorsOf } from "./field-errors.ts";
import { FormCard } from "./form-card.tsx";
import { RefusalNote } from "./refusal-note.tsx";

type Props = { readonly model: DashboardModel; readonly onClose: () => void };

const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();

export function NewAccount({ model, onClose }: Props) {
  const words = useDashboard().d.people.account.form;
  const [draft, setDraft] = useState(() => draftOf(NOBODY));
  const [missing, setMissing] = useState<FieldErrors>({});
  const write = useMemo(() => createWrite<EditedAccount>(), []);
  const state = write.state.value;
  const create = async (): Promise<void> => {
    const empty = missingFields(draft, NOBODY);
    setMissing(Object.fromEntries(empty.map((field) => [field, "required"])));
    if (empty.length > 0) return;
    const { email, firstName, lastName } = draft.texts;
    const fields = { ...editOf(draft, NOBODY), email, firstName, lastName };
    const account = await write.run(() => model.client.createAccount(fields));
    if (account !== null) model.go({ page: "people", id: account.id });
  };
  const errors = state.kind === "failed" ? { ...fieldErrorsOf(state.failure), ...missing } : missing;
  return (
    <FormCard
      title={words.newTitle}
      lead={words.newLead}
      save={words.create}
      isBusy={state.kind === "working"}
      onSave={() => void create()}
      onCancel={onClose}
      note={state.kind === "failed" ? <RefusalNote failure={state.failure} words={words.refused} /> : null}
    >
      <AccountFields
        model={model}
        draft={draft}
        onChange={setDraft}
        errors={errors}
        filledBy={NO_ATTRIBUTES}
        accountId={null}
      />
    </FormCard>
  );
}
