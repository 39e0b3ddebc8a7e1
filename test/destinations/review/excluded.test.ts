/** An exclusion cuts the link (product.md, rules 22 and 23): towards the destination, too. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Leapsome, startLeapsome } from "../leapsome/start-leapsome.ts";
import { addressOf, employee, type ReviewWorld, startReviewWorld } from "./review-world.ts";

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

const exclude = (id: string) => world.rollcall.rows("UPDATE account SET link = 'excluded' WHERE id = ?", id);

/** By hand, in their own administration. */
async function switchOffThere(id: string): Promise<void> {
  const remoteId = (await there(id))?.id;
  await fetch(`${leapsome.baseUrl}/Users/${remoteId}`, {
    method: "PATCH",
    headers: { authorization: `Bearer ${leapsome.token}`, "content-type": "application/json" },
    body: JSON.stringify({ userName: addressOf(id), active: false }),
  });
}

test("somebody excluded is neither made nor changed by the first push, and is a manager like any other", async () => {
  await leapsome.seed([
    { userName: addressOf("a1"), externalId: "a1", givenName: "As", familyName: "There", active: false },
  ]);
  await world.begin([
    employee("a1", { link: "excluded" }),
    employee("a2", { link: "excluded" }),
    employee("a3", { manager_id: "a1" }),
  ]);
  await world.adopt();
  expect(await there("a1")).toMatchObject({ givenName: "As", active: false });
  expect(await there("a2")).toBeUndefined();
  expect(await there("a3")).toMatchObject({ managerId: (await there("a1"))?.id });
});

test("who is excluded and was deactivated there by hand stays deactivated", async () => {
  await world.begin([employee("b1"), employee("b2")]);
  await world.adopt();
  await exclude("b1");
  await switchOffThere("b1");
  await world.reconcile();
  expect(await there("b1")).toMatchObject({ active: false });
});

test("nor does a change here set right what was changed there, but goes over itself", async () => {
  await world.begin([employee("c1"), employee("c2")]);
  await world.adopt();
  await exclude("c1");
  await switchOffThere("c1");
  await world.reconcile();
  await world.rollcall.call("PATCH", "/v1/accounts/c1", { jobTitle: "Lead" });
  await world.quiet();
  expect(await there("c1")).toMatchObject({ active: false, title: "Lead" });
});

test("what was changed before the exclusion, and waits, goes over; a leaver with it", async () => {
  await world.begin([employee("d1"), employee("d2")]);
  await world.adopt();
  await world.rollcall.rows("UPDATE destination SET state = 'stopped'");
  await world.rollcall.call("PATCH", "/v1/accounts/d1", { jobTitle: "Lead" });
  await world.rollcall.call("POST", "/v1/accounts/d2/deactivate");
  for (const id of ["d1", "d2"]) await exclude(id);
  await world.rollcall.rows("UPDATE destination SET state = 'active'");
  await world.rollcall.tick(new Date());
  await world.quiet();
  expect(await there("d1")).toMatchObject({ active: true, title: "Lead" });
  expect(await there("d2")).toMatchObject({ active: false });
});
