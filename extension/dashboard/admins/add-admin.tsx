/** Somebody is put on the list. What was typed stays until it is done. */
import { useState } from "preact/hooks";
import type { Role } from "../../api/answers.ts";
import { SelectField } from "../../components/select-field.tsx";
import { TextField } from "../../components/text-field.tsx";
import type { DashboardModel } from "../dashboard-model.ts";
import { useDashboard } from "../dashboard-words.ts";
import { AdminNote } from "./admin-note.tsx";
import type { AdminStore } from "./admin-store.ts";
import { useAdminWords } from "./admin-words.ts";
import { roleChoices } from "./roles.ts";

type Props = { readonly model: DashboardModel; readonly store: AdminStore };

export function AddAdmin({ model, store }: Props) {
  const { d } = useDashboard();
  const words = useAdminWords();
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<Role>("viewer");
  const [isMissing, setMissing] = useState(false);
  const isRefused = isAddressRefused(store);
  const submit = async (): Promise<void> => {
    setMissing(email.trim() === "");
    if (email.trim() === "") return;
    const deed = await store.appoint({ email: email.trim(), role }, "add");
    if (deed !== null) setEmail("");
  };
  const error = isMissing ? words.add.emailMissing : isRefused ? words.add.emailInvalid : null;
  return (
    <form
      class="card"
      aria-label={words.add.title}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      noValidate
    >
      <h2>{words.add.title}</h2>
      <div class="field-pair">
        <TextField
          label={words.add.email}
          hint={words.add.emailHint}
          error={error}
          type="email"
          value={email}
          onInput={(typed) => {
            setMissing(false);
            setEmail(typed);
          }}
        />
        <SelectField
          label={words.add.role}
          hint={words.roles.may[role]}
          value={role}
          choices={roleChoices(d)}
          onChoose={setRole}
        />
      </div>
      <div class="form-actions">
        <button type="submit" class="button button-primary" disabled={store.isBusy.value}>
          {words.add.submit}
        </button>
      </div>
      {isRefused ? null : <AdminNote model={model} store={store} place="add" />}
    </form>
  );
}

/** Said at the field rather than below the form. */
function isAddressRefused({ write, place }: AdminStore): boolean {
  const state = write.value;
  return place.value === "add" && state.kind === "failed" && state.failure.code === "invalid-request";
}
