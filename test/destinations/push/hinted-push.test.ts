/** What Personio's webhook tells of reaches the destination too, without waiting for a full run or the hourly tick. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { subscribe } from "../../sync/hints/hinted.ts";
import { saveSettings } from "../../sync/running/configure.ts";
import { type Leapsome, startLeapsome } from "../leapsome/start-leapsome.ts";
import { expectInStep, heldBy, treeOf } from "./leapsome-company.ts";
import { type PushWorld, startPushWorld, until } from "./push-world.ts";

const PEOPLE = 6;

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

const there = async (id: number) =>
  (await heldBy(leapsome)).find(({ email }) => email === `person${id}@beispiel.example`);

test("somebody who changes, somebody who leaves and somebody new", async () => {
  const company = treeOf(PEOPLE);
  await world.begin(company);
  await world.activate("leapsome", leapsome);
  expect(await world.rollcall.sync()).toMatchObject({ state: "succeeded" });
  await world.quiet();
  await saveSettings(world.rollcall.db, { freshness: "instant" });
  await subscribe(world.rollcall);

  company.promote(4, { position: "Leitung" });
  await until(async () => (await there(4))?.title === "Leitung");
  company.end(6);
  await until(async () => (await there(6))?.active === false);
  company.add({
    ...{ id: 7, firstName: "Person7", lastName: "Beispiel", email: "person7@beispiel.example" },
    ...{ position: "Fachkraft", department: "Technik", supervisor: 2 },
  });
  await until(async () => (await there(7))?.manager === "person2@beispiel.example");
  await world.quiet();
  await expectInStep(world, leapsome);
});

test("also after both sides were compared, which is no read of Personio", async () => {
  const { status, body } = await world.rollcall.call<{ id: string }>("POST", "/v1/destination/reconcile");
  expect(status).toBe(202);
  expect(await world.rollcall.settled(body.id)).toMatchObject({ state: "succeeded" });
  await world.quiet();
  world.rollcall.personio.company.promote(3, { position: "Vorstand" });
  await until(async () => (await there(3))?.title === "Vorstand", 15_000);
});
