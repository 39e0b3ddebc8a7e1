/** One of a few, each with what it means. */
import { useId } from "preact/hooks";

export type ExplainedChoice<T extends string> = {
  readonly value: T;
  readonly label: string;
  readonly hint: string;
  /** Said beside the label: that it is recommended, say. */
  readonly tag?: string | undefined;
};

type Props<T extends string> = {
  readonly legend: string;
  /** Where what stands around it says the same. */
  readonly isLegendHidden?: boolean;
  /** `null`: none of them. */
  readonly value: T | null;
  readonly choices: ReadonlyArray<ExplainedChoice<T>>;
  readonly isReadOnly?: boolean;
  readonly onChoose: (value: T) => void;
};

export function ChoiceField<T extends string>(props: Props<T>) {
  const { legend, isLegendHidden = false, value: chosen, choices, isReadOnly = false, onChoose } = props;
  const id = useId();
  return (
    <fieldset class="choices">
      <legend class={isLegendHidden ? "sr-only" : undefined}>{legend}</legend>
      {choices.map(({ value, label, hint, tag }) => (
        <div key={value} class="field-check">
          <input
            id={`${id}${value}`}
            type="radio"
            name={id}
            checked={chosen === value}
            disabled={isReadOnly}
            aria-describedby={`${id}${value}h`}
            onChange={() => onChoose(value)}
          />
          <div>
            <label for={`${id}${value}`}>{label}</label>
            {tag === undefined ? null : <span class="tag choices-tag">{tag}</span>}
            <p class="hint" id={`${id}${value}h`}>
              {hint}
            </p>
          </div>
        </div>
      ))}
    </fieldset>
  );
}
