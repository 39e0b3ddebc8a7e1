/** The bodies that go out. What servers make of them is in standard.test.ts and leapsome.test.ts. */
import SCIMMY from "scimmy";
import { describe, expect, test } from "vitest";
import type { PersonChanges } from "../../worker/destinations/destination.ts";
import { CORE_USER, ENTERPRISE } from "../../worker/destinations/scim/dialect.ts";
import { equals } from "../../worker/destinations/scim/filter.ts";
import { toGroupPatches, toLeapsomeMembers } from "../../worker/destinations/scim/group-members.ts";
import {
  toCreateBody,
  toOperations,
  toPartial,
  toPatch,
  toReplacement,
} from "../../worker/destinations/scim/to-scim.ts";
import { aPerson, aRemote, CUSTOM_ID, remoteId } from "./a-person.ts";

const boss = { externalId: "1", remoteId: remoteId("r-boss") };
const changes = (change: Partial<PersonChanges>): PersonChanges => ({ texts: {}, custom: {}, ...change });

describe("leapsome", () => {
  test("creates with the documented fields only", () => {
    expect(toCreateBody(aPerson({ manager: boss }), "leapsome")).toEqual({
      userName: "ada.lovelace@beispiel.de",
      externalId: "4711",
      title: "Engineer",
      displayName: "Ada Lovelace",
      name: { givenName: "Ada", familyName: "Lovelace" },
    });
  });

  test.each([
    [changes({ isActive: false }), { active: false }],
    [changes({ texts: { email: "not-yet@b.de" } }), { userName: "not-yet@b.de" }],
    [changes({ texts: { jobTitle: null } }), { title: "" }],
    [
      changes({ texts: { lastName: "King" } }),
      { name: { givenName: "Ada", familyName: "Lovelace" }, displayName: "Ada Lovelace" },
    ],
    [changes({ manager: boss }), { [ENTERPRISE]: { manager: "r-boss" } }],
    [changes({ manager: { externalId: "1", remoteId: null } }), { [ENTERPRISE]: { manager: "1" } }],
    [changes({ manager: null }), { [ENTERPRISE]: { manager: "" } }],
    [
      changes({ texts: { department: "Sales", endDate: null }, custom: { [CUSTOM_ID]: "A" } }),
      { [ENTERPRISE]: { department: "Sales", endDate: "", [CUSTOM_ID]: "A" } },
    ],
  ])("patches %j with a partial object", (change, body) => {
    expect(
      toPartial({ changes: change, remote: aRemote(), whole: aPerson({ email: "not-yet@b.de" }) }),
    ).toEqual({ userName: "ada.lovelace@beispiel.de", ...body });
  });

  test("members come in hundreds; the first hundred takes the place of all when somebody goes", () => {
    const people = Array.from({ length: 250 }, (_, index) => remoteId(`p${index}`));
    const sizes = (patches: ReturnType<typeof toLeapsomeMembers>) =>
      patches.map(({ body: { members, replaceMembers = false } }) => [
        Array.isArray(members) && members.length,
        replaceMembers,
      ]);
    const added = toLeapsomeMembers({ add: [...people, ...people], remove: [], whole: [] }, []);
    expect(sizes(added)).toEqual([
      [100, false],
      [100, false],
      [50, false],
    ]);
    const replaced = toLeapsomeMembers({ add: [], remove: [remoteId("gone")], whole: people }, []);
    expect(sizes(replaced)).toEqual([
      [100, true],
      [100, false],
      [50, false],
    ]);
    const [last, guest] = [remoteId("last"), remoteId("guest")];
    expect(sizes(toLeapsomeMembers({ add: [], remove: [last], whole: [] }, [last]))).toEqual([[0, true]]);
    const [first] = toLeapsomeMembers({ add: [], remove: [last], whole: people }, [...people, last, guest]);
    expect(first?.body["members"]).toContainEqual({ value: guest });
  });
});

describe("standard", () => {
  const everything = changes({
    texts: {
      email: "ada@b.de",
      externalId: "5",
      firstName: "A",
      lastName: null,
      jobTitle: "CTO",
      department: "Sales",
    },
    isActive: false,
    manager: boss,
  });

  test("filters for quotes by the RFC, in JSON's form", () => {
    expect(equals("displayName", 'The "A" \\ team')).toBe('displayName eq "The \\"A\\" \\\\ team"');
  });

  test("creates whole, with the extension and both schemas", () => {
    expect(toCreateBody(aPerson({ manager: boss }), "standard")).toEqual({
      schemas: [CORE_USER, ENTERPRISE],
      userName: "ada.lovelace@beispiel.de",
      externalId: "4711",
      title: "Engineer",
      displayName: "Ada Lovelace",
      name: { givenName: "Ada", familyName: "Lovelace" },
      emails: [{ value: "ada.lovelace@beispiel.de", type: "work", primary: true }],
      active: true,
      [ENTERPRISE]: { department: "Analytics", manager: { value: "r-boss" } },
    });
  });

  test("creates without an extension that has nothing in it", () => {
    const manager = { externalId: "1", remoteId: null };
    const body = toCreateBody(aPerson({ department: null, manager }), "standard");
    expect(body).toMatchObject({ schemas: [CORE_USER] });
    expect(body).not.toHaveProperty([ENTERPRISE]);
  });

  test("patches an operation an attribute, each with its path", () => {
    expect(toOperations(everything, aPerson({ email: "ada@b.de" }))).toEqual([
      { op: "replace", path: "userName", value: "ada@b.de" },
      { op: "replace", path: "emails", value: [{ value: "ada@b.de", type: "work", primary: true }] },
      { op: "replace", path: "externalId", value: "5" },
      { op: "replace", path: "name.givenName", value: "A" },
      { op: "remove", path: "name.familyName" },
      { op: "replace", path: "displayName", value: "Ada Lovelace" },
      { op: "replace", path: "title", value: "CTO" },
      { op: "replace", path: "active", value: false },
      { op: "replace", path: `${ENTERPRISE}:department`, value: "Sales" },
      { op: "replace", path: `${ENTERPRISE}:manager`, value: { value: "r-boss" } },
    ]);
  });

  // scimmy's reader knows no escapes, so that a quote in a name makes it refuse the filter: the whole list is read then.
  test.each(["ada@b.de", "o'neill@b.de", "ä eq ö@b.de"])(
    "filters for %s, as scimmy understands it",
    (email) => {
      const filter = new SCIMMY.Types.Filter(equals("userName", email));
      const people = [{ userName: email }, { userName: "other@b.de" }];
      expect(filter.match(people)).toEqual([{ userName: email }]);
    },
  );

  test("replaces a whole object without losing what it doesn't know", () => {
    const held = {
      ...{ id: "r1", schemas: [CORE_USER, "urn:own:Schema"], meta: { version: "1" }, userName: "ada@b.de" },
      ...{ phoneNumbers: [{ value: "1" }], name: { givenName: "Ada", familyName: "L", formatted: "Ada L" } },
      ...{
        "urn:own:Schema": { kept: true },
        "urn:ietf:params:scim:schemas:extension:enterprise:2": { rubbish: 1 },
      },
      [ENTERPRISE]: { costCenter: "7", department: "Old", manager: { value: "x" } },
    };
    const change = changes({ texts: { department: null, lastName: "King" }, manager: boss });
    expect(toReplacement(held, change, aPerson({ lastName: "King" }))).toEqual({
      ...{ id: "r1", schemas: [CORE_USER, "urn:own:Schema", ENTERPRISE], userName: "ada@b.de" },
      ...{ phoneNumbers: [{ value: "1" }], "urn:own:Schema": { kept: true } },
      ...{ name: { givenName: "Ada", familyName: "King" }, displayName: "Ada King" },
      [ENTERPRISE]: { costCenter: "7", manager: { value: "r-boss" } },
    });
  });

  test("changes members by difference, none twice", () => {
    const [a, b, c] = [remoteId("a"), remoteId("b"), remoteId("c")];
    const patches = toGroupPatches({ add: [a, b, b], remove: [c, remoteId("never-in")], whole: [] }, [a, c]);
    expect(patches).toEqual([
      { body: toPatch([{ op: "add", path: "members", value: [{ value: "b" }] }]), isBlind: false },
      { body: toPatch([{ op: "remove", path: 'members[value eq "c"]' }]), isBlind: false },
    ]);
    expect(toGroupPatches({ add: [a], remove: [], whole: [] }, [a])).toEqual([]);
    expect(toGroupPatches({ add: [], remove: [c], whole: [] }, null)).toMatchObject([{ isBlind: true }]);
  });
});
