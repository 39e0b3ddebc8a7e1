/** Pushing to servers that keep to the RFC: people in one request each, teams as groups, and what is by hand there stays. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Company } from "../../personio/company/company.ts";
import { type ScimServer, type ScimServerName, startScimServer } from "../servers/start-scim-server.ts";
import { treeOf } from "./leapsome-company.ts";
import { type PushWorld, startPushWorld, until } from "./push-world.ts";

const PEOPLE = 8;
let world: PushWorld;

beforeAll(async () => {
  world = await startPushWorld();
});
afterAll(() => world.close());

type Group = {
  readonly id: string;
  readonly displayName: string;
  readonly members?: readonly { readonly value: string }[];
};
type User = { readonly id: string; readonly userName: string; readonly active: boolean };

const asked = async <T>(server: ScimServer, path: string, init: RequestInit = {}): Promise<T> => {
  const headers = { authorization: `Bearer ${server.token}`, "content-type": "application/scim+json" };
  const response = await fetch(`${server.baseUrl}${path}`, { ...init, headers });
  return (await response.json()) as T;
};
const usersOf = async (server: ScimServer) =>
  (await asked<{ Resources?: readonly User[] }>(server, "/Users?count=100")).Resources ?? [];
const groupsOf = async (server: ScimServer) =>
  (await asked<{ Resources?: readonly Group[] }>(server, "/Groups?count=100")).Resources ?? [];

/** Who is in which group over there, by address. */
async function membersOf(server: ScimServer): Promise<Readonly<Record<string, readonly string[]>>> {
  const emails = new Map((await usersOf(server)).map(({ id, userName }) => [id, userName]));
  const groups = await groupsOf(server);
  return Object.fromEntries(
    groups.map(({ displayName, members = [] }) => [
      displayName,
      members.map(({ value }) => emails.get(value) ?? "?").sort(),
    ]),
  );
}

/** The same of our directory. */
async function wantedMembers(): Promise<Readonly<Record<string, readonly string[]>>> {
  const rows = await world.rollcall.rows<{ name: string; emails: string }>(
    `SELECT team.name, json_group_array(DISTINCT account.email) AS emails FROM team
     JOIN membership ON membership.team_id = team.id JOIN account ON account.id = membership.account_id GROUP BY team.id`,
  );
  return Object.fromEntries(rows.map(({ name, emails }) => [name, (JSON.parse(emails) as string[]).sort()]));
}

async function begin(name: ScimServerName): Promise<{ server: ScimServer; company: Company }> {
  const server = await startScimServer(name);
  const company = treeOf(PEOPLE);
  await world.begin(company);
  await world.activate("standard", server);
  return { server, company };
}

async function pushed(): Promise<void> {
  await world.quiet();
  expect(await world.outbox()).toEqual([]);
}

test("teams become groups with their people; renamed, left, joined and made by hand they follow", async () => {
  const { server, company } = await begin("scimmy");
  try {
    await world.rollcall.sync();
    await until(async () => (await groupsOf(server)).length === 2);
    await pushed();
    expect(await usersOf(server)).toHaveLength(PEOPLE);
    expect(await membersOf(server)).toEqual(await wantedMembers());

    company.renameDepartment("Technik", "Entwicklung");
    company.move(3, { department: "Entwicklung" });
    await world.rollcall.sync();
    await pushed();
    expect(await membersOf(server)).toEqual(await wantedMembers());
    expect(Object.keys(await membersOf(server)).sort()).toEqual(["Entwicklung", "Vertrieb"]);

    const { body: team } = await world.rollcall.call<{ id: string }>("POST", "/v1/teams", { name: "Chor" });
    const account = await world.accountOf(5);
    await world.rollcall.call("PUT", `/v1/teams/${team.id}/members/${account}`);
    await until(async () => "Chor" in (await membersOf(server)));
    await pushed();
    expect(await membersOf(server)).toEqual(await wantedMembers());
    await world.rollcall.call("DELETE", `/v1/teams/${team.id}/members/${account}`);
    await until(async () => (await membersOf(server))["Chor"]?.length === 0);
  } finally {
    await server.close();
  }
});

test("a group that is there already is used, and who was put there by hand stays", async () => {
  const { server, company } = await begin("scimmy");
  try {
    const schemas = ["urn:ietf:params:scim:schemas:core:2.0:User"];
    const guest = {
      schemas,
      userName: "gast@extern.example",
      name: { givenName: "Gast", familyName: "Extern" },
    };
    const { id } = await asked<User>(server, "/Users", { method: "POST", body: JSON.stringify(guest) });
    const group = {
      schemas: ["urn:ietf:params:scim:schemas:core:2.0:Group"],
      ...{ displayName: "Technik", members: [{ value: id }] },
    };
    await asked(server, "/Groups", { method: "POST", body: JSON.stringify(group) });
    await world.rollcall.sync();
    await until(async () => (await groupsOf(server)).length === 2);
    await pushed();
    const ours = (await wantedMembers())["Technik"] ?? [];
    expect((await membersOf(server))["Technik"]).toEqual([...ours, "gast@extern.example"].sort());
    company.move(2, { department: "Vertrieb" });
    await world.rollcall.sync();
    await pushed();
    const left = (await membersOf(server))["Technik"] ?? [];
    expect(left).toContain("gast@extern.example");
    expect(left).not.toContain("person2@beispiel.example");
    expect(
      (await usersOf(server)).find(({ userName }) => userName === "gast@extern.example")?.active,
    ).not.toBe(false);
  } finally {
    await server.close();
  }
});

test("a server that stops in the middle is gone on with: everybody once, every group whole", async () => {
  const { server } = await begin("polis");
  try {
    void world.rollcall.sync();
    await until(async () => (await usersOf(server)).length >= 3);
    await server.down();
    await until(async () => {
      const [row] = await world.rollcall.rows<{ problem: string | null }>("SELECT problem FROM destination");
      return row?.problem != null;
    });
    await server.up();
    await world.tickLater();
    await until(async () => (await world.outbox()).length === 0);
    await world.quiet();
    const emails = (await usersOf(server)).map(({ userName }) => userName);
    expect(emails).toHaveLength(PEOPLE);
    expect(new Set(emails).size).toBe(PEOPLE);
    expect((await groupsOf(server)).map(({ displayName }) => displayName).sort()).toEqual([
      "Technik",
      "Vertrieb",
    ]);
  } finally {
    await server.close();
  }
});
