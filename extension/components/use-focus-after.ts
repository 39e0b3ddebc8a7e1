/** What was pressed is gone with its bar, and focus with it: it goes to what took its place, unless somebody moved on already. */
import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { isFocusNowhere } from "./use-modal.ts";

/** For what stands there once the bar is gone; it needs a `tabIndex` of -1. */
export function useFocusAfter<T extends HTMLElement>(isBarShown: boolean): RefObject<T | null> {
  const place = useRef<T>(null);
  const wasShown = useRef(isBarShown);
  useEffect(() => {
    if (wasShown.current && !isBarShown && isFocusNowhere()) place.current?.focus();
    wasShown.current = isBarShown;
  }, [isBarShown]);
  return place;
}
