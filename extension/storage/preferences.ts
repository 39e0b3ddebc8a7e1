/** What somebody has chosen in this browser. */
import type { ReadonlySignal } from "@preact/signals";
import { followPlace, type Place, readPlace, writePlace } from "./areas.ts";
import { isFields, isOneOf } from "./parse-stored.ts";

export type Preferences = {
  /** `null`: the browser's. */
  readonly language: "de" | "en" | null;
};

const PREFERENCES: Place<Preferences> = {
  area: "local",
  key: "preferences",
  parse: (stored) => {
    if (!isFields(stored)) return null;
    const { language } = stored;
    return { language: isOneOf(["de", "en"] as const)(language) ? language : null };
  },
};

export const loadPreferences = async (): Promise<Preferences> =>
  (await readPlace(PREFERENCES)) ?? { language: null };
export const savePreferences = (preferences: Preferences): Promise<void> =>
  writePlace(PREFERENCES, preferences);
export const followPreferences = (): Promise<ReadonlySignal<Preferences | null>> => followPlace(PREFERENCES);
