/**
 * Text as Personio spells it, made safe to store: SQLite ends a text at U+0000, half a surrogate pair does not survive
 * UTF-8 (the value would differ from itself after every read), and nobody's job title has ten thousand characters.
 */
const MAX_TEXT_CHARACTERS = 10_000;
/** With the `u` flag `\p{Cs}` matches lone surrogates only. */
const UNSTORABLE = /[\0\p{Cs}]/u;
const EVERY_UNSTORABLE = /[\0\p{Cs}]/gu;

export function cleanText(text: string): string {
  const capped = text.length > MAX_TEXT_CHARACTERS ? text.slice(0, MAX_TEXT_CHARACTERS) : text;
  return UNSTORABLE.test(capped) ? capped.replace(EVERY_UNSTORABLE, "") : capped;
}
