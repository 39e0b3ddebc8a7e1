/**
 * A conflict stands above the list, and what was pressed far below it: whoever pressed it is brought to the heading. Once it
 * is decided its buttons are gone, and focus with them: it goes on at the next one, at Save, or at the attribute.
 */
import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { isFocusNowhere } from "./use-modal.ts";

/** For the heading, within a `.conflict`; it needs a `tabIndex` of -1. */
export function useConflictFocus(attribute: string): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const panel = heading.current?.closest(".conflict") ?? null;
    // Of several that come at once the first is the first to be decided.
    if (focusIn(".conflict") === null) {
      panel?.scrollIntoView?.({ block: "start" });
      // In a field somebody goes on typing.
      if (isFocusNowhere() || focusIn(".bar") !== null) heading.current?.focus({ preventScroll: true });
    }
    return () => {
      if (!isFocusNowhere() && panel?.contains(document.activeElement) !== true) return;
      requestAnimationFrame(() => {
        if (isFocusNowhere() || isFocusOnNothing()) placeAfter(attribute)?.focus();
      });
    };
  }, [attribute]);
  return heading;
}

const focusIn = (selector: string): Element | null => document.activeElement?.closest(selector) ?? null;

/** Where the bar was stands an empty line, which tells nobody where they are. */
const isFocusOnNothing = (): boolean =>
  document.activeElement instanceof HTMLParagraphElement && document.activeElement.textContent === "";

const placeAfter = (attribute: string): HTMLElement | undefined =>
  document.querySelector<HTMLElement>(".conflict h2") ??
  document.querySelector<HTMLElement>(".bar .button-primary:not(:disabled)") ??
  [...document.querySelectorAll<HTMLElement>("[data-attribute]")].find(
    ({ dataset }) => dataset["attribute"] === attribute,
  );
