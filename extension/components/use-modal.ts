/**
 * Opens a native dialog. One that is closed gives focus back to what opened it; one that is taken away leaves it nowhere, so
 * then it is given back here.
 */
import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";

type Modal = {
  readonly dialog: RefObject<HTMLDialogElement | null>;
  /** For the dialog's `close`: not told of the closing that comes with being taken away. */
  readonly onClosed: () => void;
};

export function useModal(onClose: () => void): Modal {
  const dialog = useRef<HTMLDialogElement>(null);
  const isGone = useRef(false);
  useEffect(() => {
    const { current } = dialog;
    const opener = document.activeElement;
    if (current?.open === false) current.showModal();
    return () => {
      isGone.current = true;
      current?.close();
      // Whoever moved it on already knows better.
      if (isFocusNowhere() && opener instanceof HTMLElement) opener.focus();
    };
  }, []);
  const onClosed = (): void => {
    if (!isGone.current) onClose();
  };
  return { dialog, onClosed };
}

export const isFocusNowhere = (): boolean =>
  document.activeElement === null || document.activeElement === document.body;
