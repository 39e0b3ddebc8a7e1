/** The form in which names are searched and sorted is the same here and in the database. */
import { globSync, readFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import fc from "fast-check";
import { expect, test } from "vitest";
import { foldName, spellingsOf } from "../../worker/core/fold-name.ts";

const database = new DatabaseSync(":memory:");
for (const file of globSync("db/migrations/*.sql").sort()) database.exec(readFileSync(file, "utf8"));
database.exec(
  `INSERT INTO account (id, link, email, email_key, custom, sourced, state, created_at)
   VALUES ('a', 'unlinked', 'a@x.de', 'a@x.de', '{}', '[]', 'active', 0)`,
);
const store = database.prepare("UPDATE account SET first_name = ?1, last_name = ?1");
const load = database.prepare("SELECT * FROM account");

function stored(name: string | null): Readonly<Record<string, unknown>> {
  store.run(name);
  return load.get() ?? {};
}

test.each([
  ["Müller", "muller"],
  ["WEIẞ-Krämer", "weiss-kramer"],
  ["Weiß", "weiss"],
  ["ÄÖÜ ÉÈ ÁÀ ÓÍÚ ÇÑ ÅØ ŠŽŁ", "aou ee aa oiu cn ao szl"],
  ["äöü éè áà óíú çñ åø šžł", "aou ee aa oiu cn ao szl"],
  ["ÀÁÂÃÄÅ Æ Ç Ð ÈÉÊË ÌÍÎÏ Ñ ÒÓÔÕÖØ ÙÚÛÜ Ý Þ ẞ", "aaaaaa ae c d eeee iiii n oooooo uuuu y th ss"],
  ["àáâãäå æ ç ð èéêë ìíîï ñ òóôõöø ùúûü ýÿ þ ß", "aaaaaa ae c d eeee iiii n oooooo uuuu yy th ss"],
  ["ĄĆĘŁŃŚŹŻ ąćęłńśźż", "acelnszz acelnszz"],
  ["ČĎĚĽŇŘŠŤŮŽ čďěľňřšťůž", "cdelnrstuz cdelnrstuz"],
  ["ŐŰ őű ĞİŞ ğış ĐĆČ đćč", "ou ou gis gis dcc dcc"],
  ["ĂȘȚŞŢ ășțşţ", "astst astst"],
  ["ĀĒĢĪĶĻŅŪ āēģīķļņū ĖĮŲ ėįų ŒŸ œ", "aegiklnu aegiklnu eiu eiu oey oe"],
  ["Ćosić", "cosic"],
  ["Zoe\u0308 A\u030angstro\u0308m", "zoe angstrom"],
  ["Nguyễn", "nguyễn"],
  ["Ωμέγα", "Ωμέγα"],
  ["李 小龍", "李 小龍"],
  ["O'Neill", "o'neill"],
  ["", ""],
])("%j is searched as %j", (name, folded) => {
  expect(foldName(name)).toBe(folded);
  expect(stored(name)).toMatchObject({ first_key: folded, last_key: folded });
});

test("the database folds every name as we do", () => {
  const letters = fc.oneof(fc.string({ unit: "grapheme" }), fc.string({ unit: "binary" }));
  const alphabet = fc.string({ unit: fc.constantFrom(..."ÄäßẞÉéŁłĆćİıĞőȘæÞKÅΩễ\u0301\u0323 aZ-'{}[]`~") });
  fc.assert(
    fc.property(fc.oneof(letters, alphabet), (name) => {
      const text = name.replaceAll("\0", "");
      expect(stored(text)["last_key"]).toBe(foldName(text));
    }),
    { numRuns: 2_000 },
  );
});

test.each([
  [null, "", null, null],
  ["Ada", "ada", null, null],
  ["Weiß-Krämer", "weiss-kramer", "kramer", null],
  ["von der Leyen", "von der leyen", "der leyen", "leyen"],
  ["de la Cruz-Ortiz", "de la cruz-ortiz", "la cruz-ortiz", "cruz-ortiz"],
  ["Ada-", "ada-", "", null],
])("the further words of %j are found too", (...[name, key, rest, tail]) => {
  expect(stored(name)).toMatchObject({ last_key: key, last_rest: rest, last_tail: tail, first_rest: rest });
});

test.each([
  ["ada", ["ada"]],
  ["MÜLLER", ["muller"]],
  ["weiß", ["weiss"]],
  ["ćosić", ["cosic"]],
  ["İnan", ["inan"]],
  ["ứng", ["ứng", "Ứng", "u\u031bng"]],
])("%j may be stored as %j", (typed, spellings) => {
  expect([...spellingsOf(typed)].sort()).toEqual([...spellings].sort());
});

test("a name is found as it stands, in small letters, in capitals, and in either Unicode form", () => {
  const name = fc.string({ unit: fc.constantFrom(..."ÄäößÉŁćŞğñİıễΩaZ"), minLength: 1 });
  fc.assert(
    fc.property(name, (text) => {
      const [first = "", ...rest] = text.normalize("NFC");
      const capital = `${first.toUpperCase().charAt(0)}${rest.join("").toLowerCase()}`;
      const inStore = foldName(capital);
      for (const typed of [capital, capital.toLowerCase(), capital.normalize("NFD")]) {
        expect(spellingsOf(typed)).toContain(inStore);
      }
    }),
  );
});
