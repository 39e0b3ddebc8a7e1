/** The same with servers of others: who is there is adopted, and afterwards there is nothing left to do. */
import { describe, expect, test } from "vitest";
import { type ScimServerName, startScimServer } from "../servers/start-scim-server.ts";
import { addressOf, employee, startReviewWorld } from "./review-world.ts";

describe.each<ScimServerName>(["scimmy", "polis"])("%s", (name) => {
  test("adopts, creates, and is in step", async () => {
    const server = await startScimServer(name);
    const world = await startReviewWorld("standard", server);
    try {
      await post(server, { userName: addressOf("a1"), externalId: "a1", title: "Dev" });
      await post(server, { userName: "stranger@beispiel.example", externalId: "x1", title: "Other" });
      await world.begin([
        employee("a1", { job_title: "Lead" }),
        employee("a2", { manager_id: "a1" }),
        employee("a3", { state: "deactivated" }),
      ]);
      const run = await world.plan();
      const shown = (await world.changes(run.id)).map(({ kind, accountId }) => [kind, accountId]);
      expect(shown).toEqual([
        ["create", "a2"],
        ["adopt", "a1"],
      ]);
      expect(await world.approve(run)).toMatchObject({ state: "succeeded" });
      await world.quiet();
      expect(await world.view()).toMatchObject({
        state: "active",
        counts: { inStep: 2, waiting: 0, failed: 0 },
      });
      const before = await list(server);
      expect(before.map(({ userName }) => userName).sort()).toEqual([
        addressOf("a1"),
        addressOf("a2"),
        "stranger@beispiel.example",
      ]);
      expect(await world.reconcile()).toMatchObject({
        state: "succeeded",
        counts: { created: 0, updated: 0 },
      });
      expect(await list(server)).toEqual(before);
    } finally {
      await world.close();
      await server.close();
    }
  }, 90_000);
});

type Place = { readonly baseUrl: string; readonly token: string };
type Person = { readonly userName: string };

const headersOf = ({ token }: Place) => ({
  authorization: `Bearer ${token}`,
  "content-type": "application/scim+json",
});

async function post(
  place: Place,
  over: { userName: string; externalId: string; title: string },
): Promise<void> {
  const schemas = ["urn:ietf:params:scim:schemas:core:2.0:User"];
  const emails = [{ value: over.userName, primary: true }];
  const name = { givenName: `First${over.externalId}`, familyName: `Last${over.externalId}` };
  const body = JSON.stringify({ schemas, active: true, displayName: over.userName, name, emails, ...over });
  const response = await fetch(`${place.baseUrl}/Users`, { method: "POST", headers: headersOf(place), body });
  expect(response.status).toBe(201);
}

async function list(place: Place): Promise<readonly Person[]> {
  const response = await fetch(`${place.baseUrl}/Users?startIndex=1&count=50`, { headers: headersOf(place) });
  const { Resources } = (await response.json()) as { Resources: Person[] };
  return Resources;
}
