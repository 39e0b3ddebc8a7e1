/** What somebody has chosen in this browser. */
import { type Place, readPlace, writePlace } from "./areas.ts";
import { isFields, isOneOf } from "./parse-stored.ts";

export type Preferences = {
  /** `null`: the browser's. */
  readonly language: "de" | "en" | null;
  /** Whether to be told when syncs begin to fail. The browser asks as well (background/notify.ts). */
  readonly notifications: boolean;
};

const NONE: Preferences = { language: null, notifications: false };

export const PREFERENCES: Place<Preferences> = {
  area: "local",
  key: "preferences",
  parse: (stored) => {
    if (!isFields(stored)) return null;
    const { language, notifications } = stored;
    return {
      language: isOneOf(["de", "en"] as const)(language) ? language : null,
      notifications: notifications === true,
    };
  },
};

export const loadPreferences = async (): Promise<Preferences> => (await readPlace(PREFERENCES)) ?? NONE;

/** What isn't named stays as it is. */
export async function choosePreferences(chosen: Partial<Preferences>): Promise<void> {
  await writePlace(PREFERENCES, { ...(await loadPreferences()), ...chosen });
}
