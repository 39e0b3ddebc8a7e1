/**
 * What somebody is in the middle of, kept while the popup comes and goes: it closes at every click beside it. In memory, so
 * a draft lives as long as the browser. Popup and tab share it.
 */
import { type ReadonlySignal, signal } from "@preact/signals";
import { type Parse, type Place, readPlace, watchPlace, writePlace } from "./areas.ts";
import { DRAFT_PREFIX } from "./draft-key.ts";
import { isFields, isNumber } from "./parse-stored.ts";

export type Draft<T> = {
  /** `null`: nothing is being edited. */
  readonly value: ReadonlySignal<T | null>;
  /** Whether it is as it was found when it was opened: worth a line that says so. */
  readonly isRestored: ReadonlySignal<boolean>;
  readonly set: (value: T) => void;
  /** Takes it away, at once. */
  readonly discard: () => Promise<void>;
  /** Writes what is still waiting, at once: before a tab is opened that goes on with it. */
  readonly flush: () => Promise<void>;
  /** Ends listening. */
  readonly close: () => void;
};

type Stored<T> = { readonly value: T; readonly at: number };

const QUIET_MS = 150;
const KEPT_MS = 24 * 3_600_000;

/** `parse` says whether what was stored is still of use. */
export async function openDraft<T>(name: string, parse: Parse<T>): Promise<Draft<T>> {
  const place = placeOf(name, parse);
  const restored = (await readPlace(place))?.value ?? null;
  const value = signal<T | null>(restored);
  const isRestored = signal(restored !== null);
  const writer = createWriter(place);
  // While something is waiting to be written, what others wrote before it is past.
  const unwatch = watchPlace(place, (stored) => {
    if (!writer.isWaiting()) value.value = stored?.value ?? null;
  });
  const flush = (): Promise<void> => writer.flush();
  const onHide = (): void => void flush();
  globalThis.addEventListener?.("pagehide", onHide);
  return {
    value,
    isRestored,
    set: (next) => {
      isRestored.value = false;
      value.value = next;
      writer.write({ value: next, at: Date.now() });
    },
    discard: () => {
      isRestored.value = false;
      value.value = null;
      writer.write(null);
      return flush();
    },
    flush,
    close: () => {
      unwatch();
      globalThis.removeEventListener?.("pagehide", onHide);
    },
  };
}

function placeOf<T>(name: string, parse: Parse<T>): Place<Stored<T>> {
  return {
    area: "session",
    key: DRAFT_PREFIX + name,
    parse: (stored) => {
      if (!isFields(stored) || !isNumber(stored["at"]) || Date.now() - stored["at"] > KEPT_MS) return null;
      const value = parse(stored["value"]);
      return value === null ? null : { value, at: stored["at"] };
    },
  };
}

/** Keystrokes come faster than storage needs to hear of them. */
function createWriter<T>(place: Place<T>) {
  let waiting: { readonly value: T | null } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = async (): Promise<void> => {
    clearTimeout(timer);
    if (waiting === null) return;
    const { value } = waiting;
    waiting = null;
    await writePlace(place, value);
  };
  return {
    isWaiting: () => waiting !== null,
    flush,
    write: (value: T | null) => {
      waiting = { value };
      clearTimeout(timer);
      timer = setTimeout(() => void flush(), QUIET_MS);
    },
  };
}
