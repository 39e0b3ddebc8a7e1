/** What is chosen in this browser, and what IT has chosen for it. */
import type { ReadonlySignal } from "@preact/signals";
import browser from "webextension-polyfill";
import { type Language, languageOf } from "../i18n/language.ts";
import { chooseNotifications } from "../storage/choose-notifications.ts";
import { followPlace } from "../storage/follow-place.ts";
import { loadPolicy, type ManagedPolicy } from "../storage/managed-policy.ts";
import { choosePreferences, PREFERENCES, type Preferences } from "../storage/preferences.ts";

export type ThisBrowser = {
  /** `null`: nothing was ever chosen. */
  readonly preferences: ReadonlySignal<Preferences | null>;
  readonly policy: Pick<ManagedPolicy, "language" | "notifications" | "isServerLocked">;
  /** In which it speaks by itself. */
  readonly language: Language;
  /** `null`: as the browser, or IT, has it. */
  readonly chooseLanguage: (language: Language | null) => Promise<void>;
  /** To be called by the click itself; answers what holds now. */
  readonly chooseNotifications: (isWanted: boolean) => Promise<boolean>;
};

export async function openThisBrowser(): Promise<ThisBrowser> {
  const [preferences, policy] = await Promise.all([followPlace(PREFERENCES), loadPolicy()]);
  return {
    preferences,
    policy,
    language: languageOf(browser.i18n.getUILanguage()),
    chooseLanguage: (language) => choosePreferences({ language }),
    chooseNotifications,
  };
}
