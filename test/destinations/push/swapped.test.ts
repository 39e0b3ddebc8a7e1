/** Addresses that pass from one to the next come right in order; in a ring nobody can be first, and somebody has to look. */
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Company } from "../../personio/company/company.ts";
import { type Leapsome, startLeapsome } from "../leapsome/start-leapsome.ts";
import { expectInStep, treeOf } from "./leapsome-company.ts";
import { type PushWorld, startPushWorld, until } from "./push-world.ts";

const PEOPLE = 6;

let world: PushWorld;
let leapsome: Leapsome;
let company: Company;

beforeAll(async () => {
  world = await startPushWorld();
});
afterAll(() => world.close());

beforeEach(async () => {
  leapsome = await startLeapsome();
  company = treeOf(PEOPLE);
  await world.begin(company);
  await world.activate("leapsome", leapsome);
  await world.rollcall.sync();
  await until(async () => (await leapsome.people()).length === PEOPLE);
  await world.quiet();
  return () => leapsome.close();
});

const ids = async (...people: readonly number[]) => Promise.all(people.map((id) => world.accountOf(id)));
const codes = async () => (await world.outbox()).map(({ id, code }) => ({ id, code }));

test("two who swap are each told apart as such; once one of them has another address there, both come right", async () => {
  const both = await ids(3, 4);
  company.changeEmail(3, "person4@beispiel.example");
  company.changeEmail(4, "person3@beispiel.example");
  await world.rollcall.sync();
  await until(async () => (await codes()).every(({ code }) => code !== null));
  await world.quiet();
  const expected = [...both].sort().map((id) => ({ id, code: "addresses-swapped" }));
  expect(await codes()).toEqual(expected);
  const { body } = await world.rollcall.call<{ items: readonly unknown[] }>("GET", "/v1/findings");
  expect(body.items).toMatchObject([
    { code: "destination-conflict", params: { reason: "addresses-swapped" } },
    { code: "destination-conflict", params: { reason: "addresses-swapped" } },
  ]);

  const person = (await leapsome.people()).find(({ userName }) => userName === "person3@beispiel.example");
  await fetch(`${leapsome.baseUrl}/Users/${person?.id}`, {
    method: "PATCH",
    headers: { authorization: `Bearer ${leapsome.token}`, "content-type": "application/json" },
    body: JSON.stringify({ userName: "alias3@beispiel.example" }),
  });
  await world.tickLater();
  await world.quiet();
  expect(await world.outbox()).toEqual([]);
  await expectInStep(world, leapsome);
});

test("whoever waits for an address that is given up later comes right with it, at once", async () => {
  const [giver = "", taker = ""] = await ids(3, 4);
  const { db } = world.rollcall;
  const later = Date.now() + 3_600_000;
  const outage = { code: "destination-unavailable", params: { since: Date.now(), tries: 1, retryAt: later } };
  await db.prepare("UPDATE destination SET problem = ?").bind(JSON.stringify(outage)).run();
  company.changeEmail(3, "frei@beispiel.example");
  company.changeEmail(4, "person3@beispiel.example");
  await world.rollcall.sync();
  // As in a company so large that they are in different batches.
  await db.prepare("UPDATE outbox SET due_at = ? WHERE id = ?").bind(later, giver).run();
  await db.prepare("UPDATE destination SET problem = NULL").run();
  await world.rollcall.tick(new Date());
  await until(async () => (await codes()).some(({ id, code }) => id === taker && code === "already-taken"));
  await world.quiet();
  await db.prepare("UPDATE outbox SET due_at = 0 WHERE id = ?").bind(giver).run();
  await world.rollcall.tick(new Date());
  await world.quiet();
  expect(await world.outbox()).toEqual([]);
  await expectInStep(world, leapsome);
});
