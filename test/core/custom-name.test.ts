/** Names of custom attributes that read alike are one name (rule 7). */
import { describe, expect, test } from "vitest";
import { clashingName, customNameKey } from "../../worker/core/custom-name.ts";

describe("a name is the same as", () => {
  test.each([
    ["Cost centre", "COST CENTRE"],
    ["Cost centre", "  cost\u00a0 centre"],
    ["Cost centre", "Cost\u200b centre\ufeff"],
    ["Büro", "Bu\u0308ro"],
  ])("%j: %j", (one, other) => {
    expect(customNameKey(one)).toBe(customNameKey(other));
  });

  test.each([
    ["Cost centre", "Cost center"],
    ["Büro", "Buero"],
    ["A", "A1"],
  ])("not %j: %j", (one, other) => {
    expect(customNameKey(one)).not.toBe(customNameKey(other));
  });
});

describe("an edit", () => {
  const edit = (set: readonly string[], before: readonly string[] = [], mapped: readonly string[] = []) =>
    clashingName({ before, mapped, after: new Set([...before, ...set]) });

  test.each([
    ["another that the account has", ["team"], ["Team"], [], "team"],
    ["another that an attribute fills", ["team"], [], ["Team"], "team"],
    ["another of the same edit", ["Team", "team"], [], [], "team"],
  ])("can't add a name that reads like %s", (...[, set, before, mapped, clashing]) => {
    expect(edit(set, before, mapped)).toBe(clashing);
  });

  test.each([
    ["adds a name that is like no other", ["Team"], ["Office"], ["Level"]],
    ["sets what an attribute fills", ["Team"], [], ["Team"]],
    ["sets what the account has, even if there are two of it", ["Team"], ["Team", "team"], ["TEAM"]],
    ["sets nothing", [], ["Team", "team"], ["TEAM"]],
  ])("%s", (...[, set, before, mapped]) => {
    expect(edit(set, before, mapped)).toBeNull();
  });
});
