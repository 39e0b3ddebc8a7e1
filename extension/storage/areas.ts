/**
 * The browser's storage, read as what it is: text that an older version of us, or nobody, may have written. A stored value is
 * parsed at every read, and what can't be parsed counts as not there.
 *
 * `local` outlives the browser and is a plain file in the profile: nothing personal. `session` is memory.
 */
import browser from "webextension-polyfill";

export type Area = "local" | "session" | "managed";

/** `null`: not there, or not usable. */
export type Parse<T> = (stored: unknown) => T | null;

export type Place<T> = { readonly area: Area; readonly key: string; readonly parse: Parse<T> };

export async function readPlace<T>({ area, key, parse }: Place<T>): Promise<T | null> {
  const stored = await browser.storage[area].get(key);
  return parseStored(parse, stored[key]);
}

/** `null` takes it away. */
export async function writePlace<T>({ area, key }: Place<T>, value: T | null): Promise<void> {
  if (value === null) await browser.storage[area].remove(key);
  else await browser.storage[area].set({ [key]: value });
}

/** Told of each change, whoever makes it: popup, tab or background. Returns what ends it. */
export function watchPlace<T>({ area, key, parse }: Place<T>, tell: (value: T | null) => void): () => void {
  const listen: Parameters<typeof browser.storage.onChanged.addListener>[0] = (changes, changedArea) => {
    const change = changedArea === area ? changes[key] : undefined;
    if (change !== undefined) tell(parseStored(parse, change.newValue));
  };
  browser.storage.onChanged.addListener(listen);
  return () => browser.storage.onChanged.removeListener(listen);
}

export function parseStored<T>(parse: Parse<T>, stored: unknown): T | null {
  return stored === undefined || stored === null ? null : parse(stored);
}
