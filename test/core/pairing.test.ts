/** Who over there is whom of ours: by id, else by address, never by a guess. */
import { describe, expect, test } from "vitest";
import type { AccountId } from "../../worker/core/account.ts";
import { type Ours, pairUp, type Theirs } from "../../worker/core/pairing.ts";

const id = (name: string): AccountId => name as AccountId;
const ours = (name: string, some: Partial<Ours> = {}): Ours => ({
  accountId: id(name),
  externalId: `p-${name}`,
  email: `${name}@example.org`,
  isActive: true,
  ...some,
});
const theirs = (name: string, some: Partial<Theirs> = {}): Theirs => ({
  remoteId: `r-${name}`,
  externalId: `p-${name}`,
  emails: [`${name}@example.org`],
  ...some,
});
const pair = (name: string, by: "external-id" | "email", remote = name) => ({
  accountId: id(name),
  remoteId: `r-${remote}`,
  by,
});

describe("one of ours and one of theirs", () => {
  test.each<{ name: string; a?: Partial<Ours>; b?: Partial<Theirs>; by: "external-id" | "email" | null }>([
    { name: "the same id and address", by: "external-id" },
    { name: "the same id, another address", b: { emails: ["old@example.org"] }, by: "external-id" },
    { name: "the same address, no id over there", b: { externalId: null }, by: "email" },
    {
      name: "the same address in other case",
      b: { externalId: null, emails: ["ADA@Example.org"] },
      by: "email",
    },
    {
      name: "one of several addresses",
      b: { externalId: null, emails: ["x@example.org", "ada@example.org"] },
      by: "email",
    },
    { name: "the same address, an id that is nobody's of ours", b: { externalId: "old-hr-7" }, by: "email" },
    {
      name: "made by hand here: by address alone",
      a: { externalId: null },
      b: { externalId: null },
      by: "email",
    },
    { name: "neither", b: { externalId: "p-x", emails: ["x@example.org"] }, by: null },
  ])("$name: $by", ({ a, b, by }) => {
    const found = pairUp([ours("ada", a)], [theirs("ada", b)]);
    expect(found.conflicts).toEqual([]);
    expect(found.pairs).toEqual(by === null ? [] : [pair("ada", by)]);
    expect(found.missing).toEqual(by === null ? [id("ada")] : []);
  });
});

test("a deactivated account that nobody over there is stays ours alone", () => {
  expect(pairUp([ours("ada", { isActive: false })], [])).toEqual({ pairs: [], missing: [], conflicts: [] });
});

test("people over there that are nobody's don't come up at all", () => {
  expect(pairUp([], [theirs("bob")])).toEqual({ pairs: [], missing: [], conflicts: [] });
});

describe("never a guess", () => {
  test("two over there with one id", () => {
    const twins = [theirs("ada"), theirs("ada2", { externalId: "p-ada", emails: ["b@example.org"] })];
    expect(pairUp([ours("ada")], twins)).toEqual({
      pairs: [],
      missing: [],
      conflicts: [{ accountId: id("ada"), remoteIds: ["r-ada", "r-ada2"] }],
    });
  });

  test("the id is one's, the address another's", () => {
    const found = pairUp(
      [ours("ada")],
      [
        theirs("ada", { emails: ["old@example.org"] }),
        theirs("bob", { externalId: null, emails: ["ada@example.org"] }),
      ],
    );
    expect(found.conflicts).toEqual([{ accountId: id("ada"), remoteIds: ["r-ada", "r-bob"] }]);
    expect(found.pairs).toEqual([]);
  });

  test("two of ours lead to one over there", () => {
    const one = theirs("ada", { externalId: "p-ada", emails: ["a@example.org", "b@example.org"] });
    const found = pairUp(
      [ours("ada", { email: "a@example.org" }), ours("bob", { externalId: null, email: "b@example.org" })],
      [one],
    );
    expect(found).toEqual({ pairs: [pair("ada", "external-id")], missing: [id("bob")], conflicts: [] });
    const neither = pairUp(
      [
        ours("x", { externalId: null, email: "a@example.org" }),
        ours("y", { externalId: null, email: "b@example.org" }),
      ],
      [{ ...one, externalId: null }],
    );
    expect(neither.pairs).toEqual([]);
    expect(neither.conflicts.map(({ accountId }) => accountId)).toEqual([id("x"), id("y")]);
  });
});

test("two who swap addresses are each found by their id", () => {
  const found = pairUp(
    [ours("ada", { email: "bob@example.org" }), ours("bob", { email: "ada@example.org" })],
    [theirs("ada"), theirs("bob")],
  );
  expect(found).toEqual({
    pairs: [pair("ada", "external-id"), pair("bob", "external-id")],
    missing: [],
    conflicts: [],
  });
});

test("10,000 on each side are paired in one pass", () => {
  const names = Array.from({ length: 10_000 }, (_, index) => `n${index}`);
  const found = pairUp(
    names.map((name) => ours(name)),
    names.toReversed().map((name) => theirs(name)),
  );
  expect(found.pairs).toHaveLength(10_000);
});
