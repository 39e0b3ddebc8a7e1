import { Field, type FieldProps } from "./field.tsx";

type Props = Omit<FieldProps, "children"> & {
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly type?: InputType;
  readonly isReadOnly?: boolean;
  readonly placeholder?: string;
};

type InputType = "text" | "password" | "email" | "number" | "time" | "url" | "date";

export function TextField({
  value,
  onInput,
  type = "text",
  isReadOnly = false,
  placeholder,
  ...field
}: Props) {
  return (
    <Field {...field}>
      {(control) => (
        <Input
          kind={type}
          attributes={{
            ...control,
            class: "input",
            value,
            readOnly: isReadOnly,
            placeholder,
            autocomplete: "off",
            spellcheck: false,
            onInput: (event: { readonly currentTarget: HTMLInputElement }) =>
              onInput(event.currentTarget.value),
          }}
        />
      )}
    </Field>
  );
}

/** Preact knows which roles each type of input may have, and so wants to see the type as it stands. */
function Input({ kind, attributes }: { readonly kind: InputType; readonly attributes: object }) {
  switch (kind) {
    case "password":
      return <input type="password" {...attributes} />;
    case "email":
      return <input type="email" {...attributes} />;
    case "number":
      return <input type="number" {...attributes} />;
    case "time":
      return <input type="time" {...attributes} />;
    case "url":
      return <input type="url" {...attributes} />;
    case "date":
      return <input type="date" {...attributes} />;
    case "text":
      return <input type="text" {...attributes} />;
  }
}
