/** Everything the popup shows, as signals. The tabs' own stores are made when a tab is first opened. Made once for a popup. */
import { computed, signal } from "@preact/signals";
import { createSession } from "../stores/session-store.ts";
import { createStatusStore } from "../stores/status-store.ts";
import type { PopupPlace, PopupPorts, Tab } from "./popup-ports.ts";

export type PopupModel = ReturnType<typeof createPopupModel>;

const START: PopupPlace = { tab: "status", scroll: 0, exclusionCount: null };

const COPIED_MS = 4_000;

export function createPopupModel(ports: PopupPorts) {
  const { place } = ports;
  const session = createSession(ports);
  const status = createStatusStore(ports, session.view);
  const isCopied = signal(false);
  const at = computed(() => place.value.value ?? START);
  return {
    ports,
    session,
    status,
    place: at,
    /** Whether something was put on the clipboard a moment ago. */
    isCopied,
    copy: async (text: string): Promise<void> => {
      await ports.copy(text);
      isCopied.value = true;
      setTimeout(() => {
        isCopied.value = false;
      }, COPIED_MS);
    },
    countExclusions: (exclusionCount: number): void => {
      if (at.peek().exclusionCount !== exclusionCount) place.set({ ...at.peek(), exclusionCount });
    },
    choose: (tab: Tab): void => place.set({ ...at.peek(), tab, scroll: 0 }),
    rememberScroll: (scroll: number): void => place.set({ ...at.peek(), scroll }),
    /** Returns what ends it. */
    start: (): (() => void) => {
      const ends = [session.start(), status.start()];
      return () => ends.forEach((end) => void end());
    },
  };
}
