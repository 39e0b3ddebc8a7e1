import { Field, type FieldProps } from "./field.tsx";

export type Choice<T extends string> = { readonly value: T; readonly label: string };

type Props<T extends string> = Omit<FieldProps, "children"> & {
  readonly value: T;
  readonly choices: ReadonlyArray<Choice<T>>;
  readonly onChoose: (value: T) => void;
  readonly isReadOnly?: boolean;
};

export function SelectField<T extends string>({
  value,
  choices,
  onChoose,
  isReadOnly = false,
  ...field
}: Props<T>) {
  const choose = (chosen: string): void => {
    const found = choices.find((choice) => choice.value === chosen);
    if (found !== undefined) onChoose(found.value);
  };
  return (
    <Field {...field}>
      {(control) => (
        <select
          {...control}
          class="input select"
          value={value}
          disabled={isReadOnly}
          onChange={(event) => choose(event.currentTarget.value)}
        >
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
