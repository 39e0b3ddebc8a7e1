/**
 * What has to be written so that a remote person is as wanted: only what the destination can hold, and only what really
 * differs, so that somebody who is up to date costs no request. Pure.
 */
import { type CustomValue, emailKey } from "../../core/account.ts";
import {
  type DestinationPerson,
  PERSON_TEXTS,
  type PersonChanges,
  type PersonField,
  type PersonText,
  type RemotePerson,
} from "../destination.ts";
import { type Dialect, HELD } from "./dialect.ts";

export type Holder = {
  readonly dialect: Dialect;
  /** Learnt: accepted by this server and not kept. */
  readonly unheld: ReadonlySet<PersonField>;
};

/** Leapsome's title when there is none (its SCIM specification, `UserDefinition.title`). */
const LEAPSOME_NO_TITLE = "Colleague";
/** The only ones Leapsome has (the same, `gender`). */
const LEAPSOME_GENDERS: readonly string[] = ["male", "female", "diverse"];

/** `null`: nothing to do. */
export function difference(
  wanted: DestinationPerson,
  remote: RemotePerson,
  holder: Holder,
): PersonChanges | null {
  const holds = (field: PersonField) => HELD[holder.dialect].has(field) && !holder.unheld.has(field);
  const texts = PERSON_TEXTS.filter(holds).flatMap((field) => textChange(field, { wanted, remote, holder }));
  const custom = holds("custom") ? customChanges(wanted.custom, remote.custom) : [];
  const manager = holds("manager") ? managerChange(wanted, remote, holder) : {};
  const active = holds("isActive") ? activeChange(wanted, remote) : {};
  const parts = [...texts, ...custom, ...Object.keys(manager), ...Object.keys(active)];
  if (parts.length === 0) return null;
  return { texts: Object.fromEntries(texts), custom: Object.fromEntries(custom), ...manager, ...active };
}

/** The fields a change is about. */
export const fieldsOf = (changes: PersonChanges): readonly PersonField[] => [
  ...PERSON_TEXTS.filter((field) => field in changes.texts),
  ...(changes.isActive === undefined ? [] : (["isActive"] as const)),
  ...(changes.manager === undefined ? [] : (["manager"] as const)),
  ...(Object.keys(changes.custom).length === 0 ? [] : (["custom"] as const)),
];

type TextChange = readonly [PersonText, string | null];

type Sides = { readonly wanted: DestinationPerson; readonly remote: RemotePerson; readonly holder: Holder };

function textChange(field: PersonText, { wanted, remote, holder }: Sides): readonly TextChange[] {
  const isLeapsome = holder.dialect === "leapsome";
  const value = wanted[field];
  if (field === "email")
    return emailKey(wanted.email) === emailKey(remote.email) ? [] : [[field, wanted.email]];
  // An account that lost its link keeps the id it is known by.
  if (field === "externalId" && value === null) return [];
  if (isLeapsome && !isHeldByLeapsome(field, value)) return [];
  const held = isLeapsome && field === "jobTitle" ? titleOf(remote.jobTitle, value) : remote[field];
  return plain(value) === plain(held) ? [] : [[field, plain(value) === "" ? null : value]];
}

const isHeldByLeapsome = (field: PersonText, value: string | null): boolean =>
  field !== "gender" || value === null || LEAPSOME_GENDERS.includes(plain(value));

const titleOf = (held: string | null, wanted: string | null): string | null =>
  held === LEAPSOME_NO_TITLE && plain(wanted) === "" ? null : held;

/** Servers trim and normalise; that alone is no difference. */
const plain = (value: string | null): string => (value ?? "").normalize("NFC").trim();

function managerChange(
  { manager }: DestinationPerson,
  remote: RemotePerson,
  { dialect }: Holder,
): Pick<PersonChanges, "manager"> {
  if (manager === undefined) return {};
  if (manager === null) return remote.managerId === null ? {} : { manager };
  if (manager.remoteId !== null) return manager.remoteId === remote.managerId ? {} : { manager };
  // By the RFC a manager is a remote id; only Leapsome also finds people by their external id.
  return dialect === "leapsome" && manager.externalId !== null ? { manager } : {};
}

function activeChange(
  { isActive }: DestinationPerson,
  remote: RemotePerson,
): Pick<PersonChanges, "isActive"> {
  return (remote.isActive ?? true) === isActive ? {} : { isActive };
}

function customChanges(
  wanted: DestinationPerson["custom"],
  remote: RemotePerson["custom"],
): readonly (readonly [string, string | null])[] {
  return Object.entries(wanted).flatMap(([id, value]) => {
    const text = customText(value);
    return plain(text) === plain(remote[id] ?? null) ? [] : [[id, plain(text) === "" ? null : text] as const];
  });
}

function customText(value: CustomValue): string | null {
  if (value === null || typeof value === "string") return value;
  return typeof value === "number" ? String(value) : value.join(", ");
}
