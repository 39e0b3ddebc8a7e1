import { expect, test } from "vitest";
import { digest } from "../../worker/core/digest.ts";

test("the same text has the same digest, of 22 digits", () => {
  expect(digest("Ada Lovelace")).toBe(digest("Ada Lovelace"));
  expect(digest("")).toMatch(/^[0-9a-z]{22}$/u);
});

test.each([
  ["one letter", "Ada", "Adb"],
  ["the order", "ab", "ba"],
  ["an empty text", "", " "],
  ["an umlaut", "Muller", "Müller"],
  ["a character beyond the first plane", "😀", "😁"],
])("%s makes another digest", (_, one, other) => {
  expect(digest(one)).not.toBe(digest(other));
});

test("a hundred thousand records that differ in a digit have as many digests, in each half", () => {
  const digests = Array.from({ length: 100_000 }, (_, index) =>
    digest(`{"id":"${10_000_000 + index}","status":"active"}`),
  );
  expect(new Set(digests).size).toBe(digests.length);
  expect(new Set(digests.map((it) => it.slice(0, 11))).size).toBe(digests.length);
  expect(new Set(digests.map((it) => it.slice(11))).size).toBe(digests.length);
});
