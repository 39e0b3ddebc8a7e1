/** People over there who are nobody's stay untouched, and one refusal is no reason to stop for everybody. */
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Leapsome, startLeapsome } from "../leapsome/start-leapsome.ts";
import { addressOf, employee, type ReviewWorld, startReviewWorld } from "../review/review-world.ts";

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
beforeEach(() => leapsome.behave({ faults: [] }));

const there = async (id: string) =>
  (await leapsome.people()).find(({ userName }) => userName === addressOf(id));
const edit = (id: string, fields: object) => world.rollcall.call("PATCH", `/v1/accounts/${id}`, fields);

test("a leaver nobody there is known as takes nobody along who has the same address", async () => {
  await world.begin([employee("a1"), employee("a2", { state: "deactivated" })]);
  await world.adopt();
  // Somebody came back as a guest, by hand, and is none of ours.
  await leapsome.seed([{ userName: addressOf("a2"), externalId: null, givenName: "A", familyName: "Guest" }]);
  await edit("a2", { endDate: "2026-10-31" });
  await world.quiet();
  expect(await there("a2")).toMatchObject({ active: true, familyName: "Guest", version: 0 });
  expect(await world.view()).toMatchObject({ counts: { waiting: 0, failed: 0 } });
});

test("403 for one person is a finding, and stops nobody else", async () => {
  await world.begin([employee("b1"), employee("b2")]);
  await world.adopt();
  const path = `/Users/${(await there("b1"))?.id}`;
  await leapsome.behave({ faults: [{ kind: "status", status: 403, method: "PATCH", path }] });
  await world.rollcall.call("POST", "/v1/accounts/b1/deactivate");
  await world.quiet();
  await edit("b2", { jobTitle: "Lead" });
  await world.quiet();
  expect(await there("b2")).toMatchObject({ title: "Lead" });
  expect(await world.view()).toMatchObject({ state: "active", counts: { failed: 1 } });
});
