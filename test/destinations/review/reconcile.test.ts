/** The daily comparison: what somebody changed there by hand is set right, within limits, and an unchanged company costs nothing. */
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { watchWrites } from "../../sync/rules/watch-writes.ts";
import { type Leapsome, startLeapsome } from "../leapsome/start-leapsome.ts";
import { addressOf, employee, mapped, type ReviewWorld, startReviewWorld } from "./review-world.ts";

const ATTRIBUTE = "6140868326541a4da586db0b";

let leapsome: Leapsome;
let world: ReviewWorld;

beforeAll(async () => {
  leapsome = await startLeapsome({ perSecond: null, customAttributeIds: [ATTRIBUTE] });
  world = await startReviewWorld("leapsome", leapsome);
});
afterAll(async () => {
  await world.close();
  await leapsome.close();
});
beforeEach(() => leapsome.behave({ faults: [] }));

const there = async (id: string) =>
  (await leapsome.people()).find(({ userName }) => userName === addressOf(id));
const requests = async () => (await leapsome.log()).map(({ method }) => method);

/** As if an admin of the other system did it. */
async function changeThere(id: string, over: object): Promise<void> {
  const person = await there(id);
  const response = await fetch(`${leapsome.baseUrl}/Users/${person?.id}`, {
    method: "PATCH",
    headers: { authorization: `Bearer ${leapsome.token}`, "content-type": "application/scim+json" },
    body: JSON.stringify({ userName: addressOf(id), ...over }),
  });
  expect(response.status).toBe(200);
}

test("with nothing to do, it reads and writes the hour", async () => {
  await world.begin([employee("a1", { job_title: "Lead" }), employee("a2", { manager_id: "a1" })]);
  await world.adopt();
  // The first comparison notes how the other system itself tells of people we made.
  await world.aDayLater();
  await leapsome.forget();
  const writes = await watchWrites(world.rollcall);
  await world.aDayLater();
  const { destination, lease, ...others } = await writes.count();
  await writes.stop();
  expect(destination).toBe(1);
  expect(lease).toBeGreaterThan(0);
  expect(others).toEqual({});
  expect(await requests()).toEqual(["GET", "GET"]);
  await leapsome.forget();
  await world.rollcall.tick(new Date());
  await world.quiet();
  expect(await requests()).toEqual([]);
});

test("what was changed there by hand is set right, custom attributes too, and is on record", async () => {
  await world.begin([employee("b1", { job_title: "Lead", custom: '{"Cost centre":"K1"}' }), employee("b2")]);
  await mapped(world.rollcall.db, "Cost centre");
  expect(
    await world.approve(await world.plan({ customAttributes: { "Cost centre": ATTRIBUTE } })),
  ).toMatchObject({
    state: "succeeded",
  });
  await world.quiet();
  expect((await there("b1"))?.profile).toMatchObject({ [ATTRIBUTE]: "K1" });
  await changeThere("b1", { title: "Boss", [EXTENSION]: { [ATTRIBUTE]: "K9" } });
  await changeThere("b2", { active: false });
  const run = await world.reconcile();
  expect(run).toMatchObject({ state: "succeeded", counts: { updated: 1, reactivated: 1 } });
  const changes = await world.changes(run.id);
  expect(changes.map(({ kind, accountId }) => [kind, accountId])).toEqual([
    ["reactivate", "b2"],
    ["update", "b1"],
  ]);
  expect(changes[1]?.fields).toEqual([
    { field: "jobTitle", before: "Boss", after: "Lead" },
    { field: "custom.Cost centre", before: "K9", after: "K1" },
  ]);
  expect(await there("b1")).toMatchObject({ title: "Lead", profile: { [ATTRIBUTE]: "K1" } });
  expect(await there("b2")).toMatchObject({ active: true });
});

const EXTENSION = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

test("whom nobody linked is left alone", async () => {
  await world.begin([employee("c1")]);
  await world.adopt();
  await leapsome.seed([{ userName: "stranger@beispiel.example", givenName: "Some", familyName: "Body" }]);
  await leapsome.forget();
  await world.reconcile();
  expect(await requests()).toEqual(["GET", "GET"]);
});

test("more deactivations than the guard allows wait for approval, and happen once it is given", async () => {
  const ids = Array.from({ length: 8 }, (_, index) => `d${index}`);
  await world.begin(ids.map((id) => employee(id)));
  await world.adopt();
  // As after weeks in which the destination was switched off.
  await world.rollcall.db.prepare("UPDATE account SET state = 'deactivated' WHERE id < 'd6'").run();
  await leapsome.forget();
  await world.aDayLater();
  expect(await requests()).toEqual(["GET", "GET"]);
  const { reviewRunId, state } = await world.view();
  expect(state).toBe("active");
  const run = await world.rollcall.settled(reviewRunId ?? "");
  const numbers = { deactivate: 6, planned: 6, allowed: 4, of: 8 };
  expect(run).toMatchObject({ state: "paused", problem: { code: "destination-drift", params: numbers } });
  expect(await world.approve(run, ["d0"])).toMatchObject({ state: "succeeded" });
  await world.quiet();
  const left = (await Promise.all(ids.map(there))).map((person) => person?.active);
  expect(left).toEqual([true, false, false, false, false, false, true, true]);
});

test("a list that isn't complete changes nothing", async () => {
  await world.begin([employee("e1"), employee("e2")]);
  await world.adopt();
  const Resources = [{ id: (await there("e1"))?.id, userName: addressOf("e1"), active: true }];
  const body = JSON.stringify({ totalResults: 2, startIndex: 1, itemsPerPage: 1, Resources });
  await leapsome.behave({ faults: [{ kind: "status", status: 200, body, method: "GET", path: "/Users" }] });
  const known = await world.rollcall.rows("SELECT * FROM destination_account ORDER BY account_id");
  expect(await world.reconcile()).toMatchObject({
    state: "failed",
    problem: { code: "destination-incomplete" },
  });
  expect(await world.rollcall.rows("SELECT * FROM destination_account ORDER BY account_id")).toEqual(known);
  expect(await world.rollcall.rows("SELECT * FROM outbox")).toEqual([]);
  await leapsome.behave({ faults: [] });
  expect(await world.reconcile()).toMatchObject({ state: "succeeded" });
  expect(await world.view()).toMatchObject({ problem: null });
});

test("somebody who is gone there is made anew; more of them than allowed wait for approval", async () => {
  const ids = Array.from({ length: 7 }, (_, index) => `f${index}`);
  await world.begin(ids.map((id) => employee(id)));
  await world.adopt();
  await forget("f0");
  expect(await world.reconcile()).toMatchObject({ state: "succeeded", counts: { created: 1 } });
  expect(await there("f0")).toMatchObject({ externalId: "f0" });
  for (const id of ids.slice(0, 6)) await forget(id);
  const run = await world.reconcile();
  expect(run).toMatchObject({
    state: "paused",
    problem: { params: { recreate: 6, planned: 6, allowed: 3, of: 7 } },
  });
  await world.approve(run);
  await world.quiet();
  expect(await world.view()).toMatchObject({ counts: { inStep: 7, waiting: 0, failed: 0 } });
});

/** There is no DELETE at Leapsome; people of another name and id are as good as gone. */
async function forget(id: string): Promise<void> {
  const { db } = world.rollcall;
  await db
    .prepare(
      `UPDATE destination_account SET remote_id = ?2, seen = json_set(seen, '$.remoteId', ?2) WHERE account_id = ?1`,
    )
    .bind(id, `gone-${id}`)
    .run();
  await changeThere(id, { userName: addressOf(id), externalId: `was-${id}` });
  await rename(id);
}

async function rename(id: string): Promise<void> {
  const person = await there(id);
  const response = await fetch(`${leapsome.baseUrl}/Users/${person?.id}`, {
    method: "PATCH",
    headers: { authorization: `Bearer ${leapsome.token}`, "content-type": "application/scim+json" },
    body: JSON.stringify({ userName: `was-${id}-${Date.now()}@beispiel.example` }),
  });
  expect(response.status).toBe(200);
}

test("a token that is refused stops it, and a good one starts it again", async () => {
  await world.begin([employee("g1")]);
  await world.adopt();
  await leapsome.behave({ faults: [{ kind: "status", status: 401 }] });
  expect(await world.reconcile()).toMatchObject({
    state: "failed",
    problem: { code: "destination-refused" },
  });
  expect(await world.view()).toMatchObject({ state: "stopped", problem: { code: "destination-refused" } });
  await leapsome.behave({ faults: [] });
  expect((await world.save({ token: leapsome.token })).body).toMatchObject({ problem: null });
  await world.quiet();
  expect(await world.view()).toMatchObject({ state: "active", problem: null });
});

test("a plan that waits is over once there is nothing left to approve", async () => {
  const ids = ["z1", "z2", "z3", "z4", "z5", "z6", "z7", "z8"];
  await world.begin(ids.map((id) => employee(id)));
  await world.adopt();
  await world.rollcall.db.prepare("UPDATE account SET state = 'deactivated' WHERE id < 'z7'").run();
  const paused = await world.reconcile();
  expect(paused).toMatchObject({ state: "paused", problem: { code: "destination-drift" } });
  await world.rollcall.db.prepare("UPDATE account SET state = 'active'").run();
  await world.aDayLater();
  expect(await world.rollcall.settled(paused.id)).toMatchObject({
    state: "cancelled",
    problem: { code: "superseded" },
  });
  expect(await world.view()).toMatchObject({ reviewRunId: null });
});
