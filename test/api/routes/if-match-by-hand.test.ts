/** `If-Match` where it may be left out: accounts, teams, the connection. Given, it is honoured. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createCompany } from "../../personio/create-company.ts";
import { accountRow, insertRows, teamRow } from "./rows.ts";
import { type Api, startApi } from "./start-api.ts";

let api: Api;

type Body = Readonly<Record<string, unknown>> & { readonly code?: string; readonly etag?: string };

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

beforeEach(async () => {
  await api.rollcall.reset({ company: createCompany({ people: 0 }) });
  const { db } = api.rollcall;
  await insertRows(db, "team", [teamRow("choir", "Chor")]);
  await insertRows(db, "account", [accountRow("ada", { first_name: "Ada" })]);
});

const snapshot = () =>
  Promise.all(
    ["account", "team", "connection", "setting", "audit_event", "revision"].map((table) =>
      api.rollcall.rows(`SELECT * FROM ${table}`),
    ),
  );
const listed = async (path: string): Promise<string> =>
  (await api.ask<{ items: readonly Body[] }>("GET", path)).body.items[0]?.etag ?? "";
const tagOf = async (path: string): Promise<string> => (await api.ask("GET", path)).headers.get("etag") ?? "";
const connection = (over: object = {}) => ({
  clientId: "papi-1",
  clientSecret: "geheim",
  enabled: false,
  ...over,
});

type Case = {
  readonly name: string;
  readonly tag: () => Promise<string>;
  readonly write: (tag: string | null, value: string) => ReturnType<typeof api.ask<Body>>;
  readonly current: Readonly<Record<string, unknown>>;
};

const writer =
  (method: string, path: string, bodyOf: (value: string) => unknown): Case["write"] =>
  (tag, value) =>
    api.ask<Body>(method, path, {
      body: bodyOf(value),
      ...(tag === null ? {} : { headers: { "if-match": tag } }),
    });

const CASES: readonly Case[] = [
  {
    name: "PATCH /v1/accounts/{id}",
    tag: () => tagOf("/v1/accounts/ada"),
    write: writer("PATCH", "/v1/accounts/ada", (jobTitle) => ({ jobTitle })),
    current: { id: "ada", jobTitle: "Erste" },
  },
  {
    name: "PATCH /v1/teams/{id}",
    tag: () => listed("/v1/teams"),
    write: writer("PATCH", "/v1/teams/choir", (name) => ({ name })),
    current: { id: "choir", name: "Erste" },
  },
  {
    name: "PUT /v1/connection",
    tag: () => tagOf("/v1/connection"),
    write: writer("PUT", "/v1/connection", (clientId) => connection({ clientId })),
    current: { clientId: "Erste", clientSecret: "set" },
  },
];

describe.each(CASES)("$name", ({ tag, write, current }) => {
  test("a tag that is fresh lets write, and the answer has the next", async () => {
    const fresh = await tag();
    expect(fresh).toMatch(/^"[0-9a-z]+"$/u);
    const first = await write(fresh, "Erste");
    expect(first.status).toBe(200);
    const next = first.headers.get("etag") ?? "";
    expect(next).not.toBe(fresh);
    expect(next).toBe(await tag());
    expect((await write(next, "Zweite")).status).toBe(200);
  });

  test.each(["stale", "*", '"nonsense"'])(
    "a tag %j that isn't doesn't, and shows what is there",
    async (kind) => {
      const old = await tag();
      await write(null, "Erste");
      const before = await snapshot();
      const { status, body, headers } = await write(kind === "stale" ? old : kind, "Zweite");
      expect({ status, body }).toMatchObject({ status: 412, body: { code: "stale", params: { current } } });
      expect(headers.get("etag")).toBe(await tag());
      expect(await snapshot()).toEqual(before);
    },
  );

  test("of two with one tag exactly one wins", async () => {
    const fresh = await tag();
    const answers = await Promise.all([write(fresh, "Eins"), write(fresh, "Zwei")]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
  });
});

test("the tag of an account is the same in the list and alone, and of what can be edited only", async () => {
  const tag = await tagOf("/v1/accounts/ada");
  expect(await listed("/v1/accounts")).toBe(tag);
  await api.ask("PUT", "/v1/teams/choir/members/ada");
  await api.ask("POST", "/v1/accounts/ada/deactivate");
  expect(await tagOf("/v1/accounts/ada")).toBe(tag);
});

test("where a tag must be given, * is no tag", async () => {
  const { body } = await api.ask<object>("GET", "/v1/settings");
  const before = await snapshot();
  const { status, body: said } = await api.ask("PUT", "/v1/settings", { body, headers: { "if-match": "*" } });
  expect({ status, said }).toMatchObject({ status: 412, said: { code: "stale", params: { current: body } } });
  expect(await snapshot()).toEqual(before);
});
