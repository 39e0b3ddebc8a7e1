/**
 * Shows the look that the address names: `?state=paused&language=de&theme=dark`. What stands after a `#` counts before that,
 * also when it changes later: tests go from look to look without loading the page again. `data-look` says what stands there.
 */
import { type Language, languageOf } from "../i18n/language.ts";

export type Look = {
  readonly state: string;
  readonly language: Language;
  /** Of the popup, in pixels. */
  readonly height: string | null;
};

/** Renders a look, and says how it is taken away. */
type Show = (look: Look, root: HTMLElement) => Promise<() => void>;

export function showLooks(show: Show): void {
  const root = document.getElementById("root");
  if (root === null) return;
  let end = (): void => undefined;
  const showNext = async (): Promise<void> => {
    end();
    const address = location.hash.slice(1) || location.search;
    end = await show(dressFor(new URLSearchParams(address)), root);
    globalThis.scrollTo(0, 0);
    root.dataset["look"] = address;
  };
  globalThis.addEventListener("hashchange", () => void showNext());
  void showNext();
}

/** Language and theme belong to the whole document. */
function dressFor(query: URLSearchParams): Look {
  const language = languageOf(query.get("language"));
  document.documentElement.lang = language;
  document.documentElement.style.colorScheme = query.get("theme") ?? "light dark";
  return { state: query.get("state") ?? "", language, height: query.get("height") };
}
