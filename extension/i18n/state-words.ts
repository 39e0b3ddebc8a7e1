/** The states in both languages at once: the background is one file. */
import { deState } from "./de-state.ts";
import { enState } from "./en-state.ts";
import type { Language } from "./language.ts";
import type { StateMessages } from "./messages.ts";

export const STATE_WORDS: Readonly<Record<Language, StateMessages>> = { de: deState, en: enState };
