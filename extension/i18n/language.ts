/** The languages there are. What an admin chose comes first, then the company's policy, then the browser. */
export const LANGUAGES = ["de", "en"] as const;
export type Language = (typeof LANGUAGES)[number];

export function languageOf(...wishes: ReadonlyArray<string | null | undefined>): Language {
  for (const wish of wishes) {
    const found = LANGUAGES.find((language) => wish?.toLowerCase().startsWith(language) === true);
    if (found !== undefined) return found;
  }
  return "en";
}
