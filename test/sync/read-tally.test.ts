/** When a read counts as complete (rule 20): only then may anybody be taken for gone. */
import { expect, test } from "vitest";
import { emptyTally, isComplete, type TallyPart, tallyPages } from "../../worker/sync/read-tally.ts";

const page = (from: number, to: number, over: Partial<TallyPart> = {}): TallyPart => {
  const ids = Array.from({ length: to - from + 1 }, (_, index) => String(from + index));
  return {
    ids,
    received: ids.length,
    nameless: 0,
    withStatus: ids.length,
    changed: 0,
    total: 20,
    totalChanged: false,
    ...over,
  };
};

function tallyOf(parts: readonly TallyPart[], foundSingly: readonly string[] = []): boolean {
  const tally = emptyTally();
  for (const part of parts) tallyPages(tally, part);
  for (const id of foundSingly) tally.people.add(id as never);
  return isComplete(tally, foundSingly.length);
}

test.each<[string, boolean, readonly TallyPart[], (readonly string[])?]>([
  ["everybody came once", true, [page(1, 10), page(11, 20)]],
  ["one fewer than counted", false, [page(1, 10), page(11, 19)]],
  ["a twin instead of somebody", false, [page(1, 10), page(10, 19)]],
  ["a twin instead of somebody who is found singly", true, [page(1, 10), page(10, 19)], ["20"]],
  ["somebody beyond the count who answers singly", true, [page(1, 10), page(11, 20)], ["99"]],
  [
    "a twin, and as many found singly as are too few, and one more",
    false,
    [page(1, 10), page(10, 19)],
    ["20", "99"],
  ],
  ["the totals of two parts differ", false, [page(1, 10, { total: 19 }), page(11, 20)]],
  ["the totals within a part differ", false, [page(1, 10), page(11, 20, { totalChanged: true })]],
  [
    "a record that names nobody fills the count",
    true,
    [page(1, 10), page(11, 19, { nameless: 1, received: 10 })],
  ],
  [
    "a record that names nobody is somebody found singly",
    true,
    [page(1, 10), page(11, 19, { nameless: 1, received: 10 })],
    ["20"],
  ],
  ["nobody counted, no twin", true, [page(1, 10, { total: null }), page(11, 20, { total: null })]],
  ["nobody counted, a twin", false, [page(1, 10, { total: null }), page(10, 19, { total: null })]],
  ["only one part was counted", false, [page(1, 10), page(11, 20, { total: null })]],
])("%s: %s", (_, complete, ...read) => {
  expect(tallyOf(...read)).toBe(complete);
});
