/** An account that waits to be pushed, and what of it is wanted over there. */
import { z } from "zod";
import { parseJson } from "../../config/load-config.ts";
import type { AccountId, CustomValue } from "../../core/account.ts";
import { sourcedName } from "../../core/diff.ts";
import type { DestinationPerson, ManagerRef, RemoteId, RemotePerson } from "../destination.ts";

export type DueAccount = {
  readonly version: number;
  /** Tries that came to nothing. */
  readonly tries: number;
  readonly wanted: DestinationPerson;
  /** Who they are over there; `null`: nobody, as far as is known. */
  readonly remoteId: RemoteId | null;
  /** As they were last seen there; `null`: not known, so they have to be read. */
  readonly seen: RemotePerson | null;
  /** The address with which they were being made when a push ended: nobody knows whether they were. */
  readonly making: string | null;
  /** Nobody is made for them (product.md, rule 22). */
  readonly isExcluded: boolean;
  /** Held back by an admin: that they left is all that is pushed (product.md, rule 2). */
  readonly isHeld: boolean;
};

const text = z.string().nullable();

/** An account as far as a destination is told of it. */
export const WantedRow = z.object({
  id: z.string(),
  external_id: text,
  email: z.string(),
  first_name: text,
  last_name: text,
  job_title: text,
  start_on: text,
  end_on: text,
  location: text,
  gender: text,
  level: text,
  custom: z.string(),
  /** What a mapping fills, as the sync keeps it. */
  sourced: z.string(),
  state: z.enum(["active", "deactivated"]),
  link: z.enum(["linked", "excluded", "unlinked"]),
  department: text,
  manager_id: text,
  manager_external_id: text,
  manager_remote_id: text,
});
export type WantedRow = z.infer<typeof WantedRow>;

export const DueRow = WantedRow.extend({
  version: z.number(),
  tries: z.number(),
  held: text,
  making: text,
  manager_waits: z.number(),
  remote_id: text,
  seen: text,
});
export type DueRow = z.infer<typeof DueRow>;

/** `attributes`: our custom names → the destination's ids. */
export function toDueAccount(row: DueRow, attributes: Readonly<Record<string, string>>): DueAccount {
  const isHeld = row.held !== null;
  return {
    version: row.version,
    tries: row.tries,
    wanted: toWanted(row, attributes),
    remoteId: row.remote_id as RemoteId | null,
    // Who is held back isn't compared, so what was seen of them may be old.
    seen: isHeld ? null : seenOf(row.seen),
    making: row.making,
    isExcluded: row.link === "excluded",
    isHeld,
  };
}

/** Marked (mark-uncertain.ts): they may have been written since. */
function seenOf(text: string | null): RemotePerson | null {
  const seen = text === null ? null : (parseJson(text) as (RemotePerson & { isUncertain?: true }) | null);
  return seen?.isUncertain === true ? null : seen;
}

export function toWanted(row: WantedRow, attributes: Readonly<Record<string, string>>): DestinationPerson {
  return {
    accountId: row.id as AccountId,
    externalId: row.external_id,
    email: row.email,
    firstName: row.first_name,
    lastName: row.last_name,
    jobTitle: row.job_title,
    startDate: row.start_on,
    endDate: row.end_on,
    location: row.location,
    gender: row.gender,
    level: row.level,
    department: row.department,
    isActive: row.state === "active",
    manager: managerOf(row),
    custom: customOf(row, attributes),
  };
}

/** A manager who isn't over there can't be named there: what stands there stays, and their reports follow once they are. */
function managerOf(row: WantedRow): ManagerRef | null | undefined {
  if (row.manager_id === null) return null;
  if (row.manager_remote_id === null) return undefined;
  return { externalId: row.manager_external_id, remoteId: row.manager_remote_id as RemoteId };
}

/**
 * Only names that the account has, or that a mapping fills for it: a name that was mistyped, renamed or not yet synced is
 * left alone over there, or it would empty that attribute for everybody at once.
 */
function customOf(row: WantedRow, attributes: Readonly<Record<string, string>>): DestinationPerson["custom"] {
  const custom = new Map(Object.entries(parseJson(row.custom) as Readonly<Record<string, CustomValue>>));
  const sourced = new Set(parseJson(row.sourced) as readonly string[]);
  const isOurs = (name: string) => custom.has(name) || sourced.has(sourcedName(name));
  return Object.fromEntries(
    Object.entries(attributes).flatMap(([name, id]) =>
      isOurs(name) ? [[id, custom.get(name) ?? null]] : [],
    ),
  );
}
