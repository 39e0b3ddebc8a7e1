/**
 * Teams that are no departments, in Leapsome (rule 12): groups with members. What is by hand there stays, though Leapsome's
 * groups don't tell who is in them and only take all of them at once away.
 */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { CUSTOM } from "../../personio/company/attributes.ts";
import type { Company } from "../../personio/company/company.ts";
import { saveTargets } from "../../sync/rules/by-hand.ts";
import { sleep } from "../../sync/running/in-node.ts";
import { type Leapsome, startLeapsome } from "../leapsome/start-leapsome.ts";
import { expectInStep, treeOf } from "./leapsome-company.ts";
import { type PushWorld, startPushWorld, until } from "./push-world.ts";

const PEOPLE = 8;
const GUEST = "gast@extern.example";

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
  for (const id of [1, 2, 3]) speaks(id, ["Polnisch"]);
  speaks(4, ["Deutsch", "Polnisch"]);
  await world.begin(company);
  await saveTargets(world.rollcall, { [CUSTOM.languages]: { kind: "team" } });
  await world.activate("leapsome", leapsome);
});
afterEach(() => leapsome.close());

const speaks = (id: number, languages: readonly string[]) =>
  company.change(id, { custom: { [CUSTOM.languages]: languages } });

async function sync(): Promise<void> {
  expect(await world.rollcall.sync()).toMatchObject({ state: "succeeded" });
  await world.quiet();
}

const emailOf = (id: number): string => `person${id}@beispiel.example`;

async function membersOf(name: string): Promise<readonly string[] | undefined> {
  const emails = new Map((await leapsome.people()).map(({ id, userName }) => [id, userName]));
  const group = (await leapsome.groups()).find((it) => it.name === name);
  return group?.memberIds.map((id) => emails.get(id) ?? "?").sort();
}

/** As an admin over there does, who waits where there is too much going on. */
async function byHand(method: string, path: string, body?: object): Promise<unknown> {
  const headers = { authorization: `Bearer ${leapsome.token}`, "content-type": "application/scim+json" };
  const init = body === undefined ? { method, headers } : { method, headers, body: JSON.stringify(body) };
  for (;;) {
    const response = await fetch(`${leapsome.baseUrl}${path}`, init);
    if (response.ok) return response.json();
    if (response.status !== 429) throw new Error(`${method} ${path}: ${response.status}`);
    await sleep(200);
  }
}

async function groupNamed(name: string): Promise<string> {
  const filter = encodeURIComponent(`displayName eq "${name}"`);
  const found = (await byHand("GET", `/Groups?filter=${filter}`)) as {
    readonly Resources: readonly [{ readonly id: string }];
  };
  return found.Resources[0].id;
}

async function putByHand(email: string, name: string): Promise<void> {
  const value = (await leapsome.people()).find(({ userName }) => userName === email)?.id;
  await byHand("PATCH", `/Groups/${await groupNamed(name)}`, { members: [{ value }] });
}

const groupRequests = async (): Promise<readonly string[]> =>
  (await leapsome.log()).filter(({ path }) => path.startsWith("/Groups")).map(({ method }) => method);

test("attributes and teams by hand make groups; departments stay a word on each person", async () => {
  await sync();
  await expectInStep(world, leapsome);
  expect(await membersOf("Polnisch")).toEqual([1, 2, 3, 4].map(emailOf));
  expect(await membersOf("Deutsch")).toEqual([emailOf(4)]);
  expect((await groupRequests()).filter((method) => method === "POST")).toHaveLength(2);

  const { body: team } = await world.rollcall.call<{ id: string }>("POST", "/v1/teams", { name: "Chor" });
  await world.rollcall.call("PUT", `/v1/teams/${team.id}/members/${await world.accountOf(5)}`);
  await world.quiet();
  expect(await membersOf("Chor")).toEqual([emailOf(5)]);
});

test("who leaves a team leaves the group; who was put there by hand stays", async () => {
  await leapsome.seed([{ userName: GUEST }]);
  await sync();
  await putByHand(GUEST, "Polnisch");
  speaks(2, []);
  speaks(5, ["Polnisch"]);
  await sync();
  expect(await world.outbox()).toEqual([]);
  expect(await membersOf("Polnisch")).toEqual([GUEST, ...[1, 3, 4, 5].map(emailOf)].sort());
  for (const id of [1, 3, 4, 5]) speaks(id, []);
  await sync();
  expect(await membersOf("Polnisch")).toEqual([GUEST]);
});

test("a team that is a department as well keeps whom the department puts there", async () => {
  speaks(1, ["Technik"]);
  await sync();
  expect(await membersOf("Technik")).toEqual([1, 2, 4, 6, 8].map(emailOf));
  speaks(2, ["Technik"]);
  await sync();
  speaks(1, []);
  speaks(2, []);
  await sync();
  expect(await membersOf("Technik")).toEqual([2, 4, 6, 8].map(emailOf));
});

test("somebody taken out by hand is put in again by the comparison of both sides", async () => {
  await sync();
  const group = await groupNamed("Polnisch");
  const [one] = (await leapsome.people()).filter(({ userName }) => userName === emailOf(1));
  await byHand("PATCH", `/Groups/${group}`, {
    ...{ displayName: "Polnisch (alt)", members: [{ value: one?.id }], replaceMembers: true },
  });
  expect(await membersOf("Polnisch (alt)")).toEqual([emailOf(1)]);
  expect((await world.rollcall.call("POST", "/v1/destination/reconcile")).status).toBe(202);
  await until(async () => (await membersOf("Polnisch"))?.length === 4);
  expect(await membersOf("Polnisch")).toEqual([1, 2, 3, 4].map(emailOf));
});

test("a team whose new name is a group already moves into it", async () => {
  const { body: team } = await world.rollcall.call<{ id: string }>("POST", "/v1/teams", { name: "Chor" });
  await sync();
  await world.rollcall.call("PUT", `/v1/teams/${team.id}/members/${await world.accountOf(5)}`);
  await world.quiet();
  await leapsome.seed([{ userName: GUEST }]);
  await byHand("POST", "/Groups", { displayName: "Singkreis" });
  await putByHand(GUEST, "Singkreis");
  await world.rollcall.call("PATCH", `/v1/teams/${team.id}`, { name: "Singkreis" });
  await world.quiet();
  expect(await world.outbox()).toEqual([]);
  expect(await membersOf("Singkreis")).toEqual([GUEST, emailOf(5)]);
  expect(await membersOf("Chor")).toEqual([]);
});

test("whoever gets through later than the others comes into their groups all the same", async () => {
  await leapsome.behave({
    faults: [{ kind: "status", status: 400, body: "{}", method: "POST", path: "/Users", times: 1 }],
  });
  await sync();
  expect(await leapsome.people()).toHaveLength(PEOPLE - 1);
  await world.compared();
  await world.tickLater();
  await world.quiet();
  await expectInStep(world, leapsome);
  expect(await membersOf("Polnisch")).toEqual([1, 2, 3, 4].map(emailOf));
});

test("a team that isn't accepted is counted, apart from people", async () => {
  await leapsome.behave({
    faults: [{ kind: "status", status: 400, body: "{}", method: "POST", path: "/Groups" }],
  });
  await sync();
  const { body } = await world.rollcall.call("GET", "/v1/destination");
  expect(body).toMatchObject({ counts: { inStep: PEOPLE, waiting: 0, failed: 0, failedTeams: 2 } });
});

/** As if the Worker had died while it wrote members: what it is at can't be recorded any more. */
async function dieWhilePutting(): Promise<void> {
  const isPutting = async () => (await groupRequests()).includes("PATCH");
  await until(isPutting);
  await world.rollcall.rows(
    "UPDATE lease SET owner = 'another', expires_at = unixepoch() + 600 WHERE name = 'destination'",
  );
}

test.each(["a new group", "a group of before"])(
  "put into %s when the Worker died, and taken out of the team: taken out there",
  async (which) => {
    const { body: team } = await world.rollcall.call<{ id: string }>("POST", "/v1/teams", { name: "Chor" });
    const members = `/v1/teams/${team.id}/members`;
    await sync();
    const singer = which === "a new group" ? [] : [5];
    for (const id of singer) await world.rollcall.call("PUT", `${members}/${await world.accountOf(id)}`);
    await world.quiet();
    await world.compared();
    await leapsome.forget();
    await leapsome.behave({ latencyMs: 1_000 });
    await world.rollcall.call("PUT", `${members}/${await world.accountOf(6)}`);
    await dieWhilePutting();
    await until(async () => (await membersOf("Chor"))?.includes(emailOf(6)) === true);
    await leapsome.behave({});
    await world.rollcall.call("DELETE", `${members}/${await world.accountOf(6)}`);
    await world.tickLater();
    await world.quiet();
    expect(await membersOf("Chor")).toEqual(singer.map(emailOf));
    expect(await world.outbox()).toEqual([]);
  },
);
