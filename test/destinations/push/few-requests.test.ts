/**
 * What one person costs who changes in Personio, from the sync through the Workflow to the server: at most three requests,
 * whatever changes and whoever wrote the server. A group that somebody joins or leaves has requests of its own.
 */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Company } from "../../personio/company/company.ts";
import { startLeapsome } from "../leapsome/start-leapsome.ts";
import { startScimServer } from "../servers/start-scim-server.ts";
import { type CountingDoor, startCountingDoor } from "./counting-door.ts";
import { treeOf } from "./leapsome-company.ts";
import { type PushWorld, startPushWorld } from "./push-world.ts";

const PEOPLE = 9;
const MOST = 3;

let world: PushWorld;

beforeAll(async () => {
  world = await startPushWorld();
});
afterAll(() => world.close());

const SERVERS = {
  leapsome: () => startLeapsome({ perSecond: null }),
  scimmy: () => startScimServer("scimmy"),
  polis: () => startScimServer("polis"),
};

type Change = readonly [what: string, change: (company: Company) => void];

/** In this order: each is to somebody who is in step. */
const CHANGES: readonly Change[] = [
  ["a title", (company) => company.promote(7, { position: "Leitung" })],
  ["a name", (company) => company.rename(7, { firstName: "Anna", lastName: "Neu" })],
  ["a manager", (company) => company.promote(7, { supervisor: 3 })],
  ["a department", (company) => company.move(7, { department: "Technik" })],
  ["an address", (company) => company.changeEmail(7, "Anna.Neu@beispiel.example")],
  [
    "everything at once",
    (company) => {
      company.promote(7, { position: "Fachkraft", supervisor: 4 });
      company.rename(7, { firstName: "Berta", lastName: "Alt" });
      company.move(7, { department: "Vertrieb" });
      company.changeEmail(7, "Berta.Alt@beispiel.example");
    },
  ],
  ["leaving", (company) => company.end(9)],
];

describe.each(Object.entries(SERVERS))("%s", (name, startServer) => {
  let door: CountingDoor;
  let company: Company;
  const closing: (() => Promise<void>)[] = [];

  beforeAll(async () => {
    const server = await startServer();
    door = await startCountingDoor(server);
    closing.push(() => door.close(), server.close);
    company = treeOf(PEOPLE);
    await world.begin(company);
    await world.activate(name === "leapsome" ? "leapsome" : "standard", door);
    await carriedOver();
  });
  afterAll(async () => {
    for (const close of closing) await close();
  });

  async function carriedOver(): Promise<void> {
    expect(await world.rollcall.sync()).toMatchObject({ state: "succeeded" });
    await world.quiet();
    expect(await world.outbox()).toEqual([]);
  }

  test.each(CHANGES)("%s", async (_, change) => {
    door.taken();
    change(company);
    await carriedOver();
    const asked = door.taken().filter((request) => request.endsWith("/Users"));
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.length).toBeLessThanOrEqual(MOST);
    await carriedOver();
    expect(door.taken()).toEqual([]);
  });
});
