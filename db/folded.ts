import { type SQL, sql } from "drizzle-orm";

/**
 * A name in the form in which it is searched and sorted: lower case, umlauts and the commonest accents as plain letters.
 * SQLite's own lower() knows ASCII only. `foldName` (worker/core/fold-name.ts) does the same to what is searched for.
 */
export const folded = (column: string): SQL => {
  const pairs = [
    "Ää",
    "Öö",
    "Üü",
    "Éé",
    "Èè",
    "Áá",
    "Àà",
    "Óó",
    "Íí",
    "Úú",
    "Çç",
    "Ññ",
    "Åå",
    "Øø",
    "Šš",
    "Žž",
    "Łł",
  ];
  const plain = ["a", "o", "u", "e", "e", "a", "a", "o", "i", "u", "c", "n", "a", "o", "s", "z", "l"];
  const expression = pairs.reduce(
    (inner, [upper, lower], index) =>
      `replace(replace(${inner}, '${upper}', '${plain[index]}'), '${lower}', '${plain[index]}')`,
    `replace(lower(${column}), 'ß', 'ss')`,
  );
  // Most names are plain already, and an insert computes this for every account.
  return sql.raw(
    `CASE WHEN ${column} GLOB '*[^ -~]*' THEN ${expression} ELSE lower(coalesce(${column}, '')) END`,
  );
};
