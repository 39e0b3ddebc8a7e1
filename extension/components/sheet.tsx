/** A page over the page: a native dialog, so focus stays inside and Escape closes it and not the popup. */
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { useSpeech } from "../i18n/speech.ts";
import { Icon } from "./icon.tsx";
import { useModal } from "./use-modal.ts";

type Props = {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
};

export function Sheet({ title, onClose, children }: Props) {
  const { t } = useSpeech();
  const id = useId();
  const { dialog, onClosed } = useModal(onClose);
  return (
    <dialog ref={dialog} class="sheet" aria-labelledby={id} onClose={onClosed}>
      <header class="sheet-head">
        <button
          type="button"
          class="icon-button"
          aria-label={t.app.back}
          onClick={() => dialog.current?.close()}
        >
          <Icon name="back" />
        </button>
        <h2 id={id}>{title}</h2>
      </header>
      <div class="scroll">{children}</div>
    </dialog>
  );
}
