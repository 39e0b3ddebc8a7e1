/**
 * A name in the form in which it is searched and sorted: lower case, accents taken away. The generated columns `first_key`
 * and `last_key` (db/schema.ts) hold the same, letter by letter; a test keeps the two in step. Letters that are not here
 * stay as they are, for SQLite knows of no letters but those it is told.
 */
const SMALL: Readonly<Record<string, string>> = {
  ...{ a: "äàáâãåāăą", ae: "æ", c: "çćč", d: "ðďđ", e: "èéêëēėęě", g: "ğģ", i: "ìíîïīįı", k: "ķ", l: "łļľ" },
  ...{ n: "ñńņň", o: "öòóôõøő", oe: "œ", r: "ř", s: "šşśș", ss: "ß", t: "ťţț", th: "þ", u: "üùúûūůűų" },
  ...{ y: "ýÿ", z: "žźż" },
};

/** Behind their letter, where a name is in Unicode's decomposed form. */
const ACCENTS = "\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u030a\u030b\u030c\u0326\u0327\u0328";

/** Capitals that don't come of their small letters. */
const CAPITALS = [
  ["ẞ", "ss"],
  ["İ", "i"],
] as const;

const PLAIN: ReadonlyMap<string, string> = new Map([
  ...Object.entries(SMALL).flatMap(([plain, letters]) =>
    [...letters].flatMap((letter) => [[letter, plain] as const, [letter.toUpperCase(), plain] as const]),
  ),
  ...CAPITALS,
  ...[...ACCENTS].map((accent) => [accent, ""] as const),
]);

export const foldName = (text: string): string =>
  text
    .replace(/[A-Z]/gu, (letter) => letter.toLowerCase())
    .replace(/[^\x20-\x7e]/gu, (letter) => PLAIN.get(letter) ?? letter);

/**
 * What a word may look like in those columns, however it was typed and stored: in either Unicode form, and for letters
 * that aren't folded as typed, in small letters and with a capital in front. One spelling for most words.
 */
export function spellingsOf(word: string): readonly string[] {
  const small = word.toLowerCase();
  const capital = small.replace(/(?<=^|[\s-])\p{L}/gu, (letter) => letter.toUpperCase());
  const forms = [word, small, capital].flatMap((it) => [it.normalize("NFC"), it.normalize("NFD")]);
  return [...new Set(forms.map(foldName))];
}
