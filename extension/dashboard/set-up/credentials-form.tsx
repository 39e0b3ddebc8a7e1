/**
 * Client ID and secret. The fields are uncontrolled: a secret stands in its field and nowhere else, and the field is
 * emptied as soon as it was saved.
 */
import { useRef, useState } from "preact/hooks";
import type { Connection } from "../../api/answers.ts";
import type { ConnectionEdit } from "../../api/rule-calls.ts";
import { CheckField } from "../../components/check-field.tsx";
import { FailureNote } from "../../components/failure-note.tsx";
import { Field } from "../../components/field.tsx";
import { useDashboard } from "../dashboard-words.ts";
import { failureWords } from "./connection-words.ts";
import { type Objection, objectionTo } from "./credentials-objection.ts";
import type { SetUpStore } from "./set-up-store.ts";

type Props = {
  readonly store: SetUpStore;
  readonly connection: Connection;
  readonly onDone: () => void;
  readonly onCancel?: () => void;
};

export function CredentialsForm({ store, connection, onDone, onCancel }: Props) {
  const { t, d } = useDashboard();
  const words = d.rules.setUp.connection;
  const form = useRef<HTMLFormElement>(null);
  const [isEnabled, setEnabled] = useState(connection.enabled);
  const [objection, setObjection] = useState<Objection | null>(null);
  const isSaving = store.writes.save.state.value.kind === "working";
  const send = async (syncNow: boolean): Promise<void> => {
    const typed = typedIn(form.current);
    const found = objectionTo(typed, connection);
    setObjection(found);
    if (found !== null)
      return void form.current?.querySelector<HTMLInputElement>(`[name=${found.field}]`)?.focus();
    const saved = await store.save({ ...typed, enabled: isEnabled, ...(syncNow ? { syncNow } : {}) });
    if (saved === null) return;
    form.current?.reset();
    onDone();
  };
  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    void send(false);
  };
  return (
    <form ref={form} class="credentials" onSubmit={onSubmit} noValidate>
      <Fields connection={connection} objection={objection} />
      <CheckField label={words.enable} hint={words.enableHint} isChecked={isEnabled} onChange={setEnabled} />
      <SaveFailure store={store} />
      <div class="form-actions">
        <button type="submit" class="button button-primary" disabled={isSaving}>
          {isSaving ? words.saving : words.save}
        </button>
        {isEnabled ? (
          <button type="button" class="button" disabled={isSaving} onClick={() => void send(true)}>
            {words.saveAndSync}
          </button>
        ) : null}
        {onCancel === undefined ? null : (
          <button type="button" class="button button-plain" disabled={isSaving} onClick={onCancel}>
            {t.app.cancel}
          </button>
        )}
      </div>
    </form>
  );
}

type FieldsProps = { readonly connection: Connection; readonly objection: Objection | null };

function Fields({ connection, objection }: FieldsProps) {
  const words = useDashboard().d.rules.setUp.connection;
  const errorOf = (field: Objection["field"]): string | null =>
    objection?.field === field ? words[objection.word] : null;
  return (
    <>
      <Field label={words.clientId} error={errorOf("clientId")}>
        {(control) => (
          <input
            {...control}
            class="input"
            type="text"
            name="clientId"
            defaultValue={connection.clientId ?? ""}
            autocomplete="off"
            autocapitalize="none"
            spellcheck={false}
          />
        )}
      </Field>
      <Field
        label={words.secret}
        hint={connection.clientSecret === "set" ? words.secretSetHint : words.secretHint}
        error={errorOf("clientSecret")}
      >
        {(control) => (
          // “new-password” keeps browsers from filling in, or offering to keep, somebody's own password.
          <input {...control} class="input" type="password" name="clientSecret" autocomplete="new-password" />
        )}
      </Field>
    </>
  );
}

type Typed = Pick<ConnectionEdit, "clientId" | "clientSecret">;

function typedIn(form: HTMLFormElement | null): Typed {
  const data = new FormData(form ?? undefined);
  const [clientId, clientSecret] = ["clientId", "clientSecret"].map((name) =>
    String(data.get(name) ?? "").trim(),
  );
  return { clientId: clientId ?? "", ...(clientSecret ? { clientSecret } : {}) };
}

function SaveFailure({ store }: Pick<Props, "store">) {
  const { d, f } = useDashboard();
  const state = store.writes.save.state.value;
  if (state.kind !== "failed") return null;
  return <FailureNote failure={state.failure} words={failureWords(state.failure, d.rules.setUp, f.list)} />;
}
