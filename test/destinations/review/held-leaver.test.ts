/** Leaving always wins (product.md, rule 2): who was held back and then leaves is deactivated there, and held in all else. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { until } from "../../invitations/invitation-world.ts";
import { type Leapsome, startLeapsome } from "../leapsome/start-leapsome.ts";
import { addressOf, employee, type ReviewWorld, startReviewWorld } from "./review-world.ts";

const IDS = ["s1", "s2", "s3", "s4", "s5", "s6", "s7", "s8"];

let leapsome: Leapsome;
let world: ReviewWorld;

beforeAll(async () => {
  leapsome = await startLeapsome({ perSecond: null });
  world = await startReviewWorld("leapsome", leapsome);
});
afterAll(async () => {
  await world.close();
  await leapsome.close();
});

const there = async (id: string) =>
  (await leapsome.people()).find(({ userName }) => userName === addressOf(id));
const isActive = async (id: string) => (await there(id))?.active;
const edit = (sql: string) => world.rollcall.db.prepare(sql).run();
const byHand = (method: string, path: string, body?: object) =>
  world.rollcall.call(method, `/v1/accounts/${path}`, body);

test("also who was held back by the first plan, and is told by the external id alone", async () => {
  await leapsome.seed(
    ["f1", "f2"].map((id) => ({ userName: addressOf(id), externalId: id, givenName: "As" })),
  );
  await world.begin(["f1", "f2", "f3"].map((id) => employee(id)));
  expect(await world.approve(await world.plan(), ["f1", "f3"])).toMatchObject({ state: "succeeded" });
  await world.quiet();
  for (const id of ["f1", "f3"]) await byHand("POST", `${id}/deactivate`);
  await until(async () => (await isActive("f1")) === false);
  await world.quiet();
  expect(await there("f1")).toMatchObject({ givenName: "As" });
  expect([await isActive("f2"), await there("f3")]).toEqual([true, undefined]);
  expect(await world.view()).toMatchObject({ counts: { held: 2, failed: 0 } });
});

test("only that they left goes over, once, and not what was held back itself", async () => {
  await world.begin(IDS.map((id) => employee(id)));
  await world.adopt();
  await edit("UPDATE account SET state = 'deactivated' WHERE id < 's7'");
  await edit("UPDATE account SET job_title = 'Lead' WHERE id = 's7'");
  const run = await world.approve(await world.reconcile(), ["s1", "s7"]);
  expect(run).toMatchObject({ state: "succeeded" });
  await world.quiet();
  expect(await world.view()).toMatchObject({ counts: { held: 2 } });

  await byHand("PATCH", "s7", { location: "Bonn" });
  await byHand("POST", "s7/deactivate");
  await until(async () => (await isActive("s7")) === false);
  await world.quiet();
  await leapsome.forget();
  await world.rollcall.tick(new Date());
  await world.quiet();
  expect(await leapsome.log()).toEqual([]);
  expect((await there("s7"))?.title).not.toBe("Lead");
  expect([await isActive("s1"), await isActive("s2")]).toEqual([true, false]);

  await byHand("POST", "s7/reactivate");
  await world.rollcall.tick(new Date());
  await world.quiet();
  expect(await isActive("s7")).toBe(false);
  expect(await world.view()).toMatchObject({ counts: { held: 2, failed: 0 } });
});
