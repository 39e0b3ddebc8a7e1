/** Each language is a file of its own, in two parts: nobody fetches the one they don't read, nor waits for what they don't see. */
import type { Language } from "./language.ts";
import type { FirstMessages, Messages } from "./messages.ts";

const LOAD_FIRST: Readonly<Record<Language, () => Promise<FirstMessages>>> = {
  de: async () => (await import("./de-first.ts")).deFirst,
  en: async () => (await import("./en-first.ts")).enFirst,
};

const LOAD: Readonly<Record<Language, () => Promise<Messages>>> = {
  de: async () => (await import("./de.ts")).de,
  en: async () => (await import("./en.ts")).en,
};

/** All that the Status tab says. */
export const loadFirstMessages = (language: Language): Promise<FirstMessages> => LOAD_FIRST[language]();
export const loadMessages = (language: Language): Promise<Messages> => LOAD[language]();
