/** The fields of the settings by name: label, hint, what is wrong, and the draft behind them. */
import { CheckField } from "../../components/check-field.tsx";
import { type Choice, SelectField } from "../../components/select-field.tsx";
import { TextField as TextInput } from "../../components/text-field.tsx";
import { useDashboard } from "../dashboard-words.ts";
import type { FlagField, SettingField, SettingsForm, TextField } from "./settings-form.ts";
import type { SettingsStore } from "./settings-store.ts";

/** What every part of the form is given. */
export type PartProps = {
  readonly store: SettingsStore;
  readonly form: SettingsForm;
  readonly isReadOnly: boolean;
};

type TextProps = PartProps & {
  readonly field: TextField;
  readonly type?: "text" | "number" | "time" | "url";
  readonly hint?: string;
};

export function SettingText({ store, form, isReadOnly, field, type = "text", hint }: TextProps) {
  const { d } = useDashboard();
  const words = d.administration.settings;
  return (
    <TextInput
      label={words.label[field]}
      hint={hint ?? words.hint[field]}
      error={useProblem(store, field)}
      value={form[field]}
      type={type}
      isReadOnly={isReadOnly}
      onInput={(value) => store.change({ [field]: value })}
    />
  );
}

type SelectProps = PartProps & { readonly field: TextField; readonly choices: ReadonlyArray<Choice<string>> };

/** A value that is none of the choices stays one, so that looking at it doesn't change it. */
export function SettingSelect({ store, form, isReadOnly, field, choices }: SelectProps) {
  const { d } = useDashboard();
  const words = d.administration.settings;
  const value = form[field];
  const isKnown = choices.some((choice) => choice.value === value);
  return (
    <SelectField
      label={words.label[field]}
      hint={words.hint[field]}
      error={useProblem(store, field)}
      value={value}
      choices={isKnown ? choices : [...choices, { value, label: value }]}
      isReadOnly={isReadOnly}
      onChoose={(chosen) => store.change({ [field]: chosen })}
    />
  );
}

type CheckProps = PartProps & { readonly field: FlagField };

export function SettingCheck({ store, form, isReadOnly, field }: CheckProps) {
  const words = useDashboard().d.administration.settings;
  const hint = words.hint[field];
  return (
    <CheckField
      label={words.label[field]}
      {...(hint === undefined ? {} : { hint })}
      isChecked={form[field]}
      isReadOnly={isReadOnly}
      onChange={(isOn) => store.change({ [field]: isOn })}
    />
  );
}

/** `null`: nothing is wrong. */
export function useProblem(store: SettingsStore, field: SettingField): string | null {
  const words = useDashboard().d.administration.settings;
  const problem = store.problems.value.find((one) => one.field === field);
  if (problem === undefined) return null;
  return problem.value === null ? words.invalid[field] : words.invalidEmail(problem.value);
}
