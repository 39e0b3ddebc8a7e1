/** What failed to load is asked for again as soon as the server is heard of: nobody should have to press a button for that. */
import type { ReadonlySignal } from "@preact/signals";
import { createContext } from "preact";
import { useContext, useEffect, useRef } from "preact/hooks";
import type { Failure } from "../api/failure.ts";

/** As in stores/heard-at.ts; without it nothing is asked again by itself. */
export const HeardContext = createContext<ReadonlySignal<number | null> | null>(null);

export function useRetryOnceHeard(failure: Failure | null, retry: () => void): void {
  const heardAt = useContext(HeardContext)?.value ?? null;
  const before = useRef(heardAt);
  useEffect(() => {
    if (before.current === heardAt) return;
    before.current = heardAt;
    if (heardAt !== null && failure !== null) retry();
  }, [heardAt]);
}
