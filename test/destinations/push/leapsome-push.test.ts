/** Pushing to a Leapsome on good days: everybody at first, then what changes, and nothing else. */
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Company } from "../../personio/company/company.ts";
import { type Leapsome, startLeapsome } from "../leapsome/start-leapsome.ts";
import { expectInStep, heldBy, treeOf } from "./leapsome-company.ts";
import { type PushWorld, startPushWorld, until } from "./push-world.ts";

const PEOPLE = 60;

let world: PushWorld;
let leapsome: Leapsome;
let company: Company;

beforeAll(async () => {
  world = await startPushWorld();
});
afterAll(() => world.close());

beforeEach(async () => {
  await leapsome?.close();
  leapsome = await startLeapsome();
  company = treeOf(PEOPLE);
  await world.begin(company);
  return () => leapsome.close();
});

async function pushEverybody(): Promise<void> {
  await world.activate("leapsome", leapsome);
  expect(await world.rollcall.sync()).toMatchObject({ state: "succeeded" });
  await until(async () => (await leapsome.people()).length === PEOPLE);
  await world.quiet();
  await leapsome.forget();
}

/** A request that came too soon is sent again, and on a slow machine one or two are. */
const requests = async (): Promise<readonly string[]> =>
  (await leapsome.log())
    .filter(({ status }) => status !== 429)
    .map(({ method, path }) => `${method} ${path.split("/").slice(0, 2).join("/")}`);

test("everybody comes with their manager and team, a POST and a PATCH each, and nothing is asked twice", async () => {
  await world.activate("leapsome", leapsome);
  await world.rollcall.sync();
  await until(async () => (await leapsome.people()).length === PEOPLE);
  await world.quiet();
  await expectInStep(world, leapsome);
  const sent = await requests();
  expect(sent.filter((it) => it === "POST /Users")).toHaveLength(PEOPLE);
  expect(sent.filter((it) => it === "PATCH /Users")).toHaveLength(PEOPLE);
  // The newcomers of the first levels are looked up singly, the others among everybody.
  expect(sent.length - 2 * PEOPLE).toBeLessThan(50);
});

test("a company in which nothing changed asks for nothing, and writes nothing", async () => {
  await pushEverybody();
  await world.rollcall.sync();
  await world.rollcall.tick(new Date());
  expect(await requests()).toEqual([]);
});

test("without a destination, or with one that knows nobody yet, nothing is queued", async () => {
  await world.rollcall.sync();
  expect(await world.outbox()).toEqual([]);
  await world.activate("leapsome", leapsome);
  await world.rollcall.db.prepare("UPDATE destination SET state = 'new'").run();
  await world.edit(3, { jobTitle: "Leitung" });
  expect(await world.outbox()).toEqual([]);
  expect(await requests()).toEqual([]);
});

test("somebody who changes by hand costs one request", async () => {
  await pushEverybody();
  await world.edit(7, { jobTitle: "Leitung", managerId: await world.accountOf(2) });
  await world.quiet();
  await expectInStep(world, leapsome);
  expect(await requests()).toEqual(["PATCH /Users"]);
});

test("whom nobody came to before it was stopped costs one request all the same", async () => {
  await pushEverybody();
  await world.giveToken("revoked");
  for (let id = 1; id <= PEOPLE; id++) company.promote(id, { position: "Leitung" });
  await world.rollcall.sync();
  await until(async () => {
    const [row] = await world.rollcall.rows<{ state: string }>("SELECT state FROM destination");
    return row?.state === "stopped";
  });
  const reached = (await requests()).filter((it) => it === "PATCH /Users").length;
  expect(reached).toBeLessThan(PEOPLE / 2);
  await leapsome.forget();
  await world.giveToken(leapsome.token);
  await world.compared();
  await world.tickLater();
  await world.quiet();
  await expectInStep(world, leapsome);
  const sent = await requests();
  expect(sent.filter((it) => it === "PATCH /Users")).toHaveLength(PEOPLE);
  expect(sent.length - PEOPLE).toBeLessThanOrEqual(reached);
});

test("people who leave, come back, come new, and move with their team's new name", async () => {
  await pushEverybody();
  await world.switch(9, "deactivate");
  await world.quiet();
  await expectInStep(world, leapsome);
  expect((await heldBy(leapsome)).filter(({ active }) => !active)).toHaveLength(1);
  await world.switch(9, "reactivate");
  await world.quiet();
  await expectInStep(world, leapsome);

  company.renameDepartment("Technik", "Entwicklung");
  company.end(20);
  company.changeEmail(21, "anders@beispiel.example");
  company.add({ id: 61, firstName: "Neu", lastName: "Hier", email: "neu@beispiel.example", supervisor: 9 });
  await world.rollcall.sync();
  await world.quiet();
  await expectInStep(world, leapsome);
  const people = await heldBy(leapsome);
  expect(people).toHaveLength(PEOPLE + 1);
  expect(people.some(({ department }) => department === "Technik")).toBe(false);
});

test("a rehire is known by the new id over there, and their reports stay theirs", async () => {
  await pushEverybody();
  company.end(2);
  await world.rollcall.sync();
  await world.quiet();
  await expectInStep(world, leapsome);
  company.changeEmail(2, "_x1y2z_person2@beispiel.example");
  company.add({ id: 90, firstName: "Person2", lastName: "Beispiel", email: "person2@beispiel.example" });
  await world.rollcall.sync();
  await world.quiet();
  await expectInStep(world, leapsome);
  const again = (await heldBy(leapsome)).filter(({ email }) => email === "person2@beispiel.example");
  expect(again).toMatchObject([{ externalId: "90" }]);
});

test("two whose lines make a circle both come, and report to each other", async () => {
  await world.rollcall.sync();
  const [two, three] = [await world.accountOf(2), await world.accountOf(3)];
  const { db } = world.rollcall;
  await db.batch([
    db.prepare("UPDATE account SET manager_id = ? WHERE id = ?").bind(three, two),
    db.prepare("UPDATE account SET manager_id = ? WHERE id = ?").bind(two, three),
  ]);
  await world.activate("leapsome", leapsome);
  await db
    .prepare(
      "INSERT INTO outbox (kind, id, version, since, tries, due_at) SELECT 'account', id, 1, 0, 0, 0 FROM account",
    )
    .run();
  await world.rollcall.tick(new Date());
  await until(async () => (await leapsome.people()).length === PEOPLE);
  await world.quiet();
  await expectInStep(world, leapsome);
  const lineOf = async (id: number) =>
    (await heldBy(leapsome)).find(({ email }) => email === `person${id}@beispiel.example`)?.manager;
  expect([await lineOf(2), await lineOf(3)]).toEqual([
    "person3@beispiel.example",
    "person2@beispiel.example",
  ]);
});

test("addresses that go round among three come right", async () => {
  await pushEverybody();
  company.changeEmail(30, "frei@beispiel.example");
  company.changeEmail(31, "person30@beispiel.example");
  company.changeEmail(32, "person31@beispiel.example");
  await world.rollcall.sync();
  await world.quiet();
  await expectInStep(world, leapsome);
});
