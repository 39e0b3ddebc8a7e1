/** Groups of a server by the RFC that somebody changed there by hand: ours are set right, everything else is left alone. */
import { describe, expect, test } from "vitest";
import { insertRows } from "../../api/routes/rows.ts";
import { startCountingDoor } from "../push/counting-door.ts";
import { type ScimServerName, startScimServer } from "../servers/start-scim-server.ts";
import { addressOf, employee, type ReviewWorld, startReviewWorld } from "./review-world.ts";

type Place = { readonly baseUrl: string; readonly token: string };
type Listed = { readonly id: string; readonly displayName?: string; readonly userName?: string };
type Group = Listed & { readonly members?: readonly { readonly value: string }[] };

type Write = { readonly method: "POST" | "PATCH" | "DELETE"; readonly body?: object };

async function ask<T>({ baseUrl, token }: Place, path: string, write?: Write): Promise<T> {
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/scim+json" };
  const response = await fetch(`${baseUrl}${path}`, {
    headers,
    ...(write === undefined ? {} : { method: write.method, body: JSON.stringify(write.body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.status} ${text}`);
  return text === "" ? (undefined as T) : JSON.parse(text);
}

const listOf = async <T>(place: Place, resource: string): Promise<readonly T[]> =>
  (await ask<{ Resources?: readonly T[] }>(place, `/${resource}?count=100`)).Resources ?? [];

const patch = (place: Place, path: string, ...Operations: readonly object[]) =>
  ask(place, path, {
    method: "PATCH",
    body: { schemas: ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], Operations },
  });

const GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group";

/** Who is in which group there, by address. */
async function groupsAt(place: Place): Promise<Readonly<Record<string, readonly string[]>>> {
  const people = await listOf<Listed>(place, "Users");
  const nameOf = (id: string) => people.find((person) => person.id === id)?.userName ?? "?";
  const groups = await listOf<Group>(place, "Groups");
  return Object.fromEntries(
    groups.map(({ displayName = "", members = [] }) => [
      displayName,
      members.map(({ value }) => nameOf(value)).sort(),
    ]),
  );
}

/** a1 and a2 are in Technik, a3 in Vertrieb. */
async function begin(world: ReviewWorld): Promise<void> {
  await world.begin(["a1", "a2", "a3"].map((id) => employee(id)));
  const { db } = world.rollcall;
  const team = (id: string, name: string) => ({ id, name, origin: "synced", created_at: 0 });
  await insertRows(db, "team", [team("t1", "Technik"), team("t2", "Vertrieb")]);
  const member = (account_id: string, team_id: string) => ({ account_id, team_id, source: "department" });
  await insertRows(db, "membership", [member("a1", "t1"), member("a2", "t1"), member("a3", "t2")]);
  await world.adopt();
}

const idOf = async (place: Place, name: string): Promise<string> =>
  (await listOf<Group>(place, "Groups")).find(({ displayName }) => displayName === name)?.id ?? "missing";

const personOf = async (place: Place, email: string): Promise<string> =>
  (await listOf<Listed>(place, "Users")).find(({ userName }) => userName === email)?.id ?? "missing";

test("a name, a member taken out and a group deleted are set right; members and groups by hand stay", async () => {
  const server = await startScimServer("scimmy");
  const door = await startCountingDoor(server);
  const world = await startReviewWorld("standard", door);
  try {
    await begin(world);
    expect(await groupsAt(server)).toEqual({
      Technik: [addressOf("a1"), addressOf("a2")],
      Vertrieb: [addressOf("a3")],
    });
    const technik = `/Groups/${await idOf(server, "Technik")}`;
    const [first, third] = [await personOf(server, addressOf("a1")), await personOf(server, addressOf("a3"))];
    await patch(
      server,
      technik,
      { op: "replace", path: "displayName", value: "Spaßvögel" },
      { op: "remove", path: `members[value eq "${first}"]` },
      { op: "add", path: "members", value: [{ value: third }] },
    );
    const chor = { schemas: [GROUP], displayName: "Chor", members: [{ value: first }] };
    await ask(server, "/Groups", { method: "POST", body: chor });
    await ask(server, `/Groups/${await idOf(server, "Vertrieb")}`, { method: "DELETE" });

    const run = await world.reconcile();
    expect(run).toMatchObject({
      state: "succeeded",
      counts: { updated: 0, teamsCreated: 1, teamsRenamed: 1, memberships: 1 },
    });
    expect(await world.changes(run.id)).toMatchObject([
      { kind: "team-create", name: "Vertrieb", reason: { code: "gone-there" } },
      {
        kind: "team-rename",
        name: "Technik",
        fields: [{ field: "name", before: "Spaßvögel", after: "Technik" }],
      },
      { kind: "update", accountId: "a1", fields: [{ field: "teams", before: [], after: ["Technik"] }] },
    ]);
    expect(await groupsAt(server)).toEqual({
      Technik: [addressOf("a1"), addressOf("a2"), addressOf("a3")],
      Vertrieb: [addressOf("a3")],
      Chor: [addressOf("a1")],
    });

    door.taken();
    await world.reconcile();
    expect(door.taken()).toEqual(["GET /Users", "GET /Users", "GET /Groups"]);
  } finally {
    await world.close();
    await door.close();
    await server.close();
  }
}, 60_000);

describe.each<ScimServerName>(["scimmy", "polis"])("%s", (name) => {
  test("with nothing changed there, groups are read once and nothing is written", async () => {
    const server = await startScimServer(name);
    const door = await startCountingDoor(server);
    const world = await startReviewWorld("standard", door);
    try {
      await begin(world);
      await world.reconcile();
      door.taken();
      const run = await world.reconcile();
      expect(run).toMatchObject({ state: "succeeded", counts: { teamsRenamed: 0, memberships: 0 } });
      expect(await world.changes(run.id)).toEqual([]);
      expect(door.taken().every((it) => it.startsWith("GET "))).toBe(true);
      expect(await world.rollcall.rows("SELECT * FROM outbox")).toEqual([]);
    } finally {
      await world.close();
      await door.close();
      await server.close();
    }
  }, 60_000);
});
