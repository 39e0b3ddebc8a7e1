import { z } from "@hono/zod-openapi";
import { describe, expect, test } from "vitest";
import { ApiProblem } from "../../worker/api/http/api-problem.ts";
import { etagOf, isKnown } from "../../worker/api/http/etag.ts";
import { type Keyset, keyAfter, pageQuery, toPage } from "../../worker/api/http/page.ts";
import { searchTerms } from "../../worker/api/http/search-terms.ts";

type Key = readonly [string, number];
const KEYSET: Keyset<Key> = { list: "things", key: z.tuple([z.string(), z.number()]) };

const page = (rows: readonly Key[], limit: number) =>
  toPage(rows, { limit }, { list: KEYSET.list, toKey: (row) => row, toItem: ([name]) => name });

describe("pages", () => {
  test("end when there is nothing behind them", () => {
    expect(page([], 2)).toEqual({ items: [], nextCursor: null });
    expect(
      page(
        [
          ["a", 1],
          ["b", 2],
        ],
        2,
      ),
    ).toEqual({ items: ["a", "b"], nextCursor: null });
  });

  test("go on behind the last item shown, whatever its name", () => {
    for (const name of ["Öztürk", 'a"b', "漢字", ""]) {
      const { items, nextCursor } = page(
        [
          ["a", 1],
          [name, 2],
          ["z", 3],
        ],
        2,
      );
      expect(items).toEqual(["a", name]);
      expect(nextCursor).toMatch(/^[\w-]+$/u);
      expect(keyAfter({ limit: 2, cursor: nextCursor ?? "" }, KEYSET)).toEqual([name, 2]);
    }
  });

  test("begin at the start without a cursor", () => {
    expect(keyAfter({ limit: 2 }, KEYSET)).toBeNull();
  });

  test.each([
    {
      name: "of another list",
      cursor:
        page(
          [
            ["a", 1],
            ["b", 2],
          ],
          1,
        ).nextCursor ?? "",
      list: "others",
    },
    { name: "no base64", cursor: "%%%", list: "things" },
    { name: "no JSON", cursor: btoa("nonsense"), list: "things" },
    { name: "no text", cursor: btoa("\xff\xfe"), list: "things" },
    { name: "of another shape", cursor: btoa('["things",["a","b"]]'), list: "things" },
    { name: "empty", cursor: "", list: "things" },
  ])("refuse a cursor that is $name", ({ cursor, list }) => {
    const read = () => keyAfter({ limit: 2, cursor }, { ...KEYSET, list });
    expect(read).toThrow(ApiProblem);
    expect(read).toThrow("cursor: not a cursor of this list");
  });

  test.each([
    [{}, 50],
    [{ limit: "1" }, 1],
    [{ limit: "200" }, 200],
    [{ limit: "0" }, null],
    [{ limit: "201" }, null],
    [{ limit: "1.5" }, null],
    [{ limit: "" }, null],
    [{ limit: "many" }, null],
    [{ limit: ["1", "2"] }, null],
  ])("of %j are %s long", (query, limit) => {
    expect(z.strictObject(pageQuery).safeParse(query).data?.limit ?? null).toBe(limit);
  });
});

describe("a search", () => {
  test.each([
    [undefined, null],
    ["  ", null],
    ["ada", ["ada"]],
    ["ADA", ["ada"]],
    ["özgür", ["özgür", "Özgür"]],
    ["ÖZGÜR", ["ÖzgÜr", "özgür", "Özgür"]],
    ["Müller-ölz", ["müller-ölz", "müller-Ölz"]],
    [" o\u0308zil ", ["özil", "Özil"]],
  ])("for %j tries %j", (text, terms) => {
    expect(JSON.parse(searchTerms(text) ?? "null")).toEqual(terms);
  });
});

describe("an entity tag", () => {
  test("is the same for the same content only", async () => {
    const etag = await etagOf({ a: 1 });
    expect(etag).toMatch(/^"[0-9a-f]{24}"$/u);
    expect(await etagOf({ a: 1 })).toBe(etag);
    expect(await etagOf({ a: 2 })).not.toBe(etag);
  });

  test.each([
    ['"a"', true],
    ['"b", "a"', true],
    ['W/"a"', true],
    ["*", true],
    ['"b"', false],
    ["a", false],
    ["", false],
    [undefined, false],
  ])("is known to %s: %s", (header, known) => {
    expect(isKnown(header, '"a"')).toBe(known);
  });
});
