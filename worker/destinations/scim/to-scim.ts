/** Ours → what goes over the wire: bodies to create and to change a person, in each dialect. Pure. */
import type {
  DestinationPerson,
  ManagerRef,
  PersonChanges,
  PersonText,
  PersonUpdate,
} from "../destination.ts";
import { CORE_USER, type Dialect, ENTERPRISE, PATCH_OP } from "./dialect.ts";
import type { Resource } from "./from-scim.ts";

export type PatchOperation = {
  readonly op: "add" | "replace" | "remove";
  readonly path: string;
  readonly value?: unknown;
};

/** Leapsome takes no more than this at first; the rest follows with an update. */
export function toCreateBody(person: DestinationPerson, dialect: Dialect): Resource {
  const { email: userName, externalId, jobTitle: title } = person;
  const basics = withoutNull({ userName, externalId, title, displayName: displayNameOf(person) });
  const name = { givenName: person.firstName ?? "", familyName: person.lastName ?? "" };
  if (dialect === "leapsome") return { ...basics, name };
  const extension = extensionOf(person);
  const hasExtension = Object.keys(extension).length > 0;
  return {
    schemas: hasExtension ? [CORE_USER, ENTERPRISE] : [CORE_USER],
    ...basics,
    name,
    emails: emailsOf(userName),
    active: person.isActive,
    ...(hasExtension ? { [ENTERPRISE]: extension } : {}),
  };
}

/**
 * Leapsome's partial object. It has no null: an empty text empties a field. An address has to be in it; unless that is
 * to change, it is the one that is there, so that a new one somebody else has doesn't stand in the way of the rest.
 */
export function toPartial({ changes, remote, whole }: PersonUpdate): Resource {
  const extension = {
    ...pick(changes, ["department", "level", "startDate", "endDate", "gender", "location"]),
    ...(changes.manager === undefined ? {} : { manager: leapsomeManager(changes.manager) }),
    ...Object.fromEntries(Object.entries(changes.custom).map(([id, value]) => [id, value ?? ""])),
  };
  const { jobTitle, externalId } = changes.texts;
  return {
    userName: changes.texts.email === undefined ? remote.email : whole.email,
    ...(externalId === undefined ? {} : { externalId: externalId ?? "" }),
    ...(jobTitle === undefined ? {} : { title: jobTitle ?? "" }),
    ...(hasNewName(changes) ? { ...nameOf(whole) } : {}),
    ...(changes.isActive === undefined ? {} : { active: changes.isActive }),
    ...(Object.keys(extension).length > 0 ? { [ENTERPRISE]: extension } : {}),
  };
}

/** By the RFC: one operation an attribute, each with its path, which is what servers agree on. */
export const toPatch = (operations: readonly PatchOperation[]): Resource => ({
  schemas: [PATCH_OP],
  Operations: operations,
});

export function toOperations(changes: PersonChanges, whole: DestinationPerson): readonly PatchOperation[] {
  const { texts, isActive, manager } = changes;
  const text = (field: PersonText, path: string) =>
    texts[field] === undefined ? [] : [replaced(path, texts[field])];
  return [
    ...text("email", "userName"),
    ...(texts.email === undefined ? [] : [replaced("emails", emailsOf(whole.email))]),
    ...text("externalId", "externalId"),
    ...text("firstName", "name.givenName"),
    ...text("lastName", "name.familyName"),
    ...(hasNewName(changes) ? [replaced("displayName", displayNameOf(whole))] : []),
    ...text("jobTitle", "title"),
    ...(isActive === undefined ? [] : [replaced("active", isActive)]),
    ...text("department", `${ENTERPRISE}:department`),
    ...(manager === undefined ? [] : [replaced(`${ENTERPRISE}:manager`, standardManager(manager))]),
  ];
}

/** The whole object for PUT, which drops what is omitted: what is there, with our changes laid over it. */
export function toReplacement(held: Resource, changes: PersonChanges, whole: DestinationPerson): Resource {
  const { meta: _, ...kept } = withoutRubbish(held);
  const { texts, manager, isActive } = changes;
  const { formatted: _formatted, ...name } = recordOf(kept["name"]);
  const extension = withoutNull({
    ...recordOf(kept[ENTERPRISE]),
    ...(texts.department === undefined ? {} : { department: texts.department }),
    ...(manager === undefined ? {} : { manager: standardManager(manager) }),
  });
  return withoutNull({
    ...kept,
    schemas: [...new Set([...listOf(kept["schemas"]), CORE_USER, ENTERPRISE])],
    ...(texts.email === undefined ? {} : { userName: whole.email, emails: emailsOf(whole.email) }),
    ...(texts.externalId === undefined ? {} : { externalId: texts.externalId }),
    ...(texts.jobTitle === undefined ? {} : { title: texts.jobTitle }),
    ...(hasNewName(changes) ? { displayName: displayNameOf(whole) } : {}),
    name: withoutNull({ ...(hasNewName(changes) ? name : recordOf(kept["name"])), ...newName(changes) }),
    ...(isActive === undefined ? {} : { active: isActive }),
    [ENTERPRISE]: extension,
  });
}

/** Does it touch what not every server takes by PATCH? */
export const hasExtensionPart = ({ texts, manager }: PersonChanges): boolean =>
  texts.department !== undefined || manager !== undefined;

const replaced = (path: string, value: unknown): PatchOperation =>
  value === null ? { op: "remove", path } : { op: "replace", path, value };

const emailsOf = (value: string) => [{ value, type: "work", primary: true }];

/** A manager who isn't there yet is left out; a later update brings them. */
function extensionOf({ department, manager }: DestinationPerson): Resource {
  const value = manager?.remoteId ?? null;
  return withoutNull({ department, manager: value === null ? null : { value } });
}

const standardManager = (manager: ManagerRef | null) =>
  manager === null || manager.remoteId === null ? null : { value: manager.remoteId };

const leapsomeManager = (manager: ManagerRef | null): string =>
  manager?.remoteId ?? manager?.externalId ?? "";

const hasNewName = ({ texts }: PersonChanges): boolean =>
  texts.firstName !== undefined || texts.lastName !== undefined;

const newName = ({ texts: { firstName, lastName } }: PersonChanges): Resource => ({
  ...(firstName === undefined ? {} : { givenName: firstName }),
  ...(lastName === undefined ? {} : { familyName: lastName }),
});

/** Leapsome's schema wants both parts of a name when it gets one. */
const nameOf = (whole: DestinationPerson): Resource => ({
  name: { givenName: whole.firstName ?? "", familyName: whole.lastName ?? "" },
  displayName: displayNameOf(whole),
});

const displayNameOf = ({ firstName, lastName, email }: DestinationPerson): string =>
  [firstName, lastName].filter((part) => part !== null && part !== "").join(" ") || email;

const pick = ({ texts }: PersonChanges, fields: readonly PersonText[]): Resource =>
  Object.fromEntries(
    fields.flatMap((field) => (texts[field] === undefined ? [] : [[field, texts[field] ?? ""]])),
  );

const withoutNull = (record: Resource): Resource =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null));

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const recordOf = (value: unknown): Resource =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};

/** A server that took our path for a key (Polis) has a broken half of it beside its attributes. */
const withoutRubbish = (held: Resource): Resource =>
  Object.fromEntries(
    Object.entries(held).filter(
      ([key]) => !key.startsWith("urn:") || key === ENTERPRISE || listOf(held["schemas"]).includes(key),
    ),
  );
