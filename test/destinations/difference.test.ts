/** What has to be written, and what has not: tables over both dialects. */
import { describe, expect, test } from "vitest";
import { afterChanges } from "../../worker/destinations/after-changes.ts";
import type { DestinationPerson, PersonField, RemotePerson } from "../../worker/destinations/destination.ts";
import { difference, fieldsOf } from "../../worker/destinations/scim/difference.ts";
import { aPerson, aRemote, CUSTOM_ID, remoteId } from "./a-person.ts";

const LEAPSOME = { dialect: "leapsome", unheld: new Set<PersonField>() } as const;
const STANDARD = { dialect: "standard", unheld: new Set<PersonField>() } as const;
const boss = { externalId: "1", remoteId: remoteId("r-boss") };

type Case = {
  readonly what: string;
  readonly wanted?: Partial<DestinationPerson>;
  readonly told?: Partial<RemotePerson>;
};

describe.each([LEAPSOME, STANDARD])("nothing to do in $dialect", (holder) => {
  test.each<Case>([
    { what: "everything is as wanted" },
    { what: "the address differs in case", told: { email: "Ada.Lovelace@Beispiel.DE" } },
    { what: "empty and absent are the same", wanted: { jobTitle: "" }, told: { jobTitle: null } },
    { what: "blanks at the ends", wanted: { jobTitle: " Engineer " } },
    { what: "the form of an umlaut", wanted: { lastName: "Mu\u0308ller" }, told: { lastName: "Müller" } },
    { what: "an account without external id", wanted: { externalId: null }, told: { externalId: "9" } },
    {
      what: "the manager isn't there yet",
      wanted: { manager: undefined },
      told: { managerId: remoteId("x") },
    },
    { what: "the manager is the same", wanted: { manager: boss }, told: { managerId: boss.remoteId } },
    { what: "active, and it doesn't say", told: { isActive: null } },
    { what: "other addresses", told: { otherEmails: ["ada@home.example"] } },
  ])("$what", ({ wanted = {}, told = {} }) => {
    expect(difference(aPerson(wanted), aRemote(told), holder)).toBeNull();
  });
});

describe("leapsome only", () => {
  test.each<Case>([
    { what: "its word for no title", wanted: { jobTitle: null }, told: { jobTitle: "Colleague" } },
    { what: "a gender it has no word for", wanted: { gender: "unknown" } },
    {
      what: "custom values as text",
      wanted: { custom: { [CUSTOM_ID]: 40 } },
      told: { custom: { [CUSTOM_ID]: "40" } },
    },
    {
      what: "a list of tags",
      wanted: { custom: { [CUSTOM_ID]: ["a", "b"] } },
      told: { custom: { [CUSTOM_ID]: "a, b" } },
    },
    { what: "a custom value nobody maps", told: { custom: { [CUSTOM_ID]: "by hand" } } },
  ])("nothing: $what", ({ wanted = {}, told = {} }) => {
    expect(difference(aPerson(wanted), aRemote(told), LEAPSOME)).toBeNull();
  });

  test.each<Case & { readonly changes: object }>([
    {
      what: "dates, level, location, gender",
      wanted: {
        startDate: "2025-01-01",
        endDate: "2026-12-31",
        level: null,
        location: "Köln",
        gender: "diverse",
      },
      changes: {
        texts: {
          startDate: "2025-01-01",
          endDate: "2026-12-31",
          level: null,
          location: "Köln",
          gender: "diverse",
        },
        custom: {},
      },
    },
    {
      what: "custom values, one of them emptied",
      wanted: { custom: { [CUSTOM_ID]: "A", "6140868326541a4da586db0c": null } },
      told: { custom: { "6140868326541a4da586db0c": "old" } },
      changes: { texts: {}, custom: { [CUSTOM_ID]: "A", "6140868326541a4da586db0c": null } },
    },
    {
      what: "a manager known by external id only",
      wanted: { manager: { externalId: "1", remoteId: null } },
      changes: { texts: {}, custom: {}, manager: { externalId: "1", remoteId: null } },
    },
  ])("$what", ({ wanted = {}, told = {}, changes }) => {
    expect(difference(aPerson(wanted), aRemote(told), LEAPSOME)).toEqual(changes);
  });
});

describe.each([LEAPSOME, STANDARD])("something to do in $dialect", (holder) => {
  test.each<Case & { readonly changes: object }>([
    { what: "a title", wanted: { jobTitle: "CTO" }, changes: { texts: { jobTitle: "CTO" }, custom: {} } },
    {
      what: "a title emptied",
      wanted: { jobTitle: null },
      changes: { texts: { jobTitle: null }, custom: {} },
    },
    {
      what: "an address",
      wanted: { email: "ada@b.de" },
      changes: { texts: { email: "ada@b.de" }, custom: {} },
    },
    {
      what: "an external id",
      told: { externalId: null },
      changes: { texts: { externalId: "4711" }, custom: {} },
    },
    {
      what: "a department",
      told: { department: "R&D" },
      changes: { texts: { department: "Analytics" }, custom: {} },
    },
    { what: "leaving", wanted: { isActive: false }, changes: { texts: {}, custom: {}, isActive: false } },
    {
      what: "leaving, where it doesn't say",
      wanted: { isActive: false },
      told: { isActive: null },
      changes: { texts: {}, custom: {}, isActive: false },
    },
    { what: "coming back", told: { isActive: false }, changes: { texts: {}, custom: {}, isActive: true } },
    { what: "a manager", wanted: { manager: boss }, changes: { texts: {}, custom: {}, manager: boss } },
    {
      what: "no manager",
      told: { managerId: remoteId("x") },
      changes: { texts: {}, custom: {}, manager: null },
    },
  ])("$what", ({ wanted = {}, told = {}, changes }) => {
    expect(difference(aPerson(wanted), aRemote(told), holder)).toEqual(changes);
  });
});

describe("what can't be held is not pushed", () => {
  const bare = aRemote({ startDate: null, location: null, gender: null, level: null });

  test("by the standard: dates, location, gender, level, custom values", () => {
    const wanted = aPerson({ endDate: "2026-01-01", custom: { [CUSTOM_ID]: "A" } });
    expect(difference(wanted, bare, STANDARD)).toBeNull();
    expect(difference(wanted, bare, LEAPSOME)).not.toBeNull();
  });

  test("by the standard: a manager without a remote id", () => {
    const wanted = aPerson({ manager: { externalId: "1", remoteId: null } });
    expect(difference(wanted, aRemote(), STANDARD)).toBeNull();
  });

  test("by what was learnt", () => {
    const wanted = aPerson({ department: "New", manager: boss, jobTitle: "CTO" });
    const holder = { dialect: "standard", unheld: new Set<PersonField>(["department", "manager"]) } as const;
    expect(difference(wanted, aRemote(), holder)).toEqual({ texts: { jobTitle: "CTO" }, custom: {} });
  });
});

test("the fields of a change are named", () => {
  const wanted = aPerson({ jobTitle: "CTO", isActive: false, manager: boss, custom: { [CUSTOM_ID]: "A" } });
  const changes = difference(wanted, aRemote(), LEAPSOME);
  expect(changes === null ? [] : fieldsOf(changes)).toEqual(["jobTitle", "isActive", "manager", "custom"]);
});

test.each([LEAPSOME, STANDARD])("after the changes there is no difference in $dialect", (holder) => {
  const wanted = aPerson({
    ...{ email: "ada@b.de", firstName: null, jobTitle: "CTO", department: "Sales", endDate: "2027-01-01" },
    ...{
      isActive: false,
      manager: boss,
      custom: { [CUSTOM_ID]: ["a", "b"], "6140868326541a4da586db0c": null },
    },
  });
  const told = aRemote({ custom: { "6140868326541a4da586db0c": "old", "6140868326541a4da586db0d": "kept" } });
  const changes = difference(wanted, told, holder);
  if (changes === null) throw new Error("No difference");
  const after = afterChanges(told, changes);
  expect(difference(wanted, after, holder)).toBeNull();
  expect(after.custom["6140868326541a4da586db0d"]).toBe("kept");
  expect(after.location).toBe(told.location);
});
