/**
 * Whatever is put into any place of any request: the answer is exactly the one the contract has for it, never a fault of the
 * server, and never what belongs to somebody else. What is refused changes nothing; what is taken comes back as it was sent.
 */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { EVERY_OPERATION, requestOf } from "./every-operation.ts";
import { makeUpCompany } from "./made-up-company.ts";
import { type Route, routesOf } from "./open-api-document.ts";
import type { OperationCase } from "./operation-case.ts";
import { createScene, type Scene } from "./scene.ts";
import { startApi } from "./start-api.ts";
import { createSlotFinder, type StringSlot } from "./string-slots.ts";

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

/** In JSON only: half a surrogate pair can't be written in an address. */
const HALF_A_PAIR = "half \ud800 pair";

let api = await startApi();
const company = await makeUpCompany(api);
afterAll(() => api.close());

type Tried = {
  readonly name: string;
  readonly route: Route;
  readonly cases: OperationCase;
  readonly slot: StringSlot;
};

const slotsOf = createSlotFinder(api.document);
const OPERATIONS = routesOf(api.document).flatMap((route) => {
  const { operationId } = route.operation;
  const cases = EVERY_OPERATION[operationId];
  return cases === undefined ? [] : [{ operationId, route, cases, ...slotsOf(route, cases, company) }];
});
const TRIED = OPERATIONS.flatMap(({ operationId, route, cases, slots }) =>
  slots.map((slot): Tried => ({ name: `${operationId} ${slot.name}`, route, cases, slot })),
);

/** Where no string is allowed at all, a few show it. */
function valuesFor(slot: StringSlot): readonly string[] {
  const all = slot.place === "body" ? [...HOSTILE, HALF_A_PAIR] : HOSTILE;
  return all.some((value) => slot.allows(value)) ? all : all.slice(0, 4);
}

/** `kept`, `accepted`, or the code of the problem. */
function outcomeOf({ route, cases, slot, name }: Tried, value: string): string {
  if (!slot.allows(value)) return "invalid-request";
  const outcome = cases.strings?.[slot.name] ?? usualOutcome(route, slot);
  if (outcome === null) throw new Error(`Its row has to say what comes of strings: ${name}`);
  return typeof outcome === "string" ? outcome : outcome(value);
}

function usualOutcome({ operation }: Route, { name, place }: StringSlot): string | null {
  if (name === "if-match") return "stale";
  if (name === "?cursor") return "invalid-request";
  if (place !== "path") return null;
  return /`([\w-]+)`/u.exec(operation.responses["404"]?.description ?? "")?.[1] ?? null;
}

/** Each room is a Worker with its own minute of 300 requests. */
const ROOMS: Array<{ readonly room: number; readonly tried: Tried[]; asked: number }> = [];
for (const tried of TRIED) {
  const { length } = valuesFor(tried.slot);
  const last = ROOMS.at(-1);
  if (last === undefined || last.asked + length > 280) {
    ROOMS.push({ room: ROOMS.length, tried: [tried], asked: length });
  } else {
    last.tried.push(tried);
    last.asked += length;
  }
}

test.each(OPERATIONS)("the good request of $operationId names every key its body may have", ({ missing }) => {
  expect(missing).toEqual([]);
});

test("what is said of strings is said of places there are", () => {
  const said = OPERATIONS.flatMap(({ operationId, cases }) =>
    Object.keys(cases.strings ?? {}).map((name) => `${operationId} ${name}`),
  );
  expect(TRIED.map(({ name }) => name)).toEqual(expect.arrayContaining(said));
});

describe.each(ROOMS)("room $room", ({ room, tried }) => {
  let scene: Scene;

  beforeAll(async () => {
    if (room > 0) {
      await api.close();
      api = await startApi();
    }
    scene = await createScene(api, company);
  });

  async function expectOutcome(place: Tried, value: string): Promise<void> {
    const { route, cases, slot } = place;
    const outcome = outcomeOf(place, value);
    const request = requestOf(route, cases, { over: slot.ask(value), company });
    const { status, text, body } = await api.ask<Readonly<Record<string, unknown>>>(...request);
    const said = `${JSON.stringify(value).slice(0, 60)}: ${text.slice(0, 300)}`;
    expect(text, said).not.toMatch(/sqlite|D1_|v1\.k1\.|lovelace|\.ts:\d|root:/iu);
    if (outcome === "kept" || outcome === "accepted") {
      expect(status, said).toBe(cases.good.status);
      if (text !== "" && "items" in body) expect(body["items"], said).toEqual([]);
      if (outcome === "kept") expect(text.normalize()).toContain(JSON.stringify(value).normalize());
      return;
    }
    expect({ code: body["code"], isRefusal: status >= 400 && status < 500 }, said).toEqual({
      code: outcome,
      isRefusal: true,
    });
    // A problem names keys, but never says what was sent as a value.
    if (!slot.name.endsWith("{key}"))
      expect(text, said).not.toMatch(/alert\(|drop table|set-cookie|passwd/iu);
  }

  test.each(tried)("$name", async (place) => {
    const { good, stringsWhen } = place.cases;
    const circumstances = { ...good, when: [...(good.when ?? []), ...(stringsWhen ?? [])] };
    const values = valuesFor(place.slot);
    const isTaken = (value: string) => ["kept", "accepted"].includes(outcomeOf(place, value));
    const before = await scene.set(circumstances);
    for (const value of values.filter((it) => !isTaken(it))) await expectOutcome(place, value);
    await scene.expectUnchanged(before);
    for (const value of values.filter(isTaken)) {
      await scene.set(circumstances);
      await expectOutcome(place, value);
      if (place.route.method === "GET") await scene.expectUnchanged(before);
    }
  });
});
