/** The fields of an account's form, for a new one and for one that is edited. */

import { TextField } from "../../components/text-field.tsx";
import { fieldName } from "../../i18n/field-names.ts";
import { toldByCode } from "../../i18n/told-by-code.ts";
import type { DashboardModel } from "../dashboard-model.ts";
import { useDashboard } from "../dashboard-words.ts";
import { type AccountDraft, type TextField as Name, TEXT_FIELDS } from "./account-draft.ts";
import { CodeSelect } from "./code-select.tsx";
import type { FieldErrors } from "./field-errors.ts";
import { ManagerField } from "./manager-field.tsx";

type Props = {
  readonly model: DashboardModel;
  readonly draft: AccountDraft;
  readonly onChange: (draft: AccountDraft) => void;
  readonly errors: FieldErrors;
  /** Field → the attribute in Personio that fills it. */
  readonly filledBy: ReadonlyMap<string, string>;
  /** Whose account this is: nobody manages themselves. */
  readonly accountId: string | null;
};

const TYPES: Readonly<Partial<Record<Name, "email" | "date">>> = {
  email: "email",
  startDate: "date",
  endDate: "date",
};

export function AccountFields({ model, draft, onChange, errors, filledBy, accountId }: Props) {
  const { t, d } = useDashboard();
  const words = d.people.account.form;
  const about = (field: string) => {
    const attribute = filledBy.get(field);
    const wrong = errors[field] ?? null;
    return {
      label: fieldName(field, t.run.field),
      hint: attribute === undefined ? undefined : words.fromPersonio(attribute),
      error: wrong === null ? null : toldByCode(wrong, words.issue, words.unknownIssue),
    };
  };
  const write = (field: Name, value: string): void =>
    onChange({ ...draft, texts: { ...draft.texts, [field]: value } });
  return (
    <div class="form-grid">
      {TEXT_FIELDS.map((field) =>
        field === "gender" ? (
          <CodeSelect
            key={field}
            {...about(field)}
            value={draft.texts.gender}
            words={t.run.field.value.gender}
            onChoose={(value) => write(field, value)}
          />
        ) : (
          <TextField
            key={field}
            {...about(field)}
            type={TYPES[field] ?? "text"}
            value={draft.texts[field]}
            onInput={(value) => write(field, value)}
          />
        ),
      )}
      {Object.entries(draft.custom).map(([name, value]) => (
        <TextField
          key={`custom.${name}`}
          {...about(`custom.${name}`)}
          value={value}
          onInput={(text) => onChange({ ...draft, custom: { ...draft.custom, [name]: text } })}
        />
      ))}
      <ManagerField
        model={model}
        {...about("manager")}
        error={about("managerId").error}
        manager={draft.manager}
        notThis={accountId}
        onChange={(manager) => onChange({ ...draft, manager })}
      />
    </div>
  );
}
