/**
 * A name in the form in which it is searched and sorted: lower case, umlauts and the commonest accents as plain letters.
 * The generated columns `first_key` and `last_key` (db/schema.ts) hold the same, letter by letter; a test keeps the two in
 * step. Other letters stay as they are, for that is all SQLite can do.
 */
const SMALL: Readonly<Record<string, string>> = {
  ...{ ä: "a", ö: "o", ü: "u", é: "e", è: "e", á: "a", à: "a", ó: "o", í: "i", ú: "u" },
  ...{ ç: "c", ñ: "n", å: "a", ø: "o", š: "s", ž: "z", ł: "l" },
};
const PLAIN: ReadonlyMap<string, string> = new Map([
  ["ß", "ss"],
  ...Object.entries(SMALL),
  ...Object.entries(SMALL).map(([letter, plain]) => [letter.toUpperCase(), plain] as const),
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
