import { expect, test } from "vitest";
import { differences, newestBy } from "../../../extension/core/conflict-news.ts";

const base = ["external", "Praktikum"];
const entry = (value: string, by: string | null, day: number) => ({
  value,
  by,
  at: `2026-11-0${day}T08:00:00.000Z`,
});

test("marks what was done to the list since it was begun, and nothing else", () => {
  expect(differences(["external", "Freelancer"], base)).toEqual([
    { value: "external", mark: null },
    { value: "Freelancer", mark: "added" },
    { value: "Praktikum", mark: "removed" },
  ]);
});

test("names whoever added the newest value since", () => {
  const exclusionDetails = [
    entry("external", "old@example.org", 9),
    entry("B", "kim@example.org", 3),
    entry("A", "mara@example.org", 2),
  ];
  expect(newestBy({ exclusionDetails }, { base, me: null })?.by).toBe("kim@example.org");
});

test.each([
  ["what was there before", entry("external", "kim@example.org", 9)],
  ["oneself", entry("A", "me@example.org", 9)],
  ["whom nobody knows", entry("A", null, 9)],
])("names nobody for %s", (_, detail) => {
  expect(newestBy({ exclusionDetails: [detail] }, { base, me: "me@example.org" })).toBeNull();
});
