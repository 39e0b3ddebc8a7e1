/** The client by the RFC, against two servers nobody here wrote: scimmy-routers, and the directory sync of Ory Polis. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { DestinationPerson, RemotePerson } from "../../worker/destinations/destination.ts";
import type { ScimClient } from "../../worker/destinations/scim/create-scim-client.ts";
import { aClient, anybody, aPerson, aRemote, remoteId, value, watchedFetch } from "./a-person.ts";
import { type ScimServer, type ScimServerName, startScimServer } from "./servers/start-scim-server.ts";

const SERVERS: readonly ScimServerName[] = ["scimmy", "polis"];

describe.each(SERVERS)("%s", (name) => {
  let server: ScimServer;
  let watched: ReturnType<typeof watchedFetch>;
  /** One client for all, as it learns. */
  let scim: ScimClient;
  const newClient = (options: { token?: string } = {}) =>
    aClient({
      baseUrl: server.baseUrl,
      token: server.token,
      dialect: "standard",
      fetch: watched.fetch,
      ...options,
    });

  beforeAll(async () => {
    server = await startScimServer(name);
    watched = watchedFetch(server.baseUrl);
    scim = newClient();
  });
  afterAll(() => server.close());
  beforeEach(() => void watched.taken());

  const pushed = async (person: DestinationPerson): Promise<RemotePerson> =>
    (await value(scim.createPerson(person))).person;
  async function updated(
    person: DestinationPerson,
    remote: RemotePerson,
    client = scim,
  ): Promise<RemotePerson> {
    const changes = client.difference(person, remote);
    if (changes === null) return remote;
    const answer = await value(client.updatePerson({ remote, changes, whole: person }));
    expect(answer.notTaken).toEqual([]);
    const read = await value(client.readPerson(remote.remoteId));
    if (read === null) throw new Error("gone");
    return read;
  }
  const everybody = async (): Promise<readonly RemotePerson[]> => {
    const people: RemotePerson[] = [];
    const end = await value(newClient().listPeople((page) => void people.push(...page)));
    expect(end.incomplete).toBeNull();
    return people;
  };

  test("is there", async () => {
    expect(await value(scim.check())).toEqual({ people: 0, hasConfiguration: name === "scimmy" });
    const refused = await newClient({ token: "wrong" }).check();
    expect(refused).toEqual({ ok: false, error: { reason: "destination-refused", status: 401 } });
  });

  test("a new person has everything the standard can hold, and is up to date", async () => {
    const boss = await pushed(anybody("boss"));
    watched.taken();
    const ada = aPerson({ manager: { externalId: "x-boss", remoteId: boss.remoteId } });
    const created = await value(newClient().createPerson(ada, { known: "everybody" }));
    expect(watched.taken()).toEqual(["POST /Users"]);
    const read = await value(scim.readPerson(created.person.remoteId));
    expect(read).toMatchObject({
      ...{
        externalId: "4711",
        email: ada.email,
        firstName: "Ada",
        lastName: "Lovelace",
        jobTitle: "Engineer",
      },
      ...{ department: "Analytics", managerId: boss.remoteId, isActive: true },
    });
    expect(read && scim.difference(ada, read)).toBeNull();
  });

  test("learns how the extension is written, once", async () => {
    const client = newClient();
    const plain = anybody("learning", { department: null });
    const remote = await pushed(plain);
    watched.taken();
    await updated({ ...plain, department: "R&D" }, remote, client);
    expect(client.learnt()).toEqual({
      ...{ extensionBy: name === "scimmy" ? "patch" : "put", isPatchless: false, unheld: [] },
    });
    const path = `/Users/${remote.remoteId}`;
    const read = `GET ${path}`;
    const first = name === "scimmy" ? [`PATCH ${path}`] : [`PATCH ${path}`, read, `PUT ${path}`];
    expect(watched.taken()).toEqual([...first, read]);
    const again = await value(client.readPerson(remote.remoteId));
    watched.taken();
    if (again !== null) await updated({ ...plain, department: "Sales" }, again, client);
    expect(watched.taken()).toEqual([
      ...(name === "scimmy" ? [`PATCH ${path}`] : [read, `PUT ${path}`]),
      read,
    ]);
  });

  test.each<[string, Partial<DestinationPerson>]>([
    ["external id", { externalId: "new-id" }],
    ["address", { email: "Renamed@beispiel.de" }],
    ["first name", { firstName: "Augusta" }],
    ["last name, emptied", { lastName: null }],
    ["title", { jobTitle: "CTO" }],
    ["title, emptied", { jobTitle: null }],
    ["department", { department: "Sales, EMEA" }],
    ["department, emptied", { department: null }],
    ["manager, emptied", { manager: null }],
    ["leaving", { isActive: false }],
    [
      "everything",
      { email: "all@beispiel.de", firstName: "A", jobTitle: "B", department: "C", isActive: false },
    ],
  ])("an update of the %s takes at most three requests, and no more after it", async (what, change) => {
    const boss = await pushed(anybody("boss"));
    const before = anybody(`u-${what.replaceAll(/\W+/g, "-")}`, {
      ...{ jobTitle: "Engineer", department: "Analytics" },
      ...{ manager: { externalId: null, remoteId: boss.remoteId } },
    });
    const remote = await pushed(before);
    watched.taken();
    const after = { ...before, ...change };
    const changes = scim.difference(after, remote);
    if (changes === null) throw new Error("No change");
    await value(scim.updatePerson({ remote, changes, whole: after }));
    expect(watched.taken().length).toBeLessThanOrEqual(3);
    const told = (await everybody()).find((person) => person.remoteId === remote.remoteId);
    expect(told && scim.difference(after, told)).toBeNull();
  });

  test("somebody comes back, and gets a manager who came later", async () => {
    const person = anybody("back", { isActive: false, manager: { externalId: "x-late", remoteId: null } });
    const remote = await pushed(person);
    expect(remote.isActive).toBe(false);
    const late = await pushed(anybody("late"));
    const after = { ...person, isActive: true, manager: { externalId: "x-late", remoteId: late.remoteId } };
    expect(await updated(after, remote)).toMatchObject({ isActive: true, managerId: late.remoteId });
  });

  test.each([
    ["everything the same", {}],
    ["another spelling of the address", { email: "TWIN@beispiel.de" }],
    ["the external id, and another address", { email: "new-twin@beispiel.de" }],
    ["the address, and another external id", { externalId: "x-other" }],
  ])("no twin with %s", async (_what, change) => {
    await pushed(anybody("twin"));
    const again = await value(newClient().createPerson(anybody("twin", change)));
    expect(again).toMatchObject({ kind: "existing", person: { email: "twin@beispiel.de" } });
    expect((await everybody()).filter(({ firstName }) => firstName === "twin")).toHaveLength(1);
  });

  test("no twin when nobody looked", async () => {
    const { person } = await value(scim.createPerson(anybody("unseen")));
    const again = await value(newClient().createPerson(anybody("unseen"), { known: "everybody" }));
    expect(again).toMatchObject({ kind: "existing", person: { remoteId: person.remoteId } });
  });

  test("no twin by a change of address", async () => {
    await pushed(anybody("holder"));
    const person = anybody("climber");
    const remote = await pushed(person);
    const whole = { ...person, email: "holder@beispiel.de" };
    const changes = { texts: { email: whole.email }, custom: {} };
    expect(await newClient().updatePerson({ remote, changes, whole })).toEqual({
      ok: false,
      error: { reason: "already-taken", detail: "email" },
    });
  });

  test("no twin after a change of address, wherever a filter looks", async () => {
    const person = anybody("moved");
    const remote = await pushed(person);
    const after = { ...person, email: "moved-on@beispiel.de" };
    await updated(after, remote);
    const found = await value(newClient().findPerson(after));
    expect(found).toMatchObject({ kind: "one", person: { remoteId: remote.remoteId } });
  });

  test("everybody, in pages, and with only a few requests", async () => {
    const names = Array.from({ length: 130 }, (_, index) => `p${index}`);
    for (const one of names) await value(scim.createPerson(anybody(one), { known: "everybody" }));
    const people = await everybody();
    const known = new Set(people.map(({ firstName }) => firstName));
    expect(names.filter((one) => !known.has(one))).toEqual([]);
    expect(new Set(people.map((person) => person.remoteId)).size).toBe(people.length);
  });

  test("who is gone", async () => {
    const gone = remoteId("00000000-0000-0000-0000-000000000000");
    expect(await value(scim.readPerson(gone))).toBeNull();
    const changes = { texts: { jobTitle: "CTO" }, custom: {} };
    const update = scim.updatePerson({
      remote: aRemote({ remoteId: gone }),
      changes,
      whole: anybody("gone"),
    });
    expect(await update).toEqual({ ok: false, error: { reason: "remote-gone" } });
  });

  test("groups are made once, renamed, and their members changed", async () => {
    const [a, b] = [await pushed(anybody("ma")), await pushed(anybody("mb"))];
    const made = await value(scim.createGroup('Team "Seq eq", R&D'));
    expect(made.kind).toBe("created");
    expect(await value(scim.createGroup('Team "Seq eq", R&D'))).toMatchObject({ kind: "existing" });
    const id = made.group.remoteId;
    const both = [a.remoteId, b.remoteId];
    await value(scim.updateGroupMembers(id, { add: [...both, a.remoteId], remove: [], whole: both }));
    await value(scim.updateGroupMembers(id, { add: both, remove: [], whole: both }));
    await value(scim.renameGroup(id, "Team"));
    const held = async () => (await value(scim.listGroups())).groups.find((group) => group.remoteId === id);
    // Polis keeps members for itself.
    expect(await held()).toMatchObject({ name: "Team", memberIds: name === "polis" ? [] : both });
    await value(scim.updateGroupMembers(id, { add: [], remove: [a.remoteId], whole: [b.remoteId] }));
    await value(scim.updateGroupMembers(id, { add: [], remove: [a.remoteId], whole: [b.remoteId] }));
    expect((await held())?.memberIds).toEqual(name === "polis" ? [] : [b.remoteId]);
    const missing = await scim.renameGroup(remoteId("none"), "X");
    expect(missing).toEqual({ ok: false, error: { reason: "remote-gone" } });
  });

  test("nobody there", async () => {
    await server.down();
    expect(await scim.check()).toMatchObject({ ok: false, error: { reason: "destination-unavailable" } });
    await server.up();
    expect(await scim.check()).toMatchObject({ ok: true });
  });
});
