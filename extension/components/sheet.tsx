/** A page over the page: a native dialog, so focus stays inside and Escape closes it and not the popup. */
import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { useSpeech } from "../i18n/speech.ts";
import { Icon } from "./icon.tsx";

type Props = {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
};

export function Sheet({ title, onClose, children }: Props) {
  const { t } = useSpeech();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);
  return (
    <dialog ref={dialog} class="sheet" aria-labelledby={id} onClose={onClose}>
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
