/** What changes here while the destination is switched off: teams follow as people do, once it is on again. */
import { expect, test } from "vitest";
import { insertRows } from "../../api/routes/rows.ts";
import { startCountingDoor } from "../push/counting-door.ts";
import { type ScimServer, startScimServer } from "../servers/start-scim-server.ts";
import { addressOf, employee, startReviewWorld } from "./review-world.ts";

type Listed = { readonly id: string; readonly userName?: string; readonly displayName?: string };
type Group = Listed & { readonly members?: readonly { readonly value: string }[] };

async function listOf<T>({ baseUrl, token }: ScimServer, resource: string): Promise<readonly T[]> {
  const headers = { authorization: `Bearer ${token}` };
  const response = await fetch(`${baseUrl}/${resource}?count=100`, { headers });
  return ((await response.json()) as { readonly Resources?: readonly T[] }).Resources ?? [];
}

/** Who is in which group there, by address. */
async function groupsAt(server: ScimServer): Promise<Readonly<Record<string, readonly string[]>>> {
  const people = new Map((await listOf<Listed>(server, "Users")).map(({ id, userName }) => [id, userName]));
  return Object.fromEntries(
    (await listOf<Group>(server, "Groups")).map(({ displayName = "", members = [] }) => [
      displayName,
      members.map(({ value }) => people.get(value) ?? "?").sort(),
    ]),
  );
}

test("teams made, renamed, joined and left meanwhile are told, and set right", async () => {
  const server = await startScimServer("scimmy");
  const door = await startCountingDoor(server);
  const world = await startReviewWorld("standard", door);
  const { call, db } = world.rollcall;
  try {
    await world.begin(["a1", "a2", "a3"].map((id) => employee(id)));
    const team = (id: string, name: string) => ({ id, name, origin: "manual", created_at: 0 });
    await insertRows(db, "team", [team("t1", "Technik"), team("t2", "Vertrieb"), team("t3", "Leer")]);
    const member = (account_id: string, team_id: string) => ({ account_id, team_id, source: "manual" });
    await insertRows(db, "membership", [member("a1", "t1"), member("a2", "t1"), member("a3", "t2")]);
    await world.adopt();
    await world.save({ enabled: false });

    await call("DELETE", "/v1/teams/t1/members/a2");
    await call("PUT", "/v1/teams/t2/members/a1");
    await call("PATCH", "/v1/teams/t2", { name: "Verkauf" });
    const { body: chor } = await call<{ id: string }>("POST", "/v1/teams", { name: "Chor" });
    await call("PUT", `/v1/teams/${chor.id}/members/a2`);
    expect(await world.rollcall.rows("SELECT * FROM outbox")).toEqual([]);

    const { body } = await world.save({ enabled: true });
    const run = await world.rollcall.settled(body.reviewRunId ?? "");
    await world.quiet();
    expect(run.counts).toMatchObject({ teamsCreated: 1, teamsRenamed: 1, memberships: 2, updated: 0 });
    expect(await world.changes(run.id)).toMatchObject([
      { kind: "team-create", name: "Chor", reason: { code: "missing-there" } },
      { kind: "team-rename", name: "Verkauf" },
      { kind: "update", accountId: "a2", fields: [{ field: "teams", before: ["Technik"], after: [] }] },
      { kind: "update", accountId: "a1", fields: [{ field: "teams", before: [], after: ["Verkauf"] }] },
    ]);
    expect(await groupsAt(server)).toEqual({
      Technik: [addressOf("a1")],
      Verkauf: [addressOf("a1"), addressOf("a3")],
      Chor: [addressOf("a2")],
    });

    door.taken();
    await world.reconcile();
    expect(door.taken().filter((it) => !it.startsWith("GET "))).toEqual([]);
    expect(await world.rollcall.rows("SELECT * FROM outbox")).toEqual([]);
  } finally {
    await world.close();
    await door.close();
    await server.close();
  }
}, 60_000);
