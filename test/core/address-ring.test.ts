import { describe, expect, test } from "vitest";
import { inRing } from "../../worker/core/address-ring.ts";

const move = (id: string, from: string, to: string) => ({
  id,
  from: `${from}@b.example`,
  to: `${to}@b.example`,
});

describe("in a ring", () => {
  test.each([
    ["nobody, of nobody", [], []],
    ["nobody who takes a free address", [move("1", "a", "free")], []],
    ["nobody of a row", [move("1", "a", "free"), move("2", "b", "a"), move("3", "c", "b")], []],
    ["two who swap", [move("1", "a", "b"), move("2", "b", "a")], ["1", "2"]],
    ["two who swap, whatever the case", [move("1", "A", "b"), move("2", "B", "a")], ["1", "2"]],
    ["three who go round", [move("1", "a", "b"), move("2", "b", "c"), move("3", "c", "a")], ["1", "2", "3"]],
    [
      "those who swap, not who waits for one of them",
      [move("3", "c", "a"), move("1", "a", "b"), move("2", "b", "a")],
      ["1", "2"],
    ],
  ])("are %s", (_, moves, ids) => {
    expect([...inRing(moves)].sort()).toEqual(ids);
  });
});
