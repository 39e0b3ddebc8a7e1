/**
 * The Worker is killed, the SCIM server goes away and the network is cut in the middle of a push, in every order, each while
 * the one before still lasts; they come back in the same order, so that each meets what is still broken. Afterwards both
 * sides are equal and nobody is there twice.
 */
import { afterAll, beforeAll, expect, test } from "vitest";
import { type CutDoor, startCutDoor } from "./cut-door.ts";
import { heldBy, treeOf, wantedOf } from "./leapsome-company.ts";
import { type PluggedWorld, startPluggedWorld } from "./plugged-world.ts";
import { until } from "./push-world.ts";

const BATCH = 18;
/** Long enough for the Worker to notice, or to begin something. */
const MEANWHILE_MS = 400;

const company = treeOf(BATCH);
let world: PluggedWorld;
let door: CutDoor;
let people = BATCH;

beforeAll(async () => {
  world = await startPluggedWorld(company);
  door = await startCutDoor(world.leapsome.baseUrl);
  await world.plugIn();
  await world.activate(door.baseUrl);
  await world.call("PUT", "/v1/connection", { ...world.personio.credential, enabled: true });
}, 120_000);
afterAll(async () => {
  await world.close();
  await door.close();
});

type Part = "Worker" | "server" | "network";

const BREAK: Readonly<Record<Part, () => Promise<void>>> = {
  Worker: () => world.pullThePlug(),
  server: () => world.leapsome.down(),
  network: async () => door.cut(),
};
const MEND: Readonly<Record<Part, () => Promise<void>>> = {
  Worker: async () => {
    await world.plugIn();
    await pushNow();
  },
  server: () => world.leapsome.up(),
  network: async () => door.mend(),
};

const meanwhile = () => new Promise((resolve) => setTimeout(resolve, MEANWHILE_MS));

/** As if the time had come to try again. */
async function pushNow(): Promise<void> {
  world.inDatabase("UPDATE outbox SET due_at = 0");
  world.inDatabase("UPDATE destination SET problem = json_set(problem, '$.params.retryAt', 0)");
  await world.tick();
}

/** New people, and a change for everybody who is there. */
function comeMore(round: number): void {
  for (let id = people + 1; id <= people + BATCH; id++) {
    company.add({
      ...{ id, firstName: `Person${id}`, lastName: "Beispiel", email: `person${id}@beispiel.example` },
      ...{ position: "Fachkraft", department: id % 2 === 0 ? "Technik" : "Vertrieb", supervisor: id - BATCH },
    });
  }
  for (let id = 1; id <= people; id++) company.promote(id, { position: `Fachkraft ${round}` });
  people += BATCH;
}

const ORDERS: readonly (readonly [Part, Part, Part])[] = [
  ["Worker", "server", "network"],
  ["Worker", "network", "server"],
  ["server", "Worker", "network"],
  ["server", "network", "Worker"],
  ["network", "Worker", "server"],
  ["network", "server", "Worker"],
];

test.each(ORDERS.map((order, round) => ({ round, order })))(
  "$order",
  { timeout: 120_000 },
  async ({ round, order }) => {
    if (round > 0) comeMore(round);
    const { length: before } = round === 0 ? [] : await world.leapsome.people();
    await world.call("POST", "/v1/runs", { mode: "apply" });
    await until(async () => (await world.leapsome.people()).length >= before + 4, 60_000);
    for (const part of order) {
      await BREAK[part]();
      await meanwhile();
    }
    expect(world.waiting()).toBeGreaterThan(0);
    for (const part of order) {
      await MEND[part]();
      await meanwhile();
    }
    await until(async () => {
      if (world.waiting() === 0) return true;
      await pushNow();
      await meanwhile();
      return false;
    }, 90_000);

    const there = await heldBy(world.leapsome);
    expect(there).toHaveLength(people);
    expect(new Set(there.map(({ externalId }) => externalId)).size).toBe(people);
    const rows = async <T>(sql: string) => world.inDatabase(sql) as readonly T[];
    expect(there).toEqual(await wantedOf({ rollcall: { rows } }));
  },
);
