/**
 * Which accounts a page of the list has: the SQL of a table `page(id)`. Whatever is asked for, an index leads to it and the
 * company's size doesn't matter: without a search the list is the index by name, a team begins with its members, and a
 * search with those whose name or address begins with its longest word. Other words and filters are then looked at in the
 * accounts that came of it.
 */
import { spellingsOf } from "../../core/fold-name.ts";

/** Where a list goes on: behind this one. Folded names, then the id; whoever has no name comes first. */
export type AccountKey = readonly [lastKey: string, firstKey: string, id: string];

export type AccountFilter = {
  /** From `searchWords`; empty: no search. */
  readonly words: readonly SearchWord[];
  /** Of the only word: so many are found that the list itself is walked until a page is full. From `isCrowd`. */
  readonly isCrowded: boolean;
  readonly state: string | null;
  readonly link: string | null;
  readonly teamId: string | null;
  readonly after: AccountKey | null;
  readonly count: number;
};

/** `names`: how the word may be spelled in a folded name; `address`: in an address's key. */
export type SearchWord = { readonly names: readonly string[]; readonly address: string };

export type AccountPage = { readonly sql: string; readonly values: readonly unknown[] };

/** The words of a search, the longest first. */
export function searchWords(text: string | undefined): readonly SearchWord[] {
  const words = (text ?? "").split(/\s+/u).filter((word) => word !== "");
  return words
    .sort((a, b) => b.length - a.length)
    .map((word) => ({ names: spellingsOf(word), address: word.normalize("NFC").toLowerCase() }));
}

/** Below every account. */
const START: AccountKey = ["", "", ""];

type Bind = (value: unknown) => string;

export function accountPage(filter: AccountFilter): AccountPage {
  const values: unknown[] = [];
  const bind: Bind = (value) => `?${values.push(value)}`;
  const driver = filter.isCrowded ? undefined : filter.words[0];
  const others = driver === undefined ? filter.words : filter.words.slice(1);
  const keys = (filter.after ?? START).map(bind).join(", ");
  const behind = (table: string) => `(${table}last_key, ${table}first_key, ${table}id) > (${keys})`;
  const inOrder = (table: string) =>
    `ORDER BY ${table}last_key, ${table}first_key, ${table}id LIMIT ${bind(filter.count)}`;
  const conditions = conditionsOf(filter, bind);
  if (others.length > 0) conditions.push(wordsCondition(others, bind));
  if (driver === undefined) {
    const from =
      filter.teamId === null ? "account" : `${membersOf(filter.teamId, bind)} CROSS JOIN account USING (id)`;
    const where = [behind("account."), ...conditions].join(" AND ");
    return {
      sql: `WITH page AS MATERIALIZED (SELECT account.id FROM ${from} WHERE ${where} ${inOrder("account.")})`,
      values,
    };
  }
  if (filter.teamId !== null)
    conditions.push(`account.id IN (SELECT id FROM ${membersOf(filter.teamId, bind)})`);
  const account = conditions.length === 0 ? "" : " CROSS JOIN account ON account.id = hit.id";
  const where = [behind("hit."), ...conditions].join(" AND ");
  const page = `page AS MATERIALIZED (SELECT hit.id FROM hit${account} WHERE ${where} ${inOrder("hit.")})`;
  return { sql: `WITH ${hitsOf(driver, bind)}, ${page}`, values };
}

function conditionsOf({ state, link }: AccountFilter, bind: Bind): string[] {
  const given = Object.entries({ state, link }).filter(([, value]) => value !== null);
  return given.map(([column, value]) => `account.${column} = ${bind(value)}`);
}

const membersOf = (teamId: string, bind: Bind): string =>
  `(SELECT DISTINCT account_id AS id FROM membership WHERE team_id = ${bind(teamId)})`;

/**
 * Everybody one of whose names, or whose address, begins with the word: a table `hit` with the keys of the list. The
 * indexes by first and last name hold those keys; for the others they have to be computed, and so come last.
 */
function hitsOf({ names, address }: SearchWord, bind: Bind): string {
  const spellings = bind(JSON.stringify(names));
  const begins = (column: string) => `${column} >= low AND ${column} < low || char(0x10ffff)`;
  const from = (columns: string, column: string) =>
    `SELECT ${columns} FROM spelling CROSS JOIN account WHERE ${begins(column)}`;
  const keys = "last_key, first_key, id";
  return `spelling(low) AS MATERIALIZED (SELECT value FROM json_each(${spellings})),
    named AS MATERIALIZED (${from(keys, "last_key")} UNION ${from(keys, "first_key")}),
    other AS MATERIALIZED (
      SELECT id FROM (SELECT ${bind(address)} AS low) CROSS JOIN account WHERE ${begins("email_key")}
      UNION ${from("id", "last_rest")} UNION ${from("id", "last_tail")} UNION ${from("id", "first_rest")}
      EXCEPT SELECT id FROM named
    ),
    hit AS (
      SELECT ${keys} FROM named
      UNION ALL SELECT account.last_key, account.first_key, account.id FROM other CROSS JOIN account ON account.id = other.id
    )`;
}

/**
 * SQL: does the word lead to more people than are quickly put in order? A page of the list is full soon then. Keys come
 * with the indexes by first and last name; what is counted here is who is found by the others.
 */
export function crowdQuery({ names, address }: SearchWord): AccountPage {
  const begins = (column: string) => `${column} >= low AND ${column} < low || char(0x10ffff)`;
  const from = (column: string) => `SELECT id FROM spelling CROSS JOIN account WHERE ${begins(column)}`;
  const sql = `WITH spelling(low) AS MATERIALIZED (SELECT value FROM json_each(?1)),
    found AS (
      SELECT id FROM (SELECT ?2 AS low) CROSS JOIN account WHERE ${begins("email_key")}
      UNION ALL ${from("last_rest")} UNION ALL ${from("last_tail")} UNION ALL ${from("first_rest")}
      LIMIT ${CROWD + 1}
    ) SELECT count(*) > ${CROWD} AS crowded FROM found`;
  return { sql, values: [JSON.stringify(names), address] };
}

const CROWD = 1_500;

/** Somewhere in the names a word begins with each of these, or the address does. One parameter, however many there are. */
function wordsCondition(words: readonly SearchWord[], bind: Bind): string {
  const spaced = words.map(({ names, address }) => {
    return { names: names.map((name) => ` ${name.replaceAll("-", " ")}`), address };
  });
  const text = "' ' || replace(account.first_key || ' ' || account.last_key, '-', ' ')";
  return `NOT EXISTS (SELECT 1 FROM json_each(${bind(JSON.stringify(spaced))}) AS word
    WHERE instr(account.email_key, word.value ->> '$.address') <> 1
      AND NOT EXISTS (SELECT 1 FROM json_each(word.value, '$.names') AS name WHERE instr(${text}, name.value) > 0))`;
}
