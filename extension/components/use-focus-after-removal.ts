/**
 * Whoever removes a row goes on at the one that takes its place. The button that was pressed goes with its row, and focus
 * with it: a keyboard would begin at the top of the page again.
 */
import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { isFocusNowhere } from "./use-modal.ts";

type Rows<T> = {
  readonly items: readonly T[];
  readonly keyOf: (item: T) => string;
  /** While a dialog is open, focus is its business. */
  readonly isAsking: boolean;
};

type Removal<T> = {
  /** Stands around the table; where no row is left, focus goes to the heading of its section. */
  readonly box: RefObject<HTMLDivElement | null>;
  readonly onRemove: (item: T) => void;
};

export function useFocusAfterRemoval<T>({ items, keyOf, isAsking }: Rows<T>): Removal<T> {
  const box = useRef<HTMLDivElement>(null);
  const removed = useRef<{ readonly key: string; readonly index: number } | null>(null);
  useEffect(() => {
    const { current } = removed;
    if (current === null || isAsking || items.some((item) => keyOf(item) === current.key)) return;
    removed.current = null;
    if (isFocusNowhere()) placeFor(box.current, current.index)?.focus();
  }, [items, keyOf, isAsking]);
  const onRemove = (item: T): void => {
    const key = keyOf(item);
    removed.current = { key, index: items.findIndex((one) => keyOf(one) === key) };
  };
  return { box, onRemove };
}

function placeFor(box: HTMLElement | null, index: number): HTMLElement | null {
  const buttons = [...(box?.querySelectorAll<HTMLElement>("tbody tr button") ?? [])];
  return buttons[index] ?? buttons.at(-1) ?? box?.closest("section")?.querySelector("h2") ?? null;
}
