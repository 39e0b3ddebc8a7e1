/** The people of the test Leapsome: what it keeps, what it refuses, and how it shows them. */
import { randomBytes } from "node:crypto";
import { type Body, knownOnly, Refusal, textIn } from "./leapsome-answer.ts";

export const ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

export type HeldPerson = {
  readonly id: string;
  readonly externalId: string | null;
  readonly userName: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly displayName: string;
  readonly title: string;
  readonly active: boolean;
  readonly isSuperAdmin: boolean;
  readonly managerId: string | null;
  /** department, level, startDate, endDate, gender, location and custom attributes. */
  readonly profile: Readonly<Record<string, string>>;
  readonly createdAt: number;
  readonly version: number;
};

export const newId = (): string => randomBytes(12).toString("hex");

export const toHeld = (given: Partial<HeldPerson>): HeldPerson => ({
  ...{ id: newId(), externalId: null, userName: "", givenName: "", familyName: "", title: "Colleague" },
  ...{ displayName: "", active: true, isSuperAdmin: false, managerId: null, profile: {} },
  ...{ createdAt: Date.now(), version: 0 },
  ...given,
});

export const fromPost = (posted: unknown): HeldPerson => {
  const known = ["userName", "name", "displayName", "title", "photos", "externalId"];
  const body = knownOnly(posted, known);
  return toHeld({
    userName: userNameIn(body),
    ...nameIn(body),
    displayName: textIn(body, "displayName") ?? "",
    title: textIn(body, "title") || "Colleague",
    externalId: textIn(body, "externalId") ?? null,
  });
};

export function userNameIn(body: Body): string {
  const userName = textIn(body, "userName");
  if (userName === undefined || userName.trim() === "")
    throw new Refusal(400, "The userName field is required.");
  return userName;
}

function nameIn(body: Body): { givenName?: string; familyName?: string } {
  if (body["name"] === undefined) return {};
  const name = knownOnly(body["name"], ["givenName", "familyName", "formatted"]);
  const [givenName, familyName] = [textIn(name, "givenName"), textIn(name, "familyName")];
  if (givenName === undefined || familyName === undefined) throw new Refusal(400, "A name has two parts");
  return { givenName, familyName };
}

export type PatchContext = {
  readonly customAttributeIds: readonly string[];
  /** By id, address or external id. */
  readonly findManager: (ref: string) => HeldPerson | undefined;
};

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const GENDERS = ["male", "female", "diverse"];
const PROFILE = ["department", "level", "startDate", "endDate", "gender", "location"];

/** A plain partial object, and nothing of RFC 7644's PatchOp. */
export function patched(person: HeldPerson, sent: unknown, context: PatchContext): HeldPerson {
  const known = ["userName", "externalId", "title", "photos", "name", "displayName", "location", "active"];
  const body = knownOnly(sent, [...known, "manager", ENTERPRISE]);
  const active = body["active"] ?? person.active;
  if (typeof active !== "boolean") throw new Refusal(400, "active is no boolean");
  if (person.isSuperAdmin && !active) throw new Refusal(400, "A Super-Admin can't be deactivated");
  const extension = knownOnly(body[ENTERPRISE] ?? {}, [...PROFILE, "manager", ...context.customAttributeIds]);
  const title = textIn(body, "title") ?? person.title;
  return {
    ...person,
    ...nameIn(body),
    userName: userNameIn(body),
    externalId: textIn(body, "externalId") ?? person.externalId,
    displayName: textIn(body, "displayName") ?? person.displayName,
    title: title === "" ? "Colleague" : title,
    active,
    managerId: managerIn(extension, person, context),
    profile: profileIn(extension, person, context),
    version: person.version + 1,
  };
}

function managerIn(extension: Body, person: HeldPerson, { findManager }: PatchContext): string | null {
  const ref = textIn(extension, "manager");
  if (ref === undefined) return person.managerId;
  if (ref === "") return null;
  const manager = findManager(ref);
  if (manager === undefined) throw new Refusal(400, "No such manager");
  return manager.id;
}

function profileIn(
  extension: Body,
  person: HeldPerson,
  context: PatchContext,
): Readonly<Record<string, string>> {
  const given = [...PROFILE, ...context.customAttributeIds].flatMap((key) => {
    const value = textIn(extension, key);
    if (value === undefined) return [];
    if (value !== "" && key.endsWith("Date") && !DATE.test(value))
      throw new Refusal(400, `${key} is no date`);
    if (value !== "" && key === "gender" && !GENDERS.includes(value))
      throw new Refusal(400, "No such gender");
    return [[key, value] as const];
  });
  const all = { ...person.profile, ...Object.fromEntries(given) };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ""));
}

type View = {
  readonly baseUrl: string;
  readonly manager: HeldPerson | undefined;
  readonly groupIds: readonly string[];
};

export function present(person: HeldPerson, { baseUrl, manager, groupIds }: View): Body {
  const { id, externalId, userName, givenName, familyName, displayName, title, active } = person;
  const reference = manager && { managerId: manager.id, displayName: manager.displayName };
  return {
    schemas: ["urn:ietf:params:scim:schemas:core:2.0:User", ENTERPRISE],
    ...{ id, externalId, userName, displayName, title, active },
    name: { givenName, familyName, formatted: `${givenName} ${familyName}`.trim() },
    photos: [],
    emails: [{ primary: true, type: "work", value: userName }],
    groups: groupIds.map((value) => ({ value })),
    ...(manager === undefined ? {} : { manager: { value: manager.id } }),
    meta: {
      created: new Date(person.createdAt).toISOString(),
      lastModified: new Date(person.createdAt).toISOString(),
      location: `${baseUrl}/Users/${id}`,
      version: String(person.version),
    },
    [ENTERPRISE]: { ...person.profile, ...(reference === undefined ? {} : { manager: reference }) },
  };
}

/** The answer to POST tells less, and its time is a number. */
export function presentNew({ id, externalId, ...person }: HeldPerson, baseUrl: string): Body {
  const { userName, givenName, familyName, displayName, title, createdAt } = person;
  return {
    ...{ id, userName, displayName, title },
    name: { givenName, familyName },
    ...(externalId === null ? {} : { externalId }),
    groups: [],
    meta: { created: createdAt, location: `${baseUrl}/Users/${id}` },
  };
}
