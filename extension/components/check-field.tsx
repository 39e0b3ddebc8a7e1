import { useId } from "preact/hooks";

type Props = {
  readonly label: string;
  readonly hint?: string;
  readonly isChecked: boolean;
  readonly onChange: (isChecked: boolean) => void;
  readonly isReadOnly?: boolean;
};

export function CheckField({ label, hint, isChecked, onChange, isReadOnly = false }: Props) {
  const id = useId();
  return (
    <div class="field field-check">
      <input
        id={id}
        type="checkbox"
        checked={isChecked}
        disabled={isReadOnly}
        aria-describedby={hint === undefined ? undefined : `${id}h`}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <div>
        <label for={id}>{label}</label>
        {hint === undefined ? null : (
          <p class="hint" id={`${id}h`}>
            {hint}
          </p>
        )}
      </div>
    </div>
  );
}
