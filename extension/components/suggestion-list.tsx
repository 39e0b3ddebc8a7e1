/** What Personio knows, most likely first, each with the number of people who have it. The listbox of a combobox. */
import type { KnownValue } from "../core/value-advice.ts";
import { useSpeech } from "../i18n/speech.ts";

type Props = {
  readonly id: string;
  readonly label: string;
  readonly suggestions: readonly KnownValue[];
  readonly active: number;
  readonly onChoose: (value: string) => void;
};

export function SuggestionList({ id, label, suggestions, active, onChoose }: Props) {
  const { t } = useSpeech();
  return (
    <div id={id} role="listbox" aria-label={label} class="suggestions" hidden={suggestions.length === 0}>
      {suggestions.map(({ value, label: name, people }, index) => (
        <div
          key={value}
          id={`${id}${index}`}
          role="option"
          tabIndex={-1}
          class="suggestion"
          aria-selected={index === active}
          // Before the click would take the focus from the field.
          onPointerDown={(event) => {
            event.preventDefault();
            onChoose(value);
          }}
        >
          <span>{name}</span>
          <span class="suggestion-count">{t.exclusions.people(people)}</span>
        </div>
      ))}
    </div>
  );
}
