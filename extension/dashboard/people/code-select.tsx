/** A choice among codes, in words. A value that isn't one of them stays among the choices, so that it isn't lost. */
import { SelectField } from "../../components/select-field.tsx";

type Props = {
  readonly label: string;
  readonly hint: string | undefined;
  readonly error: string | null;
  readonly value: string;
  readonly words: Readonly<Record<string, string>>;
  readonly onChoose: (value: string) => void;
};

export function CodeSelect({ words, value, ...field }: Props) {
  const codes = Object.keys(words);
  const all = value === "" || codes.includes(value) ? codes : [...codes, value];
  return (
    <SelectField
      {...field}
      value={value}
      choices={[
        { value: "", label: "–" },
        ...all.map((code) => ({ value: code, label: words[code] ?? code })),
      ]}
    />
  );
}
