/**
 * Search within names. D1's `lower()` and `instr()` know nothing of umlauts and a LIKE pattern ends at 50 bytes, so
 * a text is looked for as it was typed, in small letters, and with every word capitalised as names are.
 */

/** The spellings as a JSON list for `matchesTerms`; `null`: nothing to look for. */
export function searchTerms(text: string | undefined): string | null {
  const typed = text?.normalize("NFC").trim() ?? "";
  if (typed === "") return null;
  const small = typed.toLowerCase();
  const capitalised = small.replace(/(?<=^|[\s-])\p{L}/gu, (letter) => letter.toUpperCase());
  return JSON.stringify([...new Set([typed, small, capitalised].map(toAsciiLower))]);
}

/** SQL: does `text` contain one of the spellings bound as `parameter`? Everything does when there is none. */
export const matchesTerms = (text: string, parameter: string): string =>
  `(${parameter} IS NULL OR EXISTS (SELECT 1 FROM json_each(${parameter}) AS term WHERE instr(lower(${text}), term.value) > 0))`;

const toAsciiLower = (text: string): string => text.replace(/[A-Z]/gu, (letter) => letter.toLowerCase());
