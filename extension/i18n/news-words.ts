/** What only a notification says; the rest are the words of the state. */
import type { Language } from "./language.ts";

export const NEWS_WORDS: Readonly<Record<Language, { readonly recovered: string }>> = {
  de: { recovered: "Der Sync läuft wieder" },
  en: { recovered: "The sync works again" },
};
