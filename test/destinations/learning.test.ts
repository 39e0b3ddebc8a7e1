/** Servers that keep less than they accept: what the client makes of them. Each is a small one, scripted. */
import { describe, expect, test } from "vitest";
import { type createLessons, parseLearnt } from "../../worker/destinations/scim/lessons.ts";
import { aClient, aPerson, aRemote, remoteId, type Sent, value } from "./a-person.ts";

const ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
const HELD = {
  id: "r1",
  schemas: ["urn:ietf:params:scim:schemas:core:2.0:User"],
  userName: "ada.lovelace@beispiel.de",
};
type Resource = Readonly<Record<string, unknown>>;
type Server = Readonly<
  Record<
    string,
    (body: Resource, held: Resource, path: string) => { status?: number; held?: Resource; says?: unknown }
  >
>;

/** Answers with the person unless `says` is something else. */
function served(server: Server, learnt?: Parameters<typeof createLessons>[0]) {
  let held: Resource = HELD;
  const sent: Sent[] = [];
  const client = aClient({
    ...{ baseUrl: "https://scim.test", dialect: "standard", learnt },
    fetch: async (url, init) => {
      const body: Resource = typeof init.body === "string" ? JSON.parse(init.body) : {};
      const { pathname } = new URL(url);
      sent.push({ method: init.method ?? "", path: pathname, body });
      const {
        status = 200,
        held: next = held,
        says = next,
      } = server[init.method ?? ""]?.(body, held, pathname) ?? {};
      held = next;
      return new Response(says === null || status === 204 ? null : JSON.stringify(says), { status });
    },
  });
  const change = { texts: { department: "Sales" }, custom: {} };
  return {
    client,
    methods: () => sent.splice(0).map(({ method }) => method),
    update: () =>
      client.updatePerson({
        ...{
          remote: aRemote({ department: null }),
          changes: change,
          whole: aPerson({ department: "Sales" }),
        },
      }),
  };
}
const withExtension = (body: Resource) => ({ held: { ...body, meta: { version: "2" } } });
const dropped = (body: Resource) => {
  const { [ENTERPRISE]: _, ...kept } = body;
  return { held: kept };
};
const patchedIn = (_: Resource, held: Resource) => ({
  held: { ...held, [ENTERPRISE]: { department: "Sales" } },
});

describe("the extension", () => {
  test("taken by PATCH without an answer is read once, and then believed", async () => {
    const { client, update, methods } = served({
      PATCH: (body, held) => ({ ...patchedIn(body, held), status: 204 }),
    });
    expect(await value(update())).toMatchObject({ person: { department: "Sales" }, notTaken: [] });
    expect(methods()).toEqual(["PATCH", "GET"]);
    expect(client.learnt().extensionBy).toBe("patch");
    expect(await value(update())).toMatchObject({ person: { department: "Sales" }, notTaken: [] });
    expect(methods()).toEqual(["PATCH"]);
  });

  test("lost by PATCH goes by PUT, from then on", async () => {
    const { client, update, methods } = served({ PUT: withExtension });
    expect(await value(update())).toMatchObject({ person: { department: "Sales" }, notTaken: [] });
    expect(methods()).toEqual(["PATCH", "GET", "PUT"]);
    expect(client.learnt()).toEqual({ extensionBy: "put", isPatchless: false, unheld: [] });
    await value(update());
    expect(methods()).toEqual(["GET", "PUT"]);
  });

  test("refused by PATCH goes by PUT", async () => {
    const { client, update, methods } = served({
      PATCH: () => ({ status: 400, says: {} }),
      PUT: withExtension,
    });
    expect(await value(update())).toMatchObject({ notTaken: [] });
    expect(methods()).toEqual(["PATCH", "GET", "PUT"]);
    expect(client.learnt().extensionBy).toBe("put");
  });

  test("refused both ways is refused, in the first words", async () => {
    const { client, update } = served({
      PATCH: () => ({ status: 400, says: { detail: "No such attribute" } }),
      PUT: () => ({ status: 400, says: { detail: "Invalid" } }),
    });
    const error = { reason: "change-refused", status: 400, detail: "400" };
    expect(await update()).toEqual({ ok: false, error });
    expect(client.learnt().extensionBy).toBeNull();
  });

  test("kept in no way at all is not pushed again", async () => {
    const { client, update, methods } = served({ PUT: dropped });
    expect(await value(update())).toMatchObject({ notTaken: ["department"] });
    expect(client.learnt()).toEqual({ extensionBy: null, isPatchless: false, unheld: ["department"] });
    expect(client.difference(aPerson(), aRemote({ department: null }))).toBeNull();
    methods();
    expect(await value(update())).toEqual({
      person: aRemote({ department: null }),
      notTaken: ["department"],
    });
    expect(methods()).toEqual([]);
  });

  test("whose manager isn't kept teaches nothing when there is no such person", async () => {
    const manager = { externalId: null, remoteId: remoteId("boss") };
    const update = (isThere: boolean) => {
      const { client } = served({
        GET: (_, held, path) =>
          path === "/Users/boss"
            ? { status: isThere ? 200 : 404, says: { id: "boss", userName: "b@b.de" } }
            : { held },
        PUT: (_, held) => ({ held }),
      });
      const changes = { texts: {}, custom: {}, manager };
      const pushed = value(client.updatePerson({ remote: aRemote(), changes, whole: aPerson({ manager }) }));
      return pushed.then(({ notTaken }) => ({ notTaken, unheld: client.learnt().unheld }));
    };
    expect(await update(false)).toEqual({ notTaken: ["manager"], unheld: [] });
    expect(await update(true)).toEqual({ notTaken: ["manager"], unheld: ["manager"] });
  });

  test("kept: whether somebody is active is never given up", async () => {
    const { client } = served({ PUT: (_, held) => ({ held }) });
    const whole = aPerson({ isActive: false });
    const update = { remote: aRemote(), changes: { texts: {}, custom: {}, isActive: false }, whole };
    expect(await value(client.updatePerson(update))).toMatchObject({ notTaken: ["isActive"] });
    expect(client.learnt().unheld).toEqual([]);
  });

  test("kept in another spelling is told, and not given up", async () => {
    const { client, update } = served({
      PATCH: () => ({}),
      PUT: (body) => ({ held: { ...body, [ENTERPRISE]: { department: "SALES" } } }),
    });
    expect(await value(update())).toMatchObject({
      person: { department: "SALES" },
      notTaken: ["department"],
    });
    expect(client.learnt().unheld).toEqual([]);
  });
});

describe("PATCH", () => {
  test.each([405, 501])("that a server doesn't have (%i) is not tried twice", async (status) => {
    const { client, update, methods } = served({ PATCH: () => ({ status, says: {} }), PUT: withExtension });
    await value(update());
    expect(methods()).toEqual(["PATCH", "GET", "PUT"]);
    expect(client.learnt().isPatchless).toBe(true);
    await value(update());
    expect(methods()).toEqual(["GET", "PUT"]);
  });

  test("that a server says it doesn't have is not tried once", async () => {
    const configuration = { Resources: [], totalResults: 0, patch: { supported: false } };
    const { client, update, methods } = served({ GET: () => ({ says: configuration }), PUT: withExtension });
    expect(await value(client.check())).toEqual({ people: 0, hasConfiguration: true });
    methods();
    await update();
    expect(methods()[0]).toBe("GET");
  });
});

test("what was learnt survives its client", async () => {
  const first = served({ PUT: withExtension });
  await value(first.update());
  const kept: unknown = JSON.parse(JSON.stringify(first.client.learnt()));
  const second = served({ PUT: withExtension }, parseLearnt(kept));
  await value(second.update());
  expect(second.methods()).toEqual(["GET", "PUT"]);
});

test.each([
  [null, { extensionBy: null, isPatchless: false, unheld: [] }],
  ["x", { extensionBy: null, isPatchless: false, unheld: [] }],
  [
    { extensionBy: "post", isPatchless: 1, unheld: ["manager", "rubbish", 7] },
    { extensionBy: null, isPatchless: false, unheld: ["manager"] },
  ],
])("%j as something learnt", (kept, learnt) => {
  expect(parseLearnt(kept)).toEqual(learnt);
});
