/** Two admins, one account: of every field that was edited here both versions. */
import type { Account } from "../../api/answers.ts";
import type { AccountEdit } from "../../api/people-calls.ts";
import { fieldName, fieldValue } from "../../i18n/field-names.ts";
import { useDashboard } from "../dashboard-words.ts";
import { type AccountDraft, changedFields, draftOf, TEXT_FIELDS } from "./account-draft.ts";

type Props = {
  readonly edit: AccountEdit;
  readonly draft: AccountDraft;
  readonly theirs: Account;
  readonly onMine: () => void;
  readonly onTheirs: () => void;
};

export function EditConflict({ edit, draft, theirs, onMine, onTheirs }: Props) {
  const { t, d, f } = useDashboard();
  const words = d.people.account.form;
  const saved = draftOf(theirs);
  const shown = (of: AccountDraft, field: string): string =>
    fieldValue(field, valueIn(of, field), { ...t.run.field, ...f }) ?? "–";
  return (
    <section class="conflict" role="alert">
      <h3>{words.conflict}</h3>
      <p>{words.conflictNote}</p>
      <table class="versions-table" aria-label={words.conflictTable}>
        <thead>
          <tr>
            <th scope="col">{words.field}</th>
            <th scope="col">{words.mine}</th>
            <th scope="col">{words.theirs}</th>
          </tr>
        </thead>
        <tbody>
          {changedFields(edit).map((field) => (
            <tr key={field}>
              <th scope="row">{fieldName(field, t.run.field)}</th>
              <td>{shown(draft, field)}</td>
              <td>{shown(saved, field)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div class="notice-actions">
        <button type="button" class="button button-primary" onClick={onMine}>
          {words.keepMine}
        </button>
        <button type="button" class="button" onClick={onTheirs}>
          {words.takeTheirs}
        </button>
      </div>
    </section>
  );
}

function valueIn({ texts, custom, manager }: AccountDraft, field: string): string | null {
  if (field === "manager") return manager?.name ?? null;
  const text = TEXT_FIELDS.find((name) => name === field);
  return text === undefined ? (custom[field.replace(/^custom\./u, "")] ?? null) : texts[text];
}
