/** Editing an account by hand. Who was slower than somebody else sees both versions, and loses nothing. */
import { useMemo, useState } from "preact/hooks";
import type { EditedAccount, ExplainedAccount } from "../../api/answers.ts";
import { createWrite } from "../../stores/write.ts";
import type { DashboardModel } from "../dashboard-model.ts";
import { useDashboard } from "../dashboard-words.ts";
import { draftOf, editOf, missingFields } from "./account-draft.ts";
import { AccountFields } from "./account-fields.tsx";
import { EditConflict } from "./edit-conflict.tsx";
import { type FieldErrors, fieldErrorsOf } from "./field-errors.ts";
import { filledBy } from "./filled-by.ts";
import { FormCard } from "./form-card.tsx";
import { RefusalNote } from "./refusal-note.tsx";

type Props = {
  readonly model: DashboardModel;
  readonly account: ExplainedAccount;
  /** `null`: there was nothing to save. */
  readonly onSaved: (edited: EditedAccount | null) => void;
  readonly onCancel: () => void;
};

export function EditAccount({ model, account, onSaved, onCancel }: Props) {
  const { d } = useDashboard();
  const words = d.people.account.form;
  const edit = useEdit({ model, account, onSaved });
  const attributes = useMemo(
    () => filledBy(account.explanation, d.people.explanation),
    [account, d.people.explanation],
  );
  const { state, theirs, draft } = edit;
  return (
    <FormCard
      title={words.editTitle}
      lead={words.editLead}
      save={words.save}
      isBusy={state.kind === "working"}
      onSave={() => void edit.save(account.etag)}
      onCancel={onCancel}
      note={
        theirs !== null ? (
          <EditConflict
            edit={editOf(draft, account)}
            draft={draft}
            theirs={theirs}
            onMine={() => void edit.save(theirs.etag)}
            onTheirs={() => onSaved(null)}
          />
        ) : state.kind === "failed" ? (
          <RefusalNote failure={state.failure} words={words.refused} />
        ) : null
      }
    >
      <AccountFields
        model={model}
        draft={draft}
        onChange={edit.setDraft}
        errors={edit.errors}
        filledBy={attributes}
        accountId={account.id}
      />
    </FormCard>
  );
}

function useEdit({ model, account, onSaved }: Omit<Props, "onCancel">) {
  const { client } = model;
  const [draft, setDraft] = useState(() => draftOf(account));
  const [missing, setMissing] = useState<FieldErrors>({});
  const [theirs, setTheirs] = useState<ExplainedAccount | null>(null);
  const write = useMemo(() => createWrite<EditedAccount>(), []);
  const save = async (etag: string): Promise<void> => {
    const empty = missingFields(draft, account);
    setMissing(Object.fromEntries(empty.map((field) => [field, "required"])));
    if (empty.length > 0) return;
    const changes = editOf(draft, account);
    if (Object.keys(changes).length === 0) return onSaved(null);
    const edited = await write.run(() => client.updateAccount(account.id, changes, etag));
    if (edited !== null) return onSaved(edited);
    const state = write.state.peek();
    if (state.kind !== "failed" || state.failure.kind !== "conflict") return;
    const latest = await client.account(account.id);
    if (latest.ok) setTheirs(latest.value);
  };
  const state = write.state.value;
  const errors = state.kind === "failed" ? { ...fieldErrorsOf(state.failure), ...missing } : missing;
  return { draft, setDraft, theirs, state, errors, save };
}
