/** Whatever form a value comes in: read, or taken for empty; never believed beyond that. */
import { describe, expect, test } from "vitest";
import { ENTERPRISE } from "../../worker/destinations/scim/dialect.ts";
import { fromScimGroup, fromScimUser } from "../../worker/destinations/scim/from-scim.ts";
import { CUSTOM_ID } from "./a-person.ts";

const read = (resource: object) => fromScimUser({ id: "r1", userName: "a@b.de", ...resource });

describe("a person", () => {
  test("with everything", () => {
    const resource = {
      ...{ externalId: "7", title: "CTO", active: true, name: { givenName: "Ada", familyName: "L" } },
      emails: [{ value: "x@home.de" }, { value: "a@b.de", primary: true }],
      groups: [{ value: "g1" }, "g2", { display: "no id" }],
      [ENTERPRISE]: {
        ...{ department: "R&D", level: "Senior", startDate: "2011-03-25T00:00:00.000Z", location: "Berlin" },
        ...{ gender: "female", manager: { managerId: "r2", displayName: "B" }, [CUSTOM_ID]: "A" },
        attachments: [{ fileName: "secret.pdf" }],
      },
    };
    expect(read(resource)).toEqual({
      ...{ remoteId: "r1", externalId: "7", email: "a@b.de", otherEmails: ["x@home.de"] },
      ...{ firstName: "Ada", lastName: "L", jobTitle: "CTO", department: "R&D", level: "Senior" },
      ...{ startDate: "2011-03-25", endDate: null, location: "Berlin", gender: "female" },
      ...{ isActive: true, managerId: "r2", custom: { [CUSTOM_ID]: "A" }, groupIds: ["g1", "g2"] },
    });
  });

  test("with next to nothing", () => {
    expect(read({})).toMatchObject({
      externalId: null,
      isActive: null,
      managerId: null,
      custom: {},
      groupIds: [],
    });
  });

  test.each([
    { what: "active as text", resource: { active: "False" }, told: { isActive: false } },
    { what: "active as nonsense", resource: { active: 1 }, told: { isActive: null } },
    {
      what: "the RFC's manager",
      resource: { [ENTERPRISE]: { manager: { value: "m" } } },
      told: { managerId: "m" },
    },
    { what: "a manager as text", resource: { [ENTERPRISE]: { manager: "m" } }, told: { managerId: "m" } },
    { what: "a manager at the top", resource: { manager: { value: "m" } }, told: { managerId: "m" } },
    { what: "an empty manager", resource: { [ENTERPRISE]: { manager: {} } }, told: { managerId: null } },
    { what: "a number for an external id", resource: { externalId: 7 }, told: { externalId: "7" } },
    {
      what: "null",
      resource: { externalId: null, title: null, name: null },
      told: { externalId: null, jobTitle: null },
    },
    { what: "an extension that is none", resource: { [ENTERPRISE]: [1] }, told: { department: null } },
    {
      what: "a date that is none",
      resource: { [ENTERPRISE]: { startDate: "soon" } },
      told: { startDate: null },
    },
    {
      what: "no userName",
      resource: { userName: "", emails: [{ value: "c@d.de" }] },
      told: { email: "c@d.de" },
    },
  ])("$what", ({ resource, told }) => {
    expect(read(resource)).toMatchObject(told);
  });

  test.each([
    null,
    [],
    "x",
    {},
    { id: "" },
    { id: 7, userName: "a@b.de" },
    { id: "r1" },
    { id: "r1", userName: " " },
  ])("%j is nobody", (resource) => {
    expect(fromScimUser(resource)).toBeNull();
  });
});

test.each([
  [
    { id: "g", displayName: "G" },
    { remoteId: "g", name: "G", externalId: null, memberIds: null },
  ],
  [
    { id: "g", displayName: "", externalId: "7", members: [{ value: "a" }] },
    { remoteId: "g", name: "", externalId: "7", memberIds: ["a"] },
  ],
  [{ id: "g" }, null],
  [{ displayName: "G" }, null],
])("the group %j", (resource, group) => {
  expect(fromScimGroup(resource)).toEqual(group);
});
