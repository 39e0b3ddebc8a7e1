/** A form on a page: it takes the focus when it opens, Enter saves, and what became of it stands beside the buttons. */
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { useDashboard } from "../dashboard-words.ts";

type Props = {
  readonly title: string;
  readonly lead: string;
  readonly save: string;
  readonly isBusy: boolean;
  readonly onSave: () => void;
  readonly onCancel: () => void;
  readonly note: ComponentChildren;
  readonly children: ComponentChildren;
};

export function FormCard({ title, lead, save, isBusy, onSave, onCancel, note, children }: Props) {
  const { t } = useDashboard();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>("input, select, button")?.focus(), []);
  // What is missing, or what the server minds, is where to go on.
  const goOn = () => form.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus();
  useEffect(() => (isBusy ? undefined : goOn()), [isBusy]);
  return (
    <form
      ref={form}
      class="card form-card"
      aria-label={title}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSave();
        requestAnimationFrame(goOn);
      }}
    >
      <h2>{title}</h2>
      <p class="card-lead">{lead}</p>
      {children}
      {note}
      <div class="form-actions">
        <button type="submit" class="button button-primary" disabled={isBusy}>
          {isBusy ? t.exclusions.saving : save}
        </button>
        <button type="button" class="button" onClick={onCancel}>
          {t.app.cancel}
        </button>
      </div>
    </form>
  );
}
