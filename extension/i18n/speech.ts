/** Words, formats and the clock for everything below; changing the language changes the context. */
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { createFormat, type Format } from "./format.ts";
import type { Language } from "./language.ts";
import type { Messages } from "./messages.ts";
import { messagesFor } from "./messages-for.ts";

export type Speech = { readonly t: Messages; readonly f: Format; readonly now: number };

export const createSpeech = (language: Language, now: number, timeZone?: string): Speech => ({
  t: messagesFor(language),
  f: createFormat(language, timeZone),
  now,
});

export const SpeechContext = createContext<Speech | null>(null);

export function useSpeech(): Speech {
  const speech = useContext(SpeechContext);
  if (speech === null) throw new Error("needs a SpeechContext above it");
  return speech;
}
