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
  await world.rollcall.db.prepare("UPDATE account SET link = 'excluded' WHERE id = 'b1'").run();
  const id = (await there("b1"))?.id;
  await fetch(`${leapsome.baseUrl}/Users/${id}`, {
    method: "PATCH",
    headers: { authorization: `Bearer ${leapsome.token}`, "content-type": "application/json" },
    body: JSON.stringify({ userName: addressOf("b1"), active: false }),
  });
  await world.reconcile();
  expect(await there("b1")).toMatchObject({ active: false });
});
