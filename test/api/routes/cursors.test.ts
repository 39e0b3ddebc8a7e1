/** Cursors say where a list goes on without saying anybody's name, however long names are and whatever changes meanwhile. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { accountRow, findingRow, insertRows, teamRow } from "./rows.ts";
import { type Api, startApi } from "./start-api.ts";

let api: Api;

type Item = Readonly<Record<string, unknown>>;
type Page = { readonly items: readonly Item[]; readonly nextCursor: string | null };

/** As long as Personio's texts may be. */
const LONG = "Wolfeschlegelsteinhausenbergerdorff-".repeat(280);
const LETTERS = ["a", "b", "c", "d", "e", "f"];

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

beforeEach(async () => {
  await api.rollcall.reset();
  const { db } = api.rollcall;
  await insertRows(
    db,
    "account",
    LETTERS.map((it) => accountRow(it, { first_name: `${LONG}${it}`, last_name: LONG })),
  );
  await insertRows(
    db,
    "team",
    LETTERS.map((it) => teamRow(it, `${LONG}${it}`)),
  );
  await insertRows(
    db,
    "finding",
    LETTERS.map((it) =>
      findingRow("team-name-similar", `${LONG}${it}`, { employee_id: null, name: `${LONG}${it}` }),
    ),
  );
});

const page = async (path: string, limit: number, cursor: string | null = null): Promise<Page> => {
  const query = new URLSearchParams({ limit: String(limit), ...(cursor === null ? {} : { cursor }) });
  const { status, body } = await api.ask<Page>("GET", `${path}?${query}`);
  expect(status).toBe(200);
  return body;
};
const lettersOf = ({ items }: Page): string =>
  items.map((it) => String(it["id"] ?? it["name"]).slice(-1)).join("");
const rename = (table: "account" | "team", id: string, name: string) =>
  api.rollcall.db
    .prepare(`UPDATE ${table} SET ${table === "team" ? "name" : "last_name"} = ? WHERE id = ?`)
    .bind(name, id)
    .run();

describe.each(["/v1/accounts", "/v1/teams", "/v1/findings"])("%s", (path) => {
  test("goes on behind names of ten thousand characters, one by one", async () => {
    let letters = "";
    for (let cursor: string | null = null, rounds = 0; rounds < 6; rounds++) {
      const next: Page = await page(path, 1, cursor);
      letters += lettersOf(next);
      cursor = next.nextCursor;
      expect(cursor ?? "").toMatch(/^[\w-]{0,300}$/u);
      expect(Buffer.from(cursor ?? "", "base64url").toString()).not.toMatch(/wolf/iu);
    }
    expect(letters).toBe("abcdef");
  });

  test("goes on where it was though the last one shown is gone", async () => {
    const { nextCursor } = await page(path, 3);
    await api.rollcall.db.prepare(`DELETE FROM ${path.slice(4, -1)} WHERE id LIKE '%c'`).run();
    expect(lettersOf(await page(path, 3, nextCursor))).toBe("def");
  });

  test("begins anew when everything a cursor names is gone", async () => {
    const { nextCursor } = await page(path, 3);
    await api.rollcall.db.prepare(`DELETE FROM ${path.slice(4, -1)}`).run();
    const { status, body } = await api.ask("GET", `${path}?cursor=${nextCursor}`);
    const issues = [{ path: "cursor", message: "what it names is gone: begin anew" }];
    expect({ status, body }).toMatchObject({ status: 422, body: { params: { issues } } });
  });
});

describe.each([
  ["/v1/accounts", "account"],
  ["/v1/teams", "team"],
] as const)("%s, when the last one shown is renamed", (path, table) => {
  test("skips nobody", async () => {
    const { nextCursor } = await page(path, 3);
    await rename(table, "c", "Zzz");
    expect(lettersOf(await page(path, 6, nextCursor))).toBe("defc");
  });

  test("shows nobody twice", async () => {
    const { nextCursor } = await page(path, 3);
    await rename(table, "c", "Aaa");
    expect(lettersOf(await page(path, 6, nextCursor))).toBe("def");
  });

  test("goes on from where it is now, if there is nothing else to go by", async () => {
    const { nextCursor } = await page(path, 1);
    await rename(table, "a", "Zzz");
    expect(lettersOf(await page(path, 6, nextCursor))).toBe("");
  });
});
