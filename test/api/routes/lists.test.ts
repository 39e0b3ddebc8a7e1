/** What all lists have in common: pages, limits, cursors. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accountRow, changeRow, findingRow, insertRows, type Row, runRow, teamRow } from "./rows.ts";
import { type Api, startApi } from "./start-api.ts";

let api: Api;

type Page = {
  readonly items: ReadonlyArray<Readonly<Record<string, unknown>>>;
  readonly nextCursor: string | null;
};

const LISTS = ["/v1/accounts", "/v1/teams", "/v1/findings", "/v1/runs", "/v1/runs/run-007/changes"];
/** List → a cursor of it. */
const cursors = new Map<string, string>();
const COUNT = 205;
const NUMBERS = Array.from({ length: COUNT }, (_, index) => String(index).padStart(3, "0"));

beforeAll(async () => {
  api = await startApi();
  const { db } = api.rollcall;
  await insertRows(db, "account", NUMBERS.map(accountOf));
  await insertRows(
    db,
    "team",
    NUMBERS.map((number) => teamRow(`team-${number}`, `Team ${number}`)),
  );
  await insertRows(
    db,
    "finding",
    NUMBERS.map((number) => findingRow("no-email", number)),
  );
  await insertRows(
    db,
    "run",
    NUMBERS.map((number, index) => runRow(`run-${number}`, Math.floor(index / 3) * 1000)),
  );
  await insertRows(
    db,
    "run_change",
    NUMBERS.map((_, index) => changeRow("run-007", index + 1)),
  );
  await insertRows(db, "run_change", [changeRow("run-008", 1), changeRow("run-008", 2)]);
  for (const list of [...LISTS, "/v1/runs/run-008/changes"]) {
    cursors.set(list, (await page(`${list}?limit=1`)).nextCursor ?? "");
  }
});
afterAll(() => api.close());

/** Names that make it hard to know where a page ended: many share one, or differ only in case, or have none. */
const NAMES: ReadonlyArray<readonly [first: string | null, last: string | null]> = [
  ["Anna", "Müller"],
  ["Anna", "Müller"],
  ["anna", "MÜLLER"],
  ["ANNA", "müller"],
  ["Anna", null],
  [null, "Müller"],
  [null, null],
  ["", ""],
  ["Özgür", "Öztürk"],
  ["Zoë", "Ångström"],
  ["Zoe\u0308", "A\u030angstro\u0308m"],
  ["O'Neill", 'd"Arc\\'],
  ["李", "小龍"],
  ["👩‍🚀", "👨‍👩‍👧"],
];

function accountOf(number: string, index: number): Row {
  const [first = null, last = null] = NAMES[index % NAMES.length] ?? [];
  return accountRow(`account-${number}`, { first_name: first, last_name: last });
}

const page = async (path: string): Promise<Page> => (await api.ask<Page>("GET", path)).body;
const withQuery = (path: string, query: Readonly<Record<string, string>>): string =>
  `${path}?${new URLSearchParams(query)}`;
const idOf = (item: Readonly<Record<string, unknown>>): unknown =>
  item["id"] ?? item["seq"] ?? item["employeeId"];

async function walk(path: string, limit: number): Promise<readonly Page[]> {
  const pages = [await page(withQuery(path, { limit: String(limit) }))];
  for (let cursor = pages[0]?.nextCursor ?? null; cursor !== null; ) {
    const next = await page(withQuery(path, { limit: String(limit), cursor }));
    pages.push(next);
    cursor = next.nextCursor;
  }
  return pages;
}

describe.each(LISTS)("%s", (path) => {
  test("has every item once, in the same order whatever the size of the pages", async () => {
    const [small, large] = [await walk(path, 41), await walk(path, 200)];
    const sizes = [small, large].map((pages) => pages.map(({ items }) => items.length));
    expect(sizes).toEqual([
      [41, 41, 41, 41, 41],
      [200, 5],
    ]);
    const [ids = [], others] = [small, large].map((pages) => pages.flatMap(({ items }) => items.map(idOf)));
    expect(new Set(ids).size).toBe(COUNT);
    expect(others).toEqual(ids);
  });

  test.each([
    ["", 50],
    ["?limit=1", 1],
    ["?limit=200", 200],
  ])("a page %s has %i items", async (query, length) => {
    const { items, nextCursor } = await page(`${path}${query}`);
    expect(items).toHaveLength(length);
    expect(nextCursor).toMatch(/^[\w-]{1,2000}$/u);
  });

  const BAD_LIMITS = [
    ...["0", "201", "abc", "-1", "1.5", "", "1&limit=2", "9".repeat(400)],
    ...["0x10", "1e2", "%2B5", "%205", "5%20", "5%0A", "0b1", "5_0", "5.", "٥", "NaN", "Infinity"],
  ];

  test.each(BAD_LIMITS)("a limit of %j is refused", async (limit) => {
    const { status, body } = await api.ask("GET", `${path}?limit=${limit}`);
    expect(status).toBe(422);
    expect(body).toMatchObject({ code: "invalid-request", params: { issues: [{ path: "limit" }] } });
  });

  test("a cursor is good for its own list only, and only as it was given", async () => {
    const own = cursors.get(path) ?? "";
    const foreign = [...cursors].filter(([list]) => list !== path).map(([, cursor]) => cursor);
    expect(foreign).toHaveLength(LISTS.length);
    for (const cursor of [...foreign, ...tampered(own)]) {
      const { status, body } = await api.ask("GET", withQuery(path, { cursor }));
      const issues = [{ path: "cursor", message: "not a cursor of this list" }];
      expect({ cursor, status, body }).toMatchObject({ status: 422, body: { params: { issues } } });
    }
  });

  test("a cursor that is longer than any is refused", async () => {
    const { status, body } = await api.ask("GET", withQuery(path, { cursor: "x".repeat(2001) }));
    expect({ status, body }).toMatchObject({
      status: 422,
      body: { params: { issues: [{ path: "cursor" }] } },
    });
  });
});

/** What somebody makes of a cursor who has found out that it is JSON. */
function tampered(cursor: string): readonly string[] {
  const [list, key] = JSON.parse(Buffer.from(cursor, "base64url").toString());
  const forge = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const keys = [null, [], {}, [null, null, null], true];
  return [
    ...keys.map((other) => forge([list, other])),
    ...[forge([list]), forge([list, key, 1]), forge([`${list} `, key]), forge({ list, key }), forge(list)],
    ...["", "%%%", cursor.slice(0, -2), "bnVsbA", "_".repeat(2000)],
  ];
}

test("a list that changes between two pages shows nobody twice", async () => {
  const { db } = api.rollcall;
  const first = await page("/v1/accounts?limit=100");
  const seen = first.items.map(idOf);
  await insertRows(db, "account", [accountRow("new-first"), accountRow("new-last", { last_name: "Ω" })]);
  await db.prepare("DELETE FROM account WHERE id = ?").bind(seen.at(-1)).run();
  const rest = await page(withQuery("/v1/accounts", { limit: "200", cursor: first.nextCursor ?? "" }));
  const later = rest.items.map(idOf);
  expect(later).toContain("new-last");
  expect(later.filter((id) => seen.includes(id) || id === "new-first")).toEqual([]);
  expect(later).toHaveLength(COUNT - 100 + 1);
});
