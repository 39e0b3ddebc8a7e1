/**
 * Words, formats and the clock for everything below; changing the language changes the context. The popup paints its first
 * tab before it has all of its words: what is on it uses `useFirstSpeech`, and stands without the others.
 */
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { createFormat, type Format } from "./format.ts";
import type { FirstMessages, Messages } from "./messages.ts";

type SpeechOf<T> = { readonly t: T; readonly f: Format; readonly now: number };
export type FirstSpeech = SpeechOf<FirstMessages>;
export type Speech = SpeechOf<Messages>;

export const createSpeech = <T extends FirstMessages>(t: T, now: number, timeZone?: string): SpeechOf<T> => ({
  t,
  f: createFormat(t.language, timeZone),
  now,
});

export const SpeechContext = createContext<FirstSpeech | null>(null);

export function useFirstSpeech(): FirstSpeech {
  const speech = useContext(SpeechContext);
  if (speech === null) throw new Error("needs a SpeechContext above it");
  return speech;
}

export const isWhole = (speech: FirstSpeech): speech is Speech => "exclusions" in speech.t;

/** All words. In the popup only below `lazy` parts, which come together with them. */
export function useSpeech(): Speech {
  const speech = useFirstSpeech();
  if (!isWhole(speech)) throw new Error("needs all words above it");
  return speech;
}
