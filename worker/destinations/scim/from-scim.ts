/** SCIM → ours, for both dialects: reads whatever form a value comes in and throws away what it doesn't know. Pure. */
import { isRecord } from "../../http/is-record.ts";
import type { RemoteGroup, RemoteId, RemotePerson } from "../destination.ts";
import { ENTERPRISE } from "./dialect.ts";

export type Resource = Readonly<Record<string, unknown>>;

const CUSTOM_ATTRIBUTE = /^[0-9a-f]{24}$/i;
const DATE = /^\d{4}-\d{2}-\d{2}/;
const MAX_TEXT = 10_000;

const isRemoteId = (value: unknown): value is RemoteId =>
  typeof value === "string" && value !== "" && value.length <= 1_000;

/** `null`: nobody we could ever address again. */
export type ParsePerson = (resource: unknown) => RemotePerson | null;

/** `attributes`: the ids of the custom attributes that are ours to write; what the others hold is nobody's business here. */
export const personParser =
  (attributes: ReadonlySet<string>): ParsePerson =>
  (resource) => {
    const person = fromScimUser(resource);
    if (person === null) return null;
    const custom = Object.entries(person.custom).filter(([id]) => attributes.has(id));
    return { ...person, custom: Object.fromEntries(custom) };
  };

/** With every custom attribute. */
export function fromScimUser(resource: unknown): RemotePerson | null {
  if (!isRecord(resource) || !isRemoteId(resource["id"])) return null;
  const extension = recordOf(resource[ENTERPRISE]);
  const name = recordOf(resource["name"]);
  const emails = emailsOf(resource["emails"]);
  const email = textOf(resource["userName"]) ?? emails[0] ?? null;
  if (email === null) return null;
  return {
    remoteId: resource["id"],
    externalId: textOf(resource["externalId"]),
    email,
    otherEmails: emails.filter((other) => other !== email),
    firstName: textOf(name["givenName"]),
    lastName: textOf(name["familyName"]),
    jobTitle: textOf(resource["title"]),
    startDate: dateOf(extension["startDate"]),
    endDate: dateOf(extension["endDate"]),
    location: textOf(extension["location"]) ?? textOf(resource["location"]),
    gender: textOf(extension["gender"]),
    level: textOf(extension["level"]),
    department: textOf(extension["department"]),
    isActive: activeOf(resource["active"]),
    managerId: managerOf(extension["manager"]) ?? managerOf(resource["manager"]),
    custom: customOf(extension),
    groupIds: idsOf(resource["groups"]) ?? [],
  };
}

export function fromScimGroup(resource: unknown): RemoteGroup | null {
  if (!isRecord(resource) || !isRemoteId(resource["id"])) return null;
  const name = resource["displayName"];
  if (typeof name !== "string") return null;
  const externalId = textOf(resource["externalId"]);
  return { remoteId: resource["id"], name, externalId, memberIds: idsOf(resource["members"]) };
}

const recordOf = (value: unknown): Resource => (isRecord(value) ? value : {});

/** An empty text is an empty field. */
function textOf(value: unknown): string | null {
  if (typeof value === "number") return String(value);
  if (typeof value !== "string" || value.trim() === "") return null;
  return value.slice(0, MAX_TEXT);
}

const dateOf = (value: unknown): string | null => DATE.exec(textOf(value) ?? "")?.[0] ?? null;

/** Some keep it as text. */
function activeOf(value: unknown): boolean | null {
  if (typeof value === "boolean") return value;
  const text = typeof value === "string" ? value.toLowerCase() : "";
  return text === "true" ? true : text === "false" ? false : null;
}

/** `{ value }` by the RFC, `{ managerId }` from Leapsome, a plain text from servers that keep what they were sent. */
function managerOf(value: unknown): RemoteId | null {
  const id = isRecord(value) ? (value["value"] ?? value["managerId"]) : value;
  return isRemoteId(id) ? id : null;
}

function customOf(extension: Resource): Readonly<Record<string, string>> {
  const own = Object.entries(extension).flatMap(([key, value]) => {
    const text = typeof value === "boolean" ? String(value) : textOf(value);
    return CUSTOM_ATTRIBUTE.test(key) && text !== null ? [[key, text] as const] : [];
  });
  return Object.fromEntries(own);
}

/** The primary one first. */
function emailsOf(value: unknown): readonly string[] {
  const entries = (Array.isArray(value) ? value : []).filter(isRecord);
  const sorted = [...entries].sort((a, b) => Number(b["primary"] === true) - Number(a["primary"] === true));
  return sorted.flatMap((entry) => textOf(entry["value"]) ?? []);
}

function idsOf(value: unknown): readonly RemoteId[] | null {
  if (!Array.isArray(value)) return null;
  return value.flatMap((entry: unknown) => {
    const id = isRecord(entry) ? entry["value"] : entry;
    return isRemoteId(id) ? [id] : [];
  });
}
