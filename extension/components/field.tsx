/** A form's field: its label, a hint, what is wrong with it, and the control itself, tied together for everybody. */
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

export type ControlProps = {
  readonly id: string;
  readonly "aria-describedby"?: string | undefined;
  readonly "aria-invalid"?: "true" | undefined;
};

export type FieldProps = {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | null;
  readonly children: (control: ControlProps) => ComponentChildren;
};

export function Field({ label, hint, error = null, children }: FieldProps) {
  const id = useId();
  const about = [hint === undefined ? "" : `${id}h`, error === null ? "" : `${id}e`].filter(
    (part) => part !== "",
  );
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children({
        id,
        "aria-describedby": about.length === 0 ? undefined : about.join(" "),
        "aria-invalid": error === null ? undefined : "true",
      })}
      {hint === undefined ? null : (
        <p class="hint" id={`${id}h`}>
          {hint}
        </p>
      )}
      {error === null ? null : (
        <p class="field-error" id={`${id}e`} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
