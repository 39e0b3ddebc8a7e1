/** From a list that isn't whole nobody is taken to be missing, or there would be a twin. */
import { expect, test } from "vitest";
import { aClient, aPerson } from "./a-person.ts";

const HELD = { id: "r1", userName: "old.name@b.de", externalId: "4711" };

function server(isWhole: boolean, dialect: "leapsome" | "standard") {
  const posts: string[] = [];
  const client = aClient({
    ...{ baseUrl: "https://scim.test", dialect },
    fetch: async (url, init) => {
      if (init.method === "POST") {
        posts.push(String(init.body));
        return Response.json({ id: "twin", userName: "new@b.de" }, { status: 201 });
      }
      const { pathname, searchParams } = new URL(url);
      if (pathname === "/Users/4711" || pathname === "/Users/r1") return Response.json(HELD);
      if (searchParams.has("filter")) return Response.json({ Resources: [], totalResults: 0 });
      const others = [{ id: "r2", userName: "other@b.de" }];
      const all = isWhole ? [HELD, ...others] : others;
      return Response.json({ Resources: searchParams.get("startIndex") === "1" ? all : [], totalResults: 2 });
    },
  });
  return { client, posts };
}

const who = aPerson({ email: "new@b.de", externalId: "4711" });

test.each(["leapsome", "standard"] as const)("%s: a whole list names who is there", async (dialect) => {
  const { client, posts } = server(true, dialect);
  await client.listPeople(() => undefined);
  expect(await client.createPerson(who)).toMatchObject({ ok: true, value: { kind: "existing" } });
  expect(posts).toEqual([]);
});

test("leapsome: after half a list each person is looked up", async () => {
  const { client, posts } = server(false, "leapsome");
  await client.listPeople(() => undefined);
  expect(await client.createPerson(who)).toMatchObject({ ok: true, value: { kind: "existing" } });
  expect(posts).toEqual([]);
});

test("standard: after half a list nobody is made", async () => {
  const { client, posts } = server(false, "standard");
  await client.listPeople(() => undefined);
  expect(await client.createPerson(who)).toMatchObject({
    ok: false,
    error: { reason: "destination-unavailable" },
  });
  expect(posts).toEqual([]);
});
