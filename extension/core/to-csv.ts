/**
 * Rows as a CSV file (RFC 4180) that spreadsheets open as it is meant: UTF-8 with its mark, and no cell that they would
 * take for a formula – names and titles come from elsewhere, and a formula of theirs may send data away (OWASP, CSV injection).
 */
export type CsvSeparator = "," | ";";

const UTF8_MARK = "\uFEFF";
const LINE_END = "\r\n";
/** Full-width forms are taken for the plain ones in some languages. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/u;
const NEEDS_QUOTES = /[",;\r\n\t]/u;

export const toCsv = (rows: ReadonlyArray<readonly string[]>, separator: CsvSeparator): string =>
  UTF8_MARK + rows.map((row) => row.map(toCell).join(separator) + LINE_END).join("");

function toCell(text: string): string {
  const plain = FORMULA.test(text) ? `'${text}` : text;
  return NEEDS_QUOTES.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
