/** Searching and walking through the list of accounts: what is found, in which order, and by which index. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type AccountFilter, crowdQuery, searchWords } from "../../../worker/api/people/account-page.ts";
import { accountList } from "../../../worker/api/people/load-accounts.ts";
import { accountRow, insertRows, type Row, teamRow } from "./rows.ts";
import { type Api, startApi } from "./start-api.ts";

let api: Api;

type Account = { readonly id: string; readonly lastName: string | null; readonly firstName: string | null };
type Accounts = { readonly items: readonly Account[]; readonly nextCursor: string | null };

const PEOPLE: ReadonlyArray<readonly [id: string, first: string | null, last: string | null, over?: Row]> = [
  ["ada", "Ada", "Lovelace", { email: "Countess@beispiel.example", email_key: "countess@beispiel.example" }],
  ["anna", "Anna-Lena", "Weiß-Krämer", { state: "deactivated" }],
  ["ursula", "Ursula", "von der Leyen", { link: "excluded", external_id: "4711" }],
  ["juan", "Juan Carlos", "de la Cruz-Ortiz"],
  ["oezguer", "Özgür", "Öztürk"],
  ["otto", "Otto", "Ozan"],
  ["oskar", "Oskar", "Zander"],
  ["mira", "Mira", "Ćosić"],
  ["pawel", "Paweł", "Woźniak-Kőszegi"],
  ["linh", "Linh", "Ứng"],
  ["zoe", "Zoe\u0308", "Ångström"],
  ["zahra", "Zahra", "Angst"],
  ["li", "小龍", "李"],
  ["percent", "100%", "_under_"],
  ["pat", 'Pat"; --', "O'Neill"],
  ["none", null, null],
  ["umlaut", "Jörg", "Müßig", { email: "müßig@beispiel.example", email_key: "müßig@beispiel.example" }],
];

beforeAll(async () => {
  api = await startApi();
  const { db } = api.rollcall;
  await insertRows(
    db,
    "account",
    PEOPLE.map(([id, first_name, last_name, over]) => accountRow(id, { first_name, last_name, ...over })),
  );
  await insertRows(db, "team", [teamRow("choir", "Chor")]);
  await insertRows(
    db,
    "membership",
    ["anna", "oskar", "otto"].map((account_id) => ({ account_id, team_id: "choir", source: "manual" })),
  );
});
afterAll(() => api.close());

const search = async (query: Readonly<Record<string, string>>): Promise<readonly string[]> => {
  const { body } = await api.ask<Accounts>("GET", `/v1/accounts?${new URLSearchParams(query)}`);
  return body.items.map(({ id }) => id);
};

describe("a search finds", () => {
  test.each([
    ["a first name", "ada", ["ada"]],
    ["a last name", "LOVE", ["ada"]],
    ["an address, however it is spelled", "countess@", ["ada"]],
    ["an address with umlauts", "MÜSSIG", ["umlaut"]],
    ["an address with umlauts, as it is written", "MÜßig@", ["umlaut"]],
    ["umlauts without their dots", "ozturk", ["oezguer"]],
    ["umlauts with them", "Öztürk", ["oezguer"]],
    ["ß as ss", "weiss", ["anna"]],
    ["what follows a hyphen", "krä", ["anna"]],
    ["a name with its hyphen", "weiß-krämer", ["anna"]],
    ["what follows a hyphen in a first name", "lena", ["anna"]],
    ["what follows blanks", "leyen", ["ursula"]],
    ["the second of three words", "der l", ["ursula"]],
    ["a whole name in any order", "leyen ursula", ["ursula"]],
    ["a name of many words", "juan carlos de la cruz-ortiz", ["juan"]],
    ["words beyond the third", "carlos ortiz", ["juan"]],
    ["accents of other languages", "Ćosić", ["mira"]],
    ["accents of other languages in small letters", "ćos", ["mira"]],
    ["accents of other languages without them", "cosic", ["mira"]],
    ["a Pole by plain letters", "pawel wozniak", ["pawel"]],
    ["a Hungarian after the hyphen", "Köszegi", ["pawel"]],
    ["letters that aren't folded, as they are", "Ứng", ["linh"]],
    ["letters that aren't folded, in small ones", "ứn", ["linh"]],
    ["the other Unicode form, without its accents", "zoe angstrom", ["zoe"]],
    ["the other Unicode form", "ZOË", ["zoe"]],
    ["the other Unicode form of last names", "A\u030angstro\u0308m", ["zoe"]],
    ["any script", "李", ["li"]],
    ["everybody for whom all words are right", "o", ["pat", "otto", "oezguer", "oskar"]],
    ["both of two words", "o oz", ["otto", "oezguer"]],
    ["one word twice", "oz oz", ["otto", "oezguer"]],
    ["nothing but beginnings", "velace", []],
    ["nobody when one word is wrong", "ada otto", []],
    ["wildcards as they stand", "%", []],
    ["a percent sign in a name", "100%", ["percent"]],
    ["an underscore in a name", "_", ["percent"]],
    ["an apostrophe", "o'n", ["pat"]],
    ["a quotation mark", 'pat";', ["pat"]],
    ["a star as it stands", "*", []],
    ["nothing in NUL", "\0", []],
  ])("%s: %j", async (...[, q, ids]) => {
    expect(await search({ q })).toEqual(ids);
  });

  test("everybody when it is empty, sorted by the name without its dots", async () => {
    const sorted = [
      ...["none", "percent", "zahra", "zoe", "mira", "juan", "ada", "umlaut", "pat", "otto", "oezguer"],
      ...["ursula", "anna", "pawel", "oskar", "linh", "li"],
    ];
    expect(await search({ q: "" })).toEqual(sorted);
    expect(await search({ q: " \t " })).toEqual(sorted);
    expect(await search({})).toEqual(sorted);
  });

  test("as many words as there is room for", async () => {
    expect(await search({ q: "o ".repeat(100).trim() })).toEqual(["pat", "otto", "oezguer", "oskar"]);
    expect(await search({ q: "x ".repeat(100).trim() })).toEqual([]);
  });

  test.each([
    [{ q: "o", team: "choir" }, ["otto", "oskar"]],
    [{ team: "choir" }, ["otto", "anna", "oskar"]],
    [{ q: "anna", state: "active" }, []],
    [{ q: "anna", state: "deactivated" }, ["anna"]],
    [{ q: "leyen", link: "excluded" }, ["ursula"]],
    [{ q: "leyen", link: "linked" }, []],
    [{ q: "a", team: "choir", state: "deactivated", link: "unlinked" }, ["anna"]],
    [{ team: "choir", state: "active" }, ["otto", "oskar"]],
    [{ q: "a", team: "nothing" }, []],
  ])("only who passes the filters: %j", async (query, ids) => {
    expect(await search(query)).toEqual(ids);
  });

  test.each([{ q: "o" }, { q: "o o" }, { team: "choir" }, { state: "active" }])(
    "the same from page to page: %j",
    async (query) => {
      const whole = await search(query);
      const ids: string[] = [];
      for (let cursor: string | null = null; ; ) {
        const next: Readonly<Record<string, string>> = cursor === null ? {} : { cursor };
        const path = `/v1/accounts?${new URLSearchParams({ ...query, ...next, limit: "1" })}`;
        const { body } = await api.ask<Accounts>("GET", path);
        ids.push(...body.items.map(({ id }) => id));
        cursor = body.nextCursor;
        if (cursor === null) break;
      }
      expect(ids).toEqual(whole);
    },
  );
});

describe("among 50,000 accounts", () => {
  const FIRST = ["Anna", "Özgür", "Jürgen", "Maximilian", "Sophie", "Jean-Luc", "Katharina", "Björn", "Zoë"];
  const LAST = ["Müller", "Schmidt", "Weiß-Krämer", "Öztürk", "Lovelace", "Fischer", "Weber", "von Stein"];

  beforeAll(async () => {
    await api.rollcall.db
      .prepare(
        `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50000)
         INSERT INTO account (id, link, email, email_key, first_name, last_name, custom, sourced, state, created_at)
         SELECT printf('%08x', i * 2654435761 % 4294967296), 'linked', 'p' || i || '@firma.example',
           'p' || i || '@firma.example', (SELECT value FROM json_each(?1) WHERE key = i % 9),
           (SELECT value FROM json_each(?2) WHERE key = i / 9 % 8) || char(97 + i % 26), '{}', '[]', 'active', 0
         FROM n`,
      )
      .bind(JSON.stringify(FIRST), JSON.stringify(LAST))
      .run();
  }, 120_000);

  const plain: AccountFilter = {
    words: [],
    isCrowded: false,
    state: null,
    link: null,
    teamId: null,
    invitation: null,
    after: null,
    count: 51,
  };

  test.each<[string, Partial<AccountFilter>]>([
    ["the list", {}],
    ["a later page of the list", { after: ["muller", "anna", "x"] }],
    ["the list of those deactivated", { state: "deactivated" }],
    ["a team", { teamId: "choir" }],
    ["a search", { words: searchWords("mül") }],
    ["a later page of a search", { words: searchWords("mül"), after: ["muller", "anna", "x"] }],
    ["a search for what many addresses begin with", { words: searchWords("p"), isCrowded: true }],
    ["the few of an invitation's state", { invitation: { state: "pending", isCrowded: false } }],
    ["the many of an invitation's state", { invitation: { state: "accepted", isCrowded: true } }],
    ["those never invited", { invitation: { state: "none", isCrowded: true } }],
    [
      "a search among the invited",
      { words: searchWords("mül"), invitation: { state: "any", isCrowded: true } },
    ],
    ["a search with several words", { words: searchWords("anna lena weiß-k") }],
    ["a search with filters", { words: searchWords("a"), state: "active", link: "linked", teamId: "choir" }],
  ])("%s is found by an index", async (_, over) => {
    const { sql, values } = accountList({ ...plain, ...over });
    const rows = await api.rollcall.rows<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, ...values);
    const steps = rows.map(({ detail }) => detail);
    expect(
      steps.filter((step) => /^SCAN (account|manager|report|membership|invitation)\b/u.test(step)),
    ).toEqual([]);
    expect(steps.filter((step) => step.startsWith("SEARCH account USING")).length).toBeGreaterThan(0);
  });

  test("how many addresses begin with a word is counted in their index, and not to the end", async () => {
    const [word] = searchWords("p");
    if (word === undefined) throw new Error("p is a word");
    const { sql, values } = crowdQuery(word);
    const rows = await api.rollcall.rows<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, ...values);
    expect(rows.map(({ detail }) => detail)).toContainEqual(
      expect.stringMatching(/^SEARCH account USING COVERING INDEX account_email_key/u),
    );
    expect(await api.rollcall.rows(sql, "p")).toEqual([{ crowded: 1 }]);
    expect(await api.rollcall.rows(sql, "p4999")).toEqual([{ crowded: 0 }]);
  });

  test("the same people are found as among few", async () => {
    expect(await search({ q: "lena" })).toEqual(["anna"]);
    expect(await search({ q: "leyen ursula" })).toEqual(["ursula"]);
    expect(await search({ q: "ada" })).toEqual(["ada"]);
    expect(await search({ q: "p50000@" })).toHaveLength(1);
    expect(await search({ q: "p", limit: "3" })).toEqual([
      "percent",
      ...(await search({ q: "p" })).slice(1, 3),
    ]);
    expect(await search({ q: "zoë stein", limit: "3" })).toHaveLength(3);
  });
});
