/** People over there who are nobody's stay untouched, and one refusal is no reason to stop for everybody. */
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Leapsome, startLeapsome } from "../leapsome/start-leapsome.ts";
import { addressOf, employee, type ReviewWorld, startReviewWorld } from "../review/review-world.ts";
import { until } from "./push-world.ts";

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

/** Somebody made by hand, so without an external id, of whose making nothing is heard. Returns their account. */
async function makeUnheard(id: string, fields: object): Promise<string> {
  const { body } = await world.rollcall.call<{ id: string }>("POST", "/v1/accounts", {
    ...{ email: addressOf(id), ...fields },
  });
  await until(async () => (await tries()) > 0);
  return body.id;
}
const switchOff = (account: string) => world.rollcall.call("POST", `/v1/accounts/${account}/deactivate`);
const tries = async () => {
  const [row] = await world.rollcall.rows<{ tries: number }>("SELECT max(tries) AS tries FROM outbox");
  return row?.tries ?? 0;
};
const pushLater = async () => {
  await world.rollcall.rows("UPDATE outbox SET due_at = 0");
  await world.rollcall.rows("UPDATE destination SET problem = NULL, reconciled_at = unixepoch() * 1000");
  await world.rollcall.tick(new Date());
  await world.quiet();
};

test("somebody made by hand whose making got no answer leaves there as here", async () => {
  await world.begin([employee("c1")]);
  await world.adopt();
  await leapsome.behave({ faults: [{ kind: "lose", method: "POST", path: "/Users", times: 1 }] });
  const account = await makeUnheard("guest", { firstName: "Gesa", lastName: "Gast" });
  expect(await there("guest")).toMatchObject({ active: true });
  await switchOff(account);
  await pushLater();
  expect(await there("guest")).toMatchObject({ active: false });
  expect(await world.view()).toMatchObject({ counts: { waiting: 0, failed: 0 } });
});

test("somebody else who has that address meanwhile stays, and is told", async () => {
  await world.begin([employee("d1")]);
  await world.adopt();
  await leapsome.behave({ faults: [{ kind: "status", status: 503, method: "POST", path: "/Users" }] });
  const account = await makeUnheard("other", { firstName: "Otto", lastName: "Ohne" });
  const names = { givenName: "Olga", familyName: "Andere" };
  await leapsome.seed([{ userName: addressOf("other"), externalId: null, ...names }]);
  await switchOff(account);
  await leapsome.behave({ faults: [] });
  await pushLater();
  expect(await there("other")).toMatchObject({ active: true, version: 0 });
  expect(await world.view()).toMatchObject({ counts: { failed: 1 } });
});
