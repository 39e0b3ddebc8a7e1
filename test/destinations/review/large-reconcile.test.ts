/**
 * What comparing 10,000 people costs when nothing has to be done, in the whole Worker: its Workflow, its database, and a
 * Leapsome that counts. Requests and rows are counted, so a busy machine makes no difference.
 */
import { afterAll, beforeAll, expect, test } from "vitest";
import { insertRows, type Row } from "../../api/routes/rows.ts";
import { watchWrites } from "../../sync/rules/watch-writes.ts";
import type { HeldPerson } from "../leapsome/leapsome-people.ts";
import { type Leapsome, startLeapsome } from "../leapsome/start-leapsome.ts";
import { addressOf, employee, type ReviewWorld, startReviewWorld } from "./review-world.ts";

const PEOPLE = 10_000;
/** Eight report to each. */
const SPAN = 8;
const TEAMS = 40;

let leapsome: Leapsome;
let world: ReviewWorld;

beforeAll(async () => {
  leapsome = await startLeapsome();
  world = await startReviewWorld("leapsome", leapsome);
  const numbers = Array.from({ length: PEOPLE }, (_, index) => index);
  await leapsome.seed(numbers.map(personThere));
  await world.begin(numbers.map(accountHere));
  const { db } = world.rollcall;
  const teams = Array.from({ length: TEAMS }, (_, index) => ({
    ...{ id: `t${index}`, name: teamOf(index), origin: "synced", created_at: 0 },
  }));
  const choir = { id: "choir", name: "Chor", origin: "manual", created_at: 0 };
  await insertRows(db, "team", [...teams, choir]);
  await insertRows(db, "membership", [...numbers.map(membershipHere), ...SINGERS.map(singerHere)]);
}, 60_000);
afterAll(async () => {
  await world.close();
  await leapsome.close();
});

const managerOf = (index: number): number | null => (index === 0 ? null : Math.floor((index - 1) / SPAN));
const teamOf = (index: number): string => `Team ${index % TEAMS}`;
const remoteIdOf = (index: number): string => index.toString(16).padStart(24, "0");

function accountHere(index: number): Row {
  const manager = managerOf(index);
  const rest = { job_title: "Fachkraft", start_on: "2024-03-01", location: "Berlin", gender: "female" };
  return employee(`p${index}`, { ...rest, manager_id: manager === null ? null : `p${manager}` });
}

const membershipHere = (index: number): Row => ({
  ...{ account_id: `p${index}`, team_id: `t${index % TEAMS}`, source: "department" },
});

/** A team that is a group there. */
const SINGERS = Array.from({ length: 30 }, (_, index) => index * 7);
const singerHere = (index: number): Row => ({
  ...{ account_id: `p${index}`, team_id: "choir", source: "manual" },
});

function personThere(index: number): Partial<HeldPerson> {
  const manager = managerOf(index);
  const [givenName, familyName] = [`Firstp${index}`, `Lastp${index}`];
  const profile = {
    startDate: "2024-03-01",
    location: "Berlin",
    gender: "female",
    department: teamOf(index),
  };
  return {
    ...{ id: remoteIdOf(index), externalId: `p${index}`, userName: addressOf(`p${index}`), givenName },
    ...{ familyName, displayName: `${givenName} ${familyName}`, title: "Fachkraft", profile },
    managerId: manager === null ? null : remoteIdOf(manager),
  };
}

test("10,000 people and a group with nothing to do: 5 requests that read, and four rows of its own", async () => {
  await world.adopt();
  expect(await world.view()).toMatchObject({ state: "active", counts: { inStep: PEOPLE, waiting: 0 } });
  const writtenThere = (await leapsome.log()).filter(({ method }) => method !== "GET");
  expect(writtenThere.map(({ method, path }) => `${method} ${path.split("/")[1]}`)).toEqual([
    "POST Groups",
    "PATCH Groups",
  ]);
  // In which groups people are is seen once.
  await world.aDayLater();
  await leapsome.forget();
  const writes = await watchWrites(world.rollcall);
  await world.aDayLater();
  const written = await writes.count();
  await writes.stop();
  const { lastReconcileAt } = await world.view();
  expect(lastReconcileAt).not.toBeNull();
  // When it was, and its place: taken, held on to, given back.
  expect(written).toEqual({ destination: 1, lease: 3 });
  const log = await leapsome.log();
  expect(log.map(({ method, path, status }) => `${method} ${path} ${status}`)).toEqual([
    ...Array.from({ length: 4 }, () => "GET /Users 200"),
    "GET /Groups 200",
  ]);
}, 120_000);
