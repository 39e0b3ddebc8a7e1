/** Lists, as servers page them in their different ways, and how one knows that a list isn't whole. */
import { describe, expect, test } from "vitest";
import type { RemotePerson } from "../../worker/destinations/destination.ts";
import { aClient } from "./a-person.ts";

type Query = { readonly startIndex: number; readonly count: number };
type Listed = { readonly Resources?: readonly object[]; readonly totalResults?: unknown } | Response;

const people = (count: number, from = 1): object[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `r${from + index}`,
    userName: `p${from + index}@b.de`,
  }));
const slice = (all: readonly object[], { startIndex, count }: Query) =>
  all.slice(startIndex - 1, startIndex - 1 + count);

async function listed(serve: (query: Query, nth: number) => Listed) {
  const pages: (readonly RemotePerson[])[] = [];
  const starts: number[] = [];
  const client = aClient({
    ...{ baseUrl: "https://scim.test", dialect: "standard" },
    fetch: async (url) => {
      const { searchParams } = new URL(url);
      const query = {
        startIndex: Number(searchParams.get("startIndex")),
        count: Number(searchParams.get("count")),
      };
      starts.push(query.startIndex);
      const answer = serve(query, starts.length);
      return answer instanceof Response ? answer : Response.json(answer);
    },
  });
  const end = await client.listPeople((page) => void pages.push(page));
  return {
    end,
    starts,
    pages: pages.map((page) => page.length),
    ids: pages.flat().map(({ remoteId }) => remoteId),
  };
}
const whole = (received: number, requests: number) => ({
  ok: true,
  value: { received, requests, incomplete: null },
});

describe("is whole", () => {
  test("10,000 in 4 requests", async () => {
    const all = people(10_000);
    const { end, ids } = await listed((query) => ({ Resources: slice(all, query), totalResults: 10_000 }));
    expect(end).toEqual(whole(10_000, 4));
    expect(new Set(ids).size).toBe(10_000);
  });

  test("in pages of 50, with a total that is capped, too (Polis)", async () => {
    const all = people(170);
    const { end, pages } = await listed(({ startIndex }) => ({
      Resources: slice(all, { startIndex, count: 50 }),
      totalResults: 50,
    }));
    expect(end).toEqual(whole(170, 5));
    expect(pages).toEqual([50, 50, 50, 20]);
  });

  test("where a start past the end answers the first page again (scimmy)", async () => {
    const all = people(30);
    const { end, starts } = await listed(({ startIndex }) => ({
      Resources: startIndex > 30 ? all : slice(all, { startIndex, count: 20 }),
      totalResults: 30,
    }));
    expect(end).toEqual(whole(30, 3));
    expect(starts).toEqual([1, 21, 31]);
  });

  test("where a start past the end is refused", async () => {
    const { end } = await listed(({ startIndex }) =>
      startIndex > 30 ? new Response("{}", { status: 400 }) : { Resources: people(30), totalResults: 30 },
    );
    expect(end).toEqual(whole(30, 2));
  });

  test("where a page past the end tells no total", async () => {
    const all = people(30);
    const { end } = await listed((query) => ({
      Resources: slice(all, query),
      totalResults: query.startIndex > 30 ? 0 : "30",
    }));
    expect(end).toEqual(whole(30, 2));
  });

  test("with nobody, and without a list of it", async () => {
    expect((await listed(() => ({ totalResults: 0 }))).end).toEqual(whole(0, 1));
  });

  test("where answers are too large at first", async () => {
    const all = people(2_000);
    const { end, pages } = await listed((query) =>
      query.count > 1_000
        ? new Response("x".repeat(8_000_001))
        : { Resources: slice(all, query), totalResults: 2_000 },
    );
    expect(end).toEqual(whole(2_000, 6));
    expect(pages).toEqual([850, 850, 300]);
  });
});

describe("is not whole", () => {
  test.each([
    {
      what: "it ends before its total",
      serve: ({ startIndex }: Query) => ({ Resources: startIndex === 1 ? people(20) : [], totalResults: 30 }),
      incomplete: "fewer-than-promised",
    },
    {
      what: "nobody says how many there are",
      serve: ({ startIndex }: Query) => ({ Resources: startIndex === 1 ? people(20) : [] }),
      incomplete: "no-total",
    },
    {
      what: "somebody came in before us: one comes twice",
      serve: ({ startIndex }: Query, nth: number) => ({
        Resources: nth === 1 ? people(20) : startIndex === 21 ? people(20, 20) : [],
        totalResults: 39,
      }),
      incomplete: "changed-meanwhile",
    },
    {
      what: "somebody left: the total has changed",
      serve: (_: Query, nth: number) => ({
        Resources: nth === 1 ? people(20) : nth === 2 ? people(18, 22) : [],
        totalResults: nth === 1 ? 40 : 39,
      }),
      incomplete: "changed-meanwhile",
    },
    {
      what: "somebody was hired behind us: the last page promises more",
      serve: (_: Query, nth: number) => ({ Resources: nth === 1 ? people(20) : [], totalResults: 19 + nth }),
      incomplete: "changed-meanwhile",
    },
    {
      what: "an entry can't be read",
      serve: (_: Query, nth: number) => ({
        Resources: nth === 1 ? [...people(19), { userName: "no-id@b.de" }] : [],
        totalResults: 20,
      }),
      incomplete: "broken-entries",
    },
    {
      what: "one id comes twice in a page",
      serve: (_: Query, nth: number) => ({
        Resources: nth === 1 ? [...people(2), ...people(1)] : [],
        totalResults: 3,
      }),
      incomplete: "changed-meanwhile",
    },
  ])("$what", async ({ serve, incomplete }) => {
    const { end, ids } = await listed(serve);
    expect(end).toMatchObject({ ok: true, value: { incomplete } });
    expect(new Set(ids).size).toBe(ids.length);
  });

  test.each([
    ["a page fails", () => new Response("", { status: 500 }), "destination-unavailable"],
    ["a page is cut off", () => new Response('{"Resources":[{"id":'), "destination-unreadable"],
    ["a page is no list", () => ({ totalResults: 40 }), "destination-unreadable"],
    ["a page is refused", () => new Response("{}", { status: 400 }), "destination-unreadable"],
    ["the token is withdrawn", () => new Response("{}", { status: 401 }), "destination-refused"],
  ])("%s in the middle", async (_what, second, reason) => {
    const { end } = await listed((_, nth) =>
      nth === 1 ? { Resources: people(20), totalResults: 40 } : second(),
    );
    expect(end).toMatchObject({ ok: false, error: { reason } });
  });

  test("it has no end", async () => {
    const { end } = await listed(({ startIndex }) => ({ Resources: people(2_500, startIndex) }));
    expect(end).toEqual({ ok: false, error: { reason: "destination-unreadable", detail: "endless-list" } });
  });
});
