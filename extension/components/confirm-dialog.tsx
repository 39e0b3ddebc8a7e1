/** Asks before something that others feel: a native dialog, with focus on the way back. */
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { useSpeech } from "../i18n/speech.ts";
import { useModal } from "./use-modal.ts";

type Props = {
  readonly title: string;
  readonly children: ComponentChildren;
  /** What the button says; it names the deed (“Deactivate”), never “OK”. */
  readonly confirm: string;
  readonly isDangerous?: boolean;
  readonly isBusy?: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
};

export function ConfirmDialog({ title, children, confirm, isDangerous, isBusy, onConfirm, onClose }: Props) {
  const { t } = useSpeech();
  const id = useId();
  const { dialog, onClosed } = useModal(onClose);
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby={id} onClose={onClosed}>
      <h2 id={id}>{title}</h2>
      <div class="dialog-body">{children}</div>
      <div class="dialog-actions">
        <button type="button" class="button" autofocus onClick={() => dialog.current?.close()}>
          {t.app.cancel}
        </button>
        <button
          type="button"
          class={isDangerous === true ? "button button-danger" : "button button-primary"}
          disabled={isBusy}
          onClick={onConfirm}
        >
          {confirm}
        </button>
      </div>
    </dialog>
  );
}
