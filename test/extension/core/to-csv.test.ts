import { expect, test } from "vitest";
import { toCsv } from "../../../extension/core/to-csv.ts";

const MARK = "\uFEFF";

test("rows end as RFC 4180 wants it, behind the mark of UTF-8", () => {
  expect(
    toCsv(
      [
        ["Name", "Wert"],
        ["Ödegård", ""],
      ],
      ",",
    ),
  ).toBe(`${MARK}Name,Wert\r\nÖdegård,\r\n`);
});

test.each([
  ['say "hi"', '"say ""hi"""'],
  ["Kaya, Aylin", '"Kaya, Aylin"'],
  ["a;b", '"a;b"'],
  ["two\nlines", '"two\nlines"'],
  ["plain – text", "plain – text"],
])("%j is quoted where it has to be", (text, cell) => {
  expect(toCsv([[text]], ";")).toBe(`${MARK}${cell}\r\n`);
});

test.each([
  ["=1+1", "'=1+1"],
  ["+49 30 1", "'+49 30 1"],
  ["-2", "'-2"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["\tx", '"\'\tx"'],
  ["\rx", '"\'\rx"'],
  ["＝1", "'＝1"],
  ['=HYPERLINK("x")', '"\'=HYPERLINK(""x"")"'],
])("%j is no formula", (text, cell) => {
  expect(toCsv([[text]], ",")).toBe(`${MARK}${cell}\r\n`);
});
