/** Leaving always wins (product.md, rule 2): also of whoever is held back and leaves while the destination is switched off. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Leapsome, startLeapsome } from "../leapsome/start-leapsome.ts";
import { heldBy, treeOf } from "./leapsome-company.ts";
import { type PushWorld, startPushWorld } from "./push-world.ts";

let world: PushWorld;
let leapsome: Leapsome;

beforeAll(async () => {
  leapsome = await startLeapsome({ perSecond: null });
  world = await startPushWorld();
});
afterAll(async () => {
  await world.close();
  await leapsome.close();
});

const activeThere = async () =>
  (await heldBy(leapsome)).filter(({ active }) => active).map(({ email }) => email);
const switchedOn = (enabled: 0 | 1) => world.rollcall.rows("UPDATE destination SET enabled = ?", enabled);

test("by hand and by a run, and nobody else is noted", async () => {
  const company = treeOf(6);
  await world.begin(company);
  await world.activate("leapsome", leapsome);
  await world.rollcall.sync();
  await world.quiet();
  for (const id of [3, 4, 5])
    await world.rollcall.rows(
      `INSERT INTO outbox (kind, id, version, since, tries, due_at, held) VALUES ('account', ?, 1, 1, 0, 9e15, 'admin')`,
      await world.accountOf(id),
    );
  await switchedOn(0);
  await world.switch(3, "deactivate");
  await world.edit(2, { location: "Bonn" });
  company.end(4);
  await world.rollcall.sync();
  expect(await world.outbox()).toHaveLength(3);
  expect(await activeThere()).toHaveLength(6);

  await switchedOn(1);
  await world.compared();
  await world.rollcall.tick(new Date());
  await world.quiet();
  expect(await activeThere()).toEqual([1, 2, 5, 6].map((id) => `person${id}@beispiel.example`));
  expect(await world.outbox()).toHaveLength(3);
});
