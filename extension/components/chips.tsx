/** Chosen values, each with a button that takes it away; focus goes to its neighbour, or nowhere would be a place to go on. */
import { useRef } from "preact/hooks";
import { adviceOn, type KnownValue } from "../core/value-advice.ts";
import { useSpeech } from "../i18n/speech.ts";
import { Icon } from "./icon.tsx";

type Props = {
  readonly values: readonly string[];
  readonly known: readonly KnownValue[];
  readonly isReadOnly: boolean;
  /** Those that can't be taken away. */
  readonly kept?: readonly string[];
  readonly onRemove: (value: string) => void;
  /** The last one has gone. */
  readonly onEmptied: () => void;
};

export function Chips({ values, known, isReadOnly, kept = [], onRemove, onEmptied }: Props) {
  const { t, f } = useSpeech();
  const list = useRef<HTMLUListElement>(null);
  if (values.length === 0) return null;
  const remove = (value: string, index: number): void => {
    onRemove(value);
    requestAnimationFrame(() => {
      const buttons = list.current?.querySelectorAll("button") ?? [];
      const neighbour = buttons[Math.min(index, buttons.length - 1)];
      if (neighbour === undefined) onEmptied();
      else neighbour.focus();
    });
  };
  return (
    <ul ref={list} class="chips">
      {values.map((value, index) => {
        const one = known.find((it) => it.value === value);
        return (
          <li key={value} class="chip" data-odd={adviceOn(value, known) === null ? undefined : ""}>
            <span class="chip-text">{one?.label ?? value}</span>
            {one === undefined || one.people === 0 ? null : (
              <span class="chip-count" title={t.exclusions.people(one.people)}>
                {f.number(one.people)}
              </span>
            )}
            {isReadOnly || kept.includes(value) ? null : (
              <button
                type="button"
                aria-label={t.exclusions.remove(one?.label ?? value)}
                onClick={() => remove(value, index)}
              >
                <Icon name="close" />
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
