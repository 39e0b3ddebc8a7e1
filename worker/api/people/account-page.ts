/**
 * Which accounts a page of the list has: the SQL of a table `page(id)`. Whatever is asked for, an index leads to it and the
 * company's size doesn't matter: without a search the list is the index by name, a team begins with its members, and a
 * search with those whose name or address begins with its longest word. Other words and filters are then looked at in the
 * accounts that came of it.
 */
import { spellingsOf } from "../../core/fold-name.ts";
import { isInvitation, isShownAs, type ShownState } from "../../invitations/shown-state.ts";

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
  readonly invitation: InvitationFilter | null;
  readonly after: AccountKey | null;
  readonly count: number;
};

/** `any`: whoever was ever invited. `isCrowded`: so many that the list itself is walked until a page is full. */
export type InvitationFilter = { readonly state: ShownState | "any"; readonly isCrowded: boolean };

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
  const source = sourceOf(filter, bind);
  const { table, others } = source;
  const keys = ["last_key", "first_key", "id"].map((column) => `${table}.${column}`).join(", ");
  const conditions = [
    `(${keys}) > (${(filter.after ?? START).map(bind).join(", ")})`,
    ...(others.length > 0 ? [wordsCondition(others, table, bind)] : []),
    ...source.conditions,
    ...conditionsOf(filter, bind),
  ];
  const page = `SELECT ${table}.id FROM ${source.from} WHERE ${conditions.join(" AND ")} ORDER BY ${keys}`;
  const sql = `WITH ${source.tables} page AS MATERIALIZED (${page} LIMIT ${bind(filter.count)})`;
  return { sql, values };
}

type Source = {
  /** Where the keys of the list stand. */
  readonly table: "account" | "hit";
  /** SQL before the page's: tables it is made of. */
  readonly tables: string;
  readonly from: string;
  readonly conditions: readonly string[];
  /** Words that are still to be looked for. */
  readonly others: readonly SearchWord[];
};

/** Where the list begins: with those found by the longest word, with a team's members, or with the index by name. */
function sourceOf(filter: AccountFilter, bind: Bind): Source {
  const { words, isCrowded, teamId, state, link, invitation } = filter;
  const [driver, ...others] = words;
  if (driver !== undefined && !isCrowded) {
    const account = state === null && link === null ? "" : " CROSS JOIN account ON account.id = hit.id";
    const conditions = [
      ...(teamId === null ? [] : [`hit.id IN ${membersOf(teamId, bind)}`]),
      ...(invitation === null ? [] : [isInvited(invitation.state, "hit")]),
    ];
    return { table: "hit", tables: `${hitsOf(driver, bind)},`, from: `hit${account}`, conditions, others };
  }
  const few = fewOf(filter, bind);
  const from = few === null ? "account" : `${few} CROSS JOIN account USING (id)`;
  const conditions = invitation === null ? [] : [isInvited(invitation.state, "account")];
  return { table: "account", tables: "", from, conditions, others: words };
}

/** A table of the ids a list is to be looked for in, where they are few; `null`: among all. */
function fewOf({ teamId, invitation }: AccountFilter, bind: Bind): string | null {
  if (teamId !== null) return membersOf(teamId, bind);
  if (invitation === null || invitation.isCrowded || invitation.state === "none") return null;
  return `(SELECT account_id AS id FROM invitation WHERE ${isOf(invitation.state)})`;
}

const isOf = (state: Exclude<InvitationFilter["state"], "none">): string =>
  state === "any" ? isInvitation("invitation") : isShownAs("invitation", state);

const isInvited = (state: InvitationFilter["state"], table: Source["table"]): string => {
  const own = `SELECT 1 FROM invitation WHERE invitation.account_id = ${table}.id`;
  return state === "none"
    ? `NOT EXISTS (${own} AND ${isInvitation("invitation")})`
    : `EXISTS (${own} AND ${isOf(state)})`;
};

/** SQL: are so many invitations in this state that putting their people in order takes longer than walking the list? */
export const invitedCrowdQuery = (state: Exclude<InvitationFilter["state"], "none">): string =>
  `SELECT count(*) > ${CROWD} AS crowded FROM (SELECT 1 FROM invitation WHERE ${isOf(state)} LIMIT ${CROWD + 1})`;

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
 * SQL: do so many addresses begin with the word that putting their owners in order takes longer than walking the list
 * until a page is full? Other indexes hold the keys of the list, or lead to few.
 */
export function crowdQuery({ address }: SearchWord): AccountPage {
  const sql = `SELECT count(*) > ${CROWD} AS crowded FROM (
    SELECT 1 FROM account WHERE email_key >= ?1 AND email_key < ?1 || char(0x10ffff) LIMIT ${CROWD + 1})`;
  return { sql, values: [address] };
}

const CROWD = 1_500;

/**
 * Somewhere in the names a word begins with each of these, or the address does. One parameter, however many there are;
 * the names stand in the index, so the account itself is looked at last.
 */
function wordsCondition(words: readonly SearchWord[], table: Source["table"], bind: Bind): string {
  const spaced = words.map(({ names, address }) => {
    return { names: names.map((name) => ` ${name.replaceAll("-", " ")}`), address };
  });
  const text = `' ' || replace(${table}.first_key || ' ' || ${table}.last_key, '-', ' ')`;
  return `NOT EXISTS (SELECT 1 FROM json_each(${bind(JSON.stringify(spaced))}) AS word
    WHERE NOT EXISTS (SELECT 1 FROM json_each(word.value, '$.names') AS name WHERE instr(${text}, name.value) > 0)
      AND NOT EXISTS (SELECT 1 FROM account AS own
                      WHERE own.id = ${table}.id AND instr(own.email_key, word.value ->> '$.address') = 1))`;
}
