import { describe, expect, test } from "vitest";
import { createSealer, type KeyRing, parseKeyRing } from "../../worker/auth/seal.ts";
import { verifyAdminToken } from "../../worker/auth/verify-admin-token.ts";

const key = (fill: number): string => Buffer.alloc(32, fill).toString("base64");
const ringOf = (json: unknown): KeyRing => {
  const ring = parseKeyRing(JSON.stringify(json));
  if (!ring.ok) throw new Error(ring.error);
  return ring.value;
};

const OLD = { current: "k1", keys: { k1: key(1) } };
const NEW = { current: "k2", keys: { k1: key(1), k2: key(2) } };
const SECRET = "papi-geheim-äöü";

describe("a sealed secret", () => {
  test("opens in its own context", async () => {
    const sealer = createSealer(ringOf(OLD));
    const sealed = await sealer.seal(SECRET, "personio-secret");
    expect(sealed).toMatch(/^v1\.k1\.[\w-]{16}\.[\w-]+$/u);
    expect(sealed).not.toContain("papi");
    expect(await sealer.open(sealed, "personio-secret")).toEqual({ ok: true, value: SECRET });
    expect(await sealer.open(sealed, "scim-token")).toEqual({ ok: false, error: "broken" });
  });

  test("looks different every time", async () => {
    const sealer = createSealer(ringOf(OLD));
    expect(await sealer.seal(SECRET, "a")).not.toBe(await sealer.seal(SECRET, "a"));
  });

  test("survives a new key, and not the loss of its own", async () => {
    const sealed = await createSealer(ringOf(OLD)).seal(SECRET, "a");
    const rotated = createSealer(ringOf(NEW));
    expect(await rotated.open(sealed, "a")).toEqual({ ok: true, value: SECRET });
    expect(await rotated.seal(SECRET, "a")).toMatch(/^v1\.k2\./u);
    const dropped = createSealer(ringOf({ current: "k2", keys: { k2: key(2) } }));
    expect(await dropped.open(sealed, "a")).toEqual({ ok: false, error: "unknown-key" });
  });

  test("is broken when a single character differs, or under another key of its name", async () => {
    const sealer = createSealer(ringOf(OLD));
    const sealed = await sealer.seal(SECRET, "a");
    const middle = sealed.length - 10;
    const other = sealed[middle] === "A" ? "B" : "A";
    const tampered = sealed.slice(0, middle) + other + sealed.slice(middle + 1);
    for (const text of [tampered, sealed.slice(0, -4), "v1.k1.x.y", "v2.k1.x.y", "nonsense", ""]) {
      expect(await sealer.open(text, "a")).toEqual({ ok: false, error: "broken" });
    }
    const impostor = createSealer(ringOf({ current: "k1", keys: { k1: key(9) } }));
    expect(await impostor.open(sealed, "a")).toEqual({ ok: false, error: "broken" });
  });
});

describe("a key ring", () => {
  const hidden = Buffer.alloc(31, 5).toString("base64");

  test.each([
    ["nothing", undefined, "not set"],
    ["an empty text", " ", "not set"],
    ["no JSON", `{"current": ${hidden}`, "must be"],
    ["a key alone", JSON.stringify(hidden), "must be"],
    ["no keys", JSON.stringify({ current: "k1" }), "must be"],
    ["more than that", JSON.stringify({ ...OLD, also: hidden }), "must be"],
    ["a name with a dot", JSON.stringify({ current: "k.1", keys: { "k.1": key(1) } }), "must be"],
    [
      "a key in the place of a name",
      JSON.stringify({ current: hidden, keys: { [hidden]: "k1" } }),
      "must be",
    ],
    [
      "a short key",
      JSON.stringify({ current: "k1", keys: { k1: hidden } }),
      'key "k1" is not base64 of 32 bytes',
    ],
    ["no base64", JSON.stringify({ current: "k1", keys: { k1: `%${hidden}` } }), 'key "k1" is not base64'],
    [
      "an unknown current key",
      JSON.stringify({ current: "k2", keys: { k1: key(1) } }),
      "names a key that is not",
    ],
    [
      "a current key by inheritance",
      JSON.stringify({ ...OLD, current: "toString" }),
      "names a key that is not",
    ],
  ])("of %s is refused, and the reason names no key", (_, json, reason) => {
    const ring = parseKeyRing(json);
    expect(ring).toEqual({ ok: false, error: expect.stringContaining(reason) });
    expect(JSON.stringify(ring)).not.toContain(hidden.slice(0, 12));
    expect(JSON.stringify(ring)).not.toContain(key(1));
  });
});

describe("the admin token", () => {
  const token = "0123456789abcdef0123456789abcdef";

  test.each([
    { name: "itself", presented: token, set: token, good: true },
    { name: "longer than it", presented: `${token}0`, set: token, good: false },
    { name: "another", presented: token.replace("f", "g"), set: token, good: false },
    { name: "nothing", presented: "", set: token, good: false },
    { name: "a short one, right", presented: "short", set: "short", good: false },
    { name: "31 characters, right", presented: token.slice(1), set: token.slice(1), good: false },
    { name: "nothing, when none is set", presented: "", set: null, good: false },
    { name: "anything, when none is set", presented: token, set: null, good: false },
    { name: "nothing, when it is empty", presented: "", set: "", good: false },
  ])("$name", async ({ presented, set, good }) => {
    expect(await verifyAdminToken(presented, set)).toBe(good);
  });
});
