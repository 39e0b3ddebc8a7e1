/** A plan that only takes people in again reaches the destination: they may not be there yet (product.md, rule 25). */
import { afterAll, beforeAll, expect, test } from "vitest";
import { saveExclusions } from "../../sync/rules/by-hand.ts";
import { type Leapsome, startLeapsome } from "../leapsome/start-leapsome.ts";
import { expectInStep, heldBy, treeOf } from "./leapsome-company.ts";
import { type PushWorld, startPushWorld } from "./push-world.ts";

let world: PushWorld;
let leapsome: Leapsome;

beforeAll(async () => {
  world = await startPushWorld();
  leapsome = await startLeapsome();
});
afterAll(async () => {
  await world.close();
  await leapsome.close();
});

test("whoever was excluded before the destination was there comes with the run that takes them in again", async () => {
  await world.begin(treeOf(4));
  await world.rollcall.sync();
  await saveExclusions(world.rollcall, { department: ["Technik"] });
  await world.rollcall.sync();
  await world.activate("leapsome", leapsome);
  await world.edit(1, { jobTitle: "Leitung" });
  await world.quiet();
  expect((await heldBy(leapsome)).map(({ email }) => email)).toEqual(["person1@beispiel.example"]);

  // Personio has another title for them.
  await world.rollcall.sync();
  await saveExclusions(world.rollcall, {});
  const { counts } = await world.rollcall.sync();
  expect(counts).toMatchObject({ created: 0, updated: 0, reactivated: 0 });
  await world.quiet();
  const there = (await heldBy(leapsome)).map(({ email }) => email);
  expect(there).toEqual([1, 2, 4].map((id) => `person${id}@beispiel.example`));
  await world.edit(3, { jobTitle: "Leitung" });
  await world.quiet();
  await expectInStep(world, leapsome);
});
