/** The words in the language of this browser's admin, changed at once when somebody chooses another. */
import { effect, type ReadonlySignal, signal } from "@preact/signals";
import browser from "webextension-polyfill";
import { followPlace } from "../storage/follow-place.ts";
import { loadPolicy } from "../storage/managed-policy.ts";
import { PREFERENCES } from "../storage/preferences.ts";
import { type Language, languageOf } from "./language.ts";

/** `load` may read signals: when they change, it is asked again. */
export async function followWords<T extends object>(
  load: (language: Language) => Promise<T>,
): Promise<ReadonlySignal<T>> {
  // All but always the right ones: on their way while it is being read which they are.
  void load(languageOf(browser.i18n.getUILanguage()));
  const [policy, preferences] = await Promise.all([loadPolicy(), followPlace(PREFERENCES)]);
  const wished = (): Language =>
    languageOf(preferences.value?.language, policy.language, browser.i18n.getUILanguage());
  const words = signal<T>(await load(wished()));
  let newest = 0;
  effect(() => {
    const language = wished();
    document.documentElement.lang = language;
    newest += 1;
    const mine = newest;
    void load(language).then((loaded) => {
      if (mine === newest) words.value = loaded;
    });
  });
  return words;
}
