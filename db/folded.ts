/**
 * A name in the form in which it is searched and sorted: lower case, accents taken away. SQLite's own lower() knows ASCII
 * only, and D1 lets an expression nest a hundred deep, so the letters are replaced in two steps, each a column of its own.
 * `foldName` (worker/core/fold-name.ts) does the same to what is searched for; a test keeps the two in step.
 */
import { type SQL, sql } from "drizzle-orm";

/** Plain letters → those that become them. */
type Letters = Readonly<Record<string, string>>;

/** What names in Germany are written with: most of them are plain after this step. */
const COMMON: Letters = {
  ...{ a: "ÄäÀàÁáÂâÃãÅå", ae: "Ææ", c: "ÇçĆćČč", d: "Ðð", e: "ÈèÉéÊêËë", g: "Ğğ", i: "ÌìÍíÎîÏïİı", l: "Łł" },
  ...{ n: "Ññ", o: "ÖöÒòÓóÔôÕõØø", s: "ŠšŞş", ss: "ßẞ", th: "Þþ", u: "ÜüÙùÚúÛû", y: "ÝýŸÿ", z: "Žž" },
};

/** The other letters of Europe's languages, and accents that stand behind their letter (Unicode's decomposed form). */
const RARER: Letters = {
  "": "\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u030a\u030b\u030c\u0326\u0327\u0328",
  ...{ a: "ĀāĂăĄą", d: "ĎďĐđ", e: "ĒēĖėĘęĚě", g: "Ģģ", i: "ĪīĮį", k: "Ķķ", l: "ĻļĽľ", n: "ŃńŅņŇň", o: "Őő" },
  ...{ oe: "Œœ", r: "Řř", s: "ŚśȘș", t: "ŤťŢţȚț", u: "ŪūŮůŰűŲų", z: "ŹźŻż" },
};

/** The first step: lower case, without the commonest accents. Most names are ASCII, and an insert computes this for all. */
export const withoutCommonAccents = (name: string): SQL =>
  replacing(`lower(${name})`, COMMON, {
    when: `${name} GLOB '*[^ -~]*'`,
    plain: `lower(coalesce(${name}, ''))`,
  });

/** The second step, of the first's column; names in Latin-1 are done. Asks the name, for the first would be computed twice. */
export const withoutAccents = (name: string, first: string): SQL =>
  replacing(first, RARER, { when: `${name} GLOB '*[^ -~À-ÿ]*'`, plain: first });

function replacing(
  text: string,
  letters: Letters,
  { when, plain }: { readonly when: string; readonly plain: string },
): SQL {
  const pairs = Object.entries(letters).flatMap(([to, all]) => [...all].map((from) => [from, to] as const));
  const replaced = pairs.reduce((inner, [from, to]) => `replace(${inner}, ${literal(from)}, '${to}')`, text);
  return sql.raw(`CASE WHEN ${when} THEN ${replaced} ELSE ${plain} END`);
}

/** An accent alone would be drawn over the quotation mark. */
const literal = (letter: string): string =>
  /\p{M}/u.test(letter) ? `char(${letter.codePointAt(0)})` : `'${letter}'`;
