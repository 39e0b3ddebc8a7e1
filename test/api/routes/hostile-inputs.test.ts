/**
 * Whatever is put into any parameter of any route: the answer is one of those the contract has for it (the client sees
 * to that), never a fault of the server, and never what belongs to somebody else.
 */

import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DEFAULT_SETTINGS } from "../../../worker/core/settings.ts";
import { type Parameter, pathWith, type Route, routesOf, type Schema } from "./open-api-document.ts";
import { accountRow, changeRow, findingRow, insertRows, runRow } from "./rows.ts";
import { type Question, startApi } from "./start-api.ts";

const HOSTILE: readonly string[] = [
  "' OR '1'='1",
  "'; DROP TABLE account; --",
  '") UNION SELECT sealed_secret FROM connection --',
  '"><script>alert(1)</script>',
  "a\0b",
  "a\r\nSet-Cookie: x=1",
  "__proto__",
  "constructor",
  "..%2f../etc/passwd",
  "\u202egnirts-desrever\u202c",
  "Ünï©ødé 漢字 👩‍👩‍👧‍👦 e\u0301",
  "9".repeat(400),
  "-1",
  "NaN",
  "x".repeat(8_000),
];

/** A place where a value goes in: a parameter of a route, or a key of its body. */
type Slot = {
  readonly name: string;
  readonly schema: Schema;
  ask(value: string): readonly [method: string, path: string, question: Question];
};

/** Bodies that are fine but for the key that is tried. */
const GOOD: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  startRun: { mode: "preview" },
  approveRun: { fingerprint: "f" },
  saveConnection: { clientId: "papi-1", clientSecret: "geheim", enabled: false },
  saveSettings: DEFAULT_SETTINGS,
  saveTarget: { target: null },
  saveExclusions: { values: [] },
  previewExclusions: { exclusions: {} },
};

/** What comes of a value that the published schema allows; any other is 422. */
const ALLOWED_VALUES: Readonly<Record<string, number>> = {
  ...coming(404, "getRun {id}", "rejectRun {id}", "cancelRun {id}", "listChanges {id}", "getAccount {id}"),
  ...coming(404, "approveRun {id}", "approveRun fingerprint", "approveRun hold[]"),
  ...coming(200, "listAccounts ?q", "listAccounts ?team", "listChanges ?q"),
  ...coming(200, "saveConnection clientId", "saveConnection clientSecret"),
  ...coming(
    404,
    "saveTarget {key}",
    "saveTarget if-match",
    "saveExclusions {key}",
    "saveExclusions if-match",
  ),
  ...coming(412, "saveSettings if-match"),
  ...coming(428, "saveSettings retentionDays", "saveSettings autoInvite", "saveSettings schedule"),
  ...coming(
    422,
    "startRun draft",
    "saveTarget target",
    "saveExclusions values",
    "previewExclusions exclusions",
  ),
  ...coming(422, "startRun mode", "approveRun hold", "saveConnection enabled", "saveConnection syncNow"),
  ...coming(
    422,
    "listAccounts ?state",
    "listAccounts ?link",
    "listAccounts ?invitation",
    "listChanges ?kind",
  ),
  ...["listAccounts", "listChanges", "listRuns", "listTeams", "listFindings", "listSettingsHistory"].reduce(
    (all, list) => Object.assign(all, coming(422, `${list} ?limit`, `${list} ?cursor`)),
    {},
  ),
};

function coming(status: number, ...names: readonly string[]): Readonly<Record<string, number>> {
  return Object.fromEntries(names.map((name) => [name, status]));
}

let api = await startApi();
afterAll(() => api.close());
const SLOTS = routesOf(api.document).flatMap((route) => [
  ...(route.operation.parameters ?? []).map((parameter) => parameterSlot(route, parameter)),
  ...keysOf(route).flatMap(([key, schema]) => bodySlots(route, key, schema)),
]);

function parameterSlot(route: Route, { name, in: place, schema }: Parameter): Slot {
  const { method } = route;
  const { operationId } = route.operation;
  const body = GOOD[operationId];
  const question: Question = body === undefined ? {} : { body };
  if (place === "path") {
    const ask = (value: string) => [method, pathWith(route, value), question] as const;
    return { name: `${operationId} {${name}}`, schema, ask };
  }
  if (place === "header") {
    // Nothing else gets into a header of a client, nor through a proxy.
    const headers = (value: string) => ({ [name]: value.replace(/[^\x20-\x7e]/gu, "?") });
    const ask = (value: string) =>
      [method, pathWith(route), { ...question, headers: headers(value) }] as const;
    return { name: `${operationId} ${name}`, schema, ask };
  }
  const query = (value: string) => new URLSearchParams({ [name]: value });
  const ask = (value: string) => [method, `${pathWith(route, "run-1")}?${query(value)}`, question] as const;
  return { name: `${operationId} ?${name}`, schema, ask };
}

/** The value itself, and the value as the only one of a list where a list is wanted. */
function bodySlots(route: Route, key: string, schema: Schema): readonly Slot[] {
  const { operationId } = route.operation;
  const asking = (toContent: (value: string) => unknown) => (value: string) =>
    [route.method, pathWith(route), { body: { ...GOOD[operationId], [key]: toContent(value) } }] as const;
  const plain = { name: `${operationId} ${key}`, schema, ask: asking((value) => value) };
  const { items } = schema;
  if (items === undefined) return [plain];
  return [plain, { name: `${operationId} ${key}[]`, schema: Object(items), ask: asking((value) => [value]) }];
}

function keysOf({ operation }: Route): ReadonlyArray<readonly [string, Schema]> {
  const reference = operation.requestBody?.content["application/json"]?.schema["$ref"];
  const schema = api.document.components.schemas[String(reference).split("/").at(-1) ?? ""];
  return Object.entries(Object(schema?.["properties"]));
}

/** Each room is a Worker with its own minute of 300 requests. */
const SLOTS_A_ROOM = Math.floor(280 / HOSTILE.length);
const ROOMS = Array.from({ length: Math.ceil(SLOTS.length / SLOTS_A_ROOM) }, (_, room) => ({
  room,
  slots: SLOTS.slice(room * SLOTS_A_ROOM, (room + 1) * SLOTS_A_ROOM),
}));

const ajv = new Ajv2020({ strict: false });
addFormats.default(ajv);
const { components } = api.document;
const isAllowed = (schema: Schema, value: string): boolean => ajv.validate({ ...schema, components }, value);

const TABLES = ["account", "run", "run_change", "finding", "setting", "attribute", "exclusion"];
const snapshot = () => Promise.all(TABLES.map((table) => api.rollcall.rows(`SELECT * FROM ${table}`)));

describe.each(ROOMS)("room $room", ({ room, slots }) => {
  let before: unknown;

  beforeAll(async () => {
    if (room > 0) {
      await api.close();
      api = await startApi();
    }
    const { db } = api.rollcall;
    await insertRows(db, "account", [accountRow("ada", { first_name: "Ada", last_name: "Lovelace" })]);
    await insertRows(db, "run", [runRow("run-1", 1)]);
    await insertRows(db, "run_change", [changeRow("run-1", 1, { name: "Ada Lovelace" })]);
    await insertRows(db, "finding", [findingRow("no-email", "1")]);
    before = await snapshot();
  });

  test.each(slots)("$name", async ({ name, schema, ask }) => {
    const allowed = ALLOWED_VALUES[name];
    for (const value of HOSTILE) {
      const { status, text, body } = await api.ask<Readonly<Record<string, unknown>>>(...ask(value));
      const said = `${JSON.stringify(value).slice(0, 60)}: ${text.slice(0, 300)}`;
      expect(status, said).toBeLessThan(500);
      if (allowed !== undefined) expect(status, said).toBe(isAllowed(schema, value) ? allowed : 422);
      if (status === 200 && "items" in body) expect(body["items"], said).toEqual([]);
      if (status >= 400) expect(text, said).not.toMatch(/alert\(|drop table|set-cookie|passwd/iu);
      expect(text, said).not.toMatch(/sqlite|D1_|v1\.k1\.|lovelace|\.ts:\d|root:/iu);
    }
  });

  test("nothing in the database is another than before", async () => {
    expect(await snapshot()).toEqual(before);
  });
});

test("every slot of which it is known what comes of it is there", () => {
  expect(SLOTS.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(ALLOWED_VALUES)));
});
