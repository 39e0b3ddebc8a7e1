/** The client in Leapsome's dialect, over HTTP, against the strict Leapsome of test/destinations/leapsome. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { DestinationPerson, RemotePerson } from "../../worker/destinations/destination.ts";
import { aClient, anybody, aPerson, aRemote, CUSTOM_ID, remoteId, value, watchedFetch } from "./a-person.ts";
import { type Leapsome, type LeapsomeBehaviour, startLeapsome } from "./leapsome/start-leapsome.ts";

const SETTING: LeapsomeBehaviour = {
  perSecond: null,
  domains: ["beispiel.de"],
  customAttributeIds: [CUSTOM_ID],
};
let leapsome: Leapsome;
let watched: ReturnType<typeof watchedFetch>;

beforeAll(async () => {
  leapsome = await startLeapsome(SETTING);
});
afterAll(() => leapsome.close());
beforeEach(async () => {
  watched = watchedFetch(leapsome.baseUrl);
  await leapsome.behave({});
});

const client = (token = leapsome.token) =>
  aClient({ baseUrl: leapsome.baseUrl, token, dialect: "leapsome", fetch: watched.fetch });

/** Makes the person and brings it up to date, as the caller will. */
async function pushed(person: DestinationPerson): Promise<RemotePerson> {
  const scim = client();
  const { person: created } = await value(scim.createPerson(person));
  return updated(person, created);
}
async function updated(person: DestinationPerson, remote: RemotePerson): Promise<RemotePerson> {
  const scim = client();
  const changes = scim.difference(person, remote);
  if (changes === null) return remote;
  const answer = await value(scim.updatePerson({ remote, changes, whole: person }));
  expect(answer.notTaken).toEqual([]);
  return answer.person;
}
const everybodyNamed = async (email: string) =>
  (await leapsome.people()).filter(({ userName }) => userName.toLowerCase() === email.toLowerCase());

describe("check", () => {
  test("good", async () => {
    expect(await value(client().check())).toMatchObject({
      hasConfiguration: true,
      people: expect.any(Number),
    });
  });
  test("a wrong token, a wrong path, nobody there", async () => {
    expect(await client("wrong").check()).toEqual({
      ok: false,
      error: { reason: "destination-refused", status: 403 },
    });
    const elsewhere = aClient({
      baseUrl: `${leapsome.baseUrl}/v9`,
      token: leapsome.token,
      dialect: "leapsome",
    });
    expect(await elsewhere.check()).toMatchObject({ ok: false, error: { reason: "destination-unreadable" } });
    await leapsome.down();
    expect(await client().check()).toMatchObject({ ok: false, error: { reason: "destination-unavailable" } });
    await leapsome.up();
  });
});

describe("a new person", () => {
  test("is there with everything after two requests, and then up to date", async () => {
    const boss = await pushed(anybody("boss"));
    watched.taken();
    const manager = { externalId: "x-boss", remoteId: boss.remoteId };
    const ada = aPerson({ manager, endDate: "2027-12-31", custom: { [CUSTOM_ID]: ["a", "b"] } });
    const scim = client();
    const { kind, person } = await value(scim.createPerson(ada, { known: "everybody" }));
    const told = await updated(ada, person);
    expect(kind).toBe("created");
    expect(watched.taken()).toEqual(["POST /Users", `PATCH /Users/${person.remoteId}`]);
    expect(scim.difference(ada, told)).toBeNull();
    const read = await value(scim.readPerson(person.remoteId));
    expect(read).toEqual(told);
    expect(read).toMatchObject({
      ...{
        externalId: "4711",
        email: ada.email,
        firstName: "Ada",
        lastName: "Lovelace",
        jobTitle: "Engineer",
      },
      ...{
        startDate: "2024-03-01",
        endDate: "2027-12-31",
        location: "Berlin",
        gender: "female",
        level: "Senior",
      },
      ...{
        department: "Analytics",
        isActive: true,
        managerId: boss.remoteId,
        custom: { [CUSTOM_ID]: "a, b" },
      },
    });
    expect(read?.groupIds).toHaveLength(1);
  });

  test("of an unknown domain is refused, without its words in the detail", async () => {
    expect(await client().createPerson(anybody("eve", { email: "eve@else.de" }))).toEqual({
      ok: false,
      error: {
        ...{ reason: "change-refused", status: 400 },
        detail: "400",
      },
    });
  });
});

describe("no twin", () => {
  test.each([
    ["found by external id and address", {}, 1],
    ["found by external id, though the address is new", { email: "grace.hopper@beispiel.de" }, 2],
    ["found by address in another case", { externalId: "other", email: "GRACE@beispiel.de" }, 2],
  ])("%s", async (_what, change, requests) => {
    await leapsome.seed([{ userName: "grace@beispiel.de", externalId: "g-1", id: "a".repeat(24) }]);
    const grace = anybody("grace", { externalId: "g-1", ...change });
    const answer = await value(client().createPerson(grace));
    expect(answer).toMatchObject({ kind: "existing", person: { remoteId: "a".repeat(24) } });
    expect(watched.taken()).toHaveLength(requests);
  });

  test.each(["empty", "conflict"] as const)("when nobody looked, and the answer is %s", async (existing) => {
    await leapsome.behave({ existing });
    const name = `known-${existing}`;
    await leapsome.seed([{ userName: `${name}@beispiel.de` }]);
    const answer = await value(client().createPerson(anybody(name), { known: "everybody" }));
    expect(answer).toMatchObject({ kind: "existing", person: { email: `${name}@beispiel.de` } });
    expect(await everybodyNamed(`${name}@beispiel.de`)).toHaveLength(1);
  });

  test("when the answer to the first try was lost", async () => {
    await leapsome.behave({ faults: [{ kind: "lose", method: "POST", times: 1 }] });
    const lost = anybody("lost");
    expect(await client().createPerson(lost)).toMatchObject({
      ok: false,
      error: { reason: "destination-unavailable", detail: "no-answer" },
    });
    expect(await value(client().createPerson(lost))).toMatchObject({ kind: "existing" });
    expect(await everybodyNamed(lost.email)).toHaveLength(1);
  });

  test("and no guess: one by external id, another by address", async () => {
    await leapsome.seed([
      { userName: "two-a@beispiel.de", externalId: "two", id: "b".repeat(24) },
      { userName: "two-b@beispiel.de", id: "c".repeat(24) },
    ]);
    const two = anybody("two", { externalId: "two", email: "two-b@beispiel.de" });
    expect(await client().createPerson(two)).toEqual({
      ok: false,
      error: { reason: "ambiguous", remoteIds: ["b".repeat(24), "c".repeat(24)] },
    });
    expect(await value(client().findPerson(two))).toMatchObject({ kind: "several" });
    expect(await value(client().findPerson(anybody("nobody")))).toEqual({ kind: "none" });
  });
});

describe("an update", () => {
  test.each<[string, Partial<DestinationPerson>]>([
    ["external id", { externalId: "new-id" }],
    ["address", { email: "renamed@beispiel.de" }],
    ["first name", { firstName: "Augusta" }],
    ["last name", { lastName: "King" }],
    ["title", { jobTitle: "CTO" }],
    ["title, emptied", { jobTitle: null }],
    ["start", { startDate: "2025-02-01" }],
    ["end", { endDate: "2030-01-01" }],
    ["end, emptied", { endDate: null }],
    ["location", { location: "Köln" }],
    ["gender", { gender: "diverse" }],
    ["level", { level: "Lead" }],
    ["level, emptied", { level: null }],
    ["department", { department: "Sales, EMEA" }],
    ["department, emptied", { department: null }],
    ["custom attribute", { custom: { [CUSTOM_ID]: 7 } }],
    ["custom attribute, emptied", { custom: { [CUSTOM_ID]: null } }],
    ["leaving", { isActive: false }],
    ["manager, emptied", { manager: null }],
  ])("of the %s takes one request", async (what, change) => {
    const boss = await pushed(anybody("boss"));
    const name = `u-${what.replaceAll(/\W+/g, "-")}`;
    const before = anybody(name, {
      ...{ jobTitle: "Engineer", endDate: "2029-01-01", level: "Senior", department: "Analytics" },
      ...{ custom: { [CUSTOM_ID]: "A" }, manager: { externalId: null, remoteId: boss.remoteId } },
    });
    const remote = await pushed(before);
    watched.taken();
    const after = { ...before, ...change };
    const told = await updated(after, remote);
    expect(watched.taken()).toEqual([`PATCH /Users/${remote.remoteId}`]);
    expect(client().difference(after, told)).toBeNull();
    expect(await value(client().readPerson(remote.remoteId))).toEqual(told);
  });

  test("moves between the teams of departments", async () => {
    const mover = anybody("mover", { department: "Old team" });
    const remote = await pushed(mover);
    await updated({ ...mover, department: "New team" }, remote);
    const groups = await leapsome.groups();
    const memberOf = groups
      .filter(({ memberIds }) => memberIds.includes(remote.remoteId))
      .map(({ name }) => name);
    expect(memberOf).toEqual(["New team"]);
  });

  test("brings somebody back", async () => {
    const person = anybody("back", { isActive: false });
    const remote = await pushed(person);
    expect(remote.isActive).toBe(false);
    expect((await updated({ ...person, isActive: true }, remote)).isActive).toBe(true);
  });

  test("names a manager by external id as soon as there is one", async () => {
    const manager = { externalId: "x-late-boss", remoteId: null };
    const report = anybody("report", { manager });
    const remote = await value(client().createPerson(report));
    const early = client().difference(report, remote.person);
    const refused = await client().updatePerson({
      ...{ remote: remote.person, whole: report },
      changes: early ?? { texts: {}, custom: {} },
    });
    expect(refused).toMatchObject({ ok: false, error: { reason: "change-refused", status: 400 } });
    const boss = await pushed(anybody("late-boss"));
    expect((await updated(report, remote.person)).managerId).toBe(boss.remoteId);
  });

  test("to an address that somebody has, of a Super-Admin's leaving, of nobody", async () => {
    await leapsome.seed([
      { userName: "holder@beispiel.de" },
      { userName: "root@beispiel.de", isSuperAdmin: true, givenName: "Root", id: "d".repeat(24) },
    ]);
    const root = remoteId("d".repeat(24));
    const whole = anybody("root", { email: "holder@beispiel.de" });
    const update = (change: object, id = root, person = whole) =>
      client().updatePerson({
        remote: aRemote({ remoteId: id, email: "root@beispiel.de" }),
        changes: { texts: {}, custom: {}, ...change },
        whole: person,
      });
    expect(await update({ texts: { email: whole.email } })).toMatchObject({
      ok: false,
      error: { reason: "already-taken" },
    });
    expect(await update({ isActive: false }, root, anybody("root"))).toEqual({
      ok: false,
      error: { reason: "change-refused", status: 400, detail: "400" },
    });
    expect(await update({ isActive: false }, remoteId("f".repeat(24)))).toEqual({
      ok: false,
      error: { reason: "remote-gone" },
    });
  });
});

describe("trouble", () => {
  test.each([
    [{ kind: "status", status: 500, body: "<html>500</html>" }, "destination-unavailable"],
    [{ kind: "status", status: 401 }, "destination-refused"],
    [{ kind: "drop" }, "destination-unavailable"],
    [{ kind: "hang" }, "destination-unavailable"],
  ] as const)("%j when writing", async (fault, reason) => {
    await leapsome.behave({ faults: [{ ...fault, method: "PATCH", times: 1 }] });
    const scim = aClient({
      ...{ baseUrl: leapsome.baseUrl, token: leapsome.token, dialect: "leapsome", requestTimeoutMs: 300 },
    });
    const person = anybody("trouble");
    const { person: remote } = await value(scim.createPerson(person));
    const update = {
      remote,
      changes: { texts: {}, custom: {}, isActive: false },
      whole: person,
    };
    expect(await scim.updatePerson(update)).toMatchObject({ ok: false, error: { reason } });
    expect(await scim.updatePerson(update)).toMatchObject({ ok: true });
  });

  test("an answer that tells of somebody else is none: the person is as they were asked to be", async () => {
    const person = anybody("mixed");
    const remote = await pushed(person);
    const body = JSON.stringify({ id: "f".repeat(24), userName: "else@beispiel.de", title: "Else" });
    await leapsome.behave({ faults: [{ kind: "status", status: 200, body, method: "PATCH", times: 1 }] });
    const changes = { texts: { jobTitle: "Lead" }, custom: {} };
    const whole = { ...person, jobTitle: "Lead" };
    expect(await value(client().updatePerson({ remote, changes, whole }))).toEqual({
      person: { ...remote, jobTitle: "Lead" },
      notTaken: [],
    });
  });

  test.each(["drop", "lose", "hang"] as const)("a read outlives %s twice", async (kind) => {
    await leapsome.behave({ faults: [{ kind, path: "/Users", times: 2 }] });
    const scim = aClient({
      ...{ baseUrl: leapsome.baseUrl, token: leapsome.token, dialect: "leapsome", requestTimeoutMs: 300 },
    });
    expect(await scim.check()).toMatchObject({ ok: true });
  });
});

describe("groups", () => {
  test("are found by their exact name, made once, and renamed", async () => {
    const scim = client();
    const name = 'Team "Süd", R&D';
    const made = await value(scim.createGroup(name));
    expect(made.kind).toBe("created");
    expect(await value(scim.createGroup(name))).toMatchObject({ kind: "existing", group: made.group });
    expect(await value(scim.createGroup(name.toLowerCase()))).toMatchObject({ kind: "created" });
    await value(scim.renameGroup(made.group.remoteId, "Team Nord"));
    const { groups, end } = await value(scim.listGroups());
    expect(end.incomplete).toBeNull();
    expect(groups.find(({ remoteId: id }) => id === made.group.remoteId)).toMatchObject({
      name: "Team Nord",
      memberIds: null,
    });
    expect(await scim.renameGroup(made.group.remoteId, name.toLowerCase())).toMatchObject({
      ok: false,
      error: { reason: "already-taken" },
    });
    expect(await scim.createGroup("x".repeat(129))).toMatchObject({
      ok: false,
      error: { reason: "change-refused", status: 400 },
    });
  });

  test("take and lose members, a hundred at a time", async () => {
    const ids = Array.from({ length: 230 }, (_, index) =>
      remoteId((4_096 + index).toString(16).padStart(24, "e")),
    );
    await leapsome.seed(ids.map((id) => ({ id, userName: `${id}@beispiel.de` })));
    const scim = client();
    const { group } = await value(scim.createGroup("Everybody"));
    watched.taken();
    const members = async () => (await leapsome.groups()).find(({ name }) => name === "Everybody")?.memberIds;
    await value(scim.updateGroupMembers(group.remoteId, { add: ids, remove: [], whole: ids }));
    expect(await members()).toEqual(ids);
    expect(watched.taken()).toHaveLength(3);
    const left = ids.slice(5);
    await value(scim.updateGroupMembers(group.remoteId, { add: [], remove: ids.slice(0, 5), whole: left }));
    expect(await members()).toEqual(left);
    await value(scim.updateGroupMembers(group.remoteId, { add: [], remove: left, whole: [] }));
    expect(await members()).toEqual([]);
    watched.taken();
    await value(scim.updateGroupMembers(group.remoteId, { add: [], remove: [], whole: [] }));
    expect(watched.taken()).toEqual([]);
  });
});
