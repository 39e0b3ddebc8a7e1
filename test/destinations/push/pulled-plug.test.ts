/** The whole process group is killed in the middle of a first push; afterwards everybody is there once, as if nothing had happened. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { heldBy, treeOf } from "./leapsome-company.ts";
import { type PluggedWorld, startPluggedWorld } from "./plugged-world.ts";
import { until } from "./push-world.ts";

const PEOPLE = 60;

let world: PluggedWorld;

beforeAll(async () => {
  world = await startPluggedWorld(treeOf(PEOPLE));
}, 120_000);
afterAll(() => world.close());

test("killed twice in the middle, it ends with everybody there once", { timeout: 120_000 }, async () => {
  const { leapsome, inDatabase, waiting } = world;
  await world.plugIn();
  await world.activate(leapsome.baseUrl);
  await world.call("PUT", "/v1/connection", { ...world.personio.credential, enabled: true });
  await world.call("POST", "/v1/runs", { mode: "apply" });
  for (const people of [8, 30]) {
    await until(async () => (await leapsome.people()).length >= people, 60_000);
    await world.pullThePlug();
    expect((await leapsome.people()).length).toBeLessThan(PEOPLE);
    expect(waiting()).toBeGreaterThan(0);
    await world.plugIn();
    await world.tick();
  }
  await until(async () => waiting() === 0, 60_000);
  const people = await heldBy(leapsome);
  expect(people.map(({ email }) => email)).toEqual(
    inDatabase("SELECT email FROM account ORDER BY email").map(({ email }) => email),
  );
  expect(new Set(people.map(({ externalId }) => externalId)).size).toBe(PEOPLE);
  expect(people.filter(({ manager }) => manager === null)).toHaveLength(1);
  expect(people.every(({ active, department }) => active && department !== null)).toBe(true);
});
