import { de } from "./de.ts";
import { en } from "./en.ts";
import type { Language } from "./language.ts";
import type { Messages } from "./messages.ts";

const MESSAGES: Readonly<Record<Language, Messages>> = { de, en };

export const messagesFor = (language: Language): Messages => MESSAGES[language];
