/**
 * Makes one person over there what the account says: finds or creates them, then writes what differs. Repeating it changes
 * nothing more, so whoever is cut off in the middle just does it again.
 */
import { err, ok, type Result } from "../../core/result.ts";
import type {
  Destination,
  DestinationFailure,
  Found,
  PersonChanges,
  RemoteId,
  RemotePerson,
  Updated,
} from "../destination.ts";
import { fieldsOf } from "../scim/difference.ts";
import type { DueAccount } from "./due-account.ts";

/** `seen: null`: they are there, and nobody knows what of the last write arrived. */
export type There = { readonly remoteId: RemoteId; readonly seen: RemotePerson | null };

/** `there: null`: nobody is them. `code`: why HR or IT has to look at it; `null` when time may mend it. */
export type PushOutcome =
  | { readonly kind: "done"; readonly there: There | null }
  | {
      readonly kind: "failed";
      readonly there: There | null;
      readonly failure: DestinationFailure;
      readonly code: PersonProblem | null;
    };

export const PERSON_PROBLEMS = [
  "change-refused",
  "deactivation-refused",
  "already-taken",
  "addresses-swapped",
  "ambiguous",
] as const;
export type PersonProblem = (typeof PERSON_PROBLEMS)[number];

export type PushPorts = {
  readonly destination: Destination;
  /** `false`: that person over there is another account's. */
  readonly claim: (remoteId: RemoteId, due: DueAccount) => Promise<boolean>;
};

export async function pushAccount(due: DueAccount, ports: PushPorts): Promise<PushOutcome> {
  const found = await find(due, ports);
  if (!found.ok) {
    const there = due.remoteId === null ? null : { remoteId: due.remoteId, seen: due.seen };
    return failed(found.error, there);
  }
  if (found.value === null) return { kind: "done", there: null };
  const outcome = await bringInStep(due, found.value, ports);
  const isGone = outcome.kind === "failed" && outcome.failure.reason === "remote-gone";
  // Once: who is gone again after that is left for later.
  return isGone && due.remoteId !== null
    ? pushAccount({ ...due, remoteId: null, seen: null }, ports)
    : outcome;
}

/** Who they are there, made if need be. `null`: nobody, and whoever has left needs nobody. */
async function find(
  due: DueAccount,
  ports: PushPorts,
): Promise<Result<RemotePerson | null, DestinationFailure>> {
  if (due.seen !== null) return ok(due.seen);
  if (due.remoteId !== null) {
    const read = await ports.destination.readPerson(due.remoteId);
    if (!read.ok || read.value !== null) return read;
  }
  if (due.isExcluded) return ok(null);
  if (!due.wanted.isActive) return findLeaver(due, ports);
  return due.isHeld ? ok(null) : findOrCreate(due, ports);
}

/** Somebody who is there and nobody's is taken on; another account's person never is. */
async function findOrCreate(
  due: DueAccount,
  ports: PushPorts,
): Promise<Result<RemotePerson, DestinationFailure>> {
  const created = await ports.destination.createPerson(due.wanted);
  return created.ok ? claimed(created.value.person, due, ports) : created;
}

/**
 * They may have been made by a push that was cut off before it could say so: with our external id, or as it is on record
 * (mark-uncertain.ts). Who has no more than the same address may be anybody, and nobody is taken on only to be deactivated.
 */
async function findLeaver(
  due: DueAccount,
  ports: PushPorts,
): Promise<Result<RemotePerson | null, DestinationFailure>> {
  const { externalId, email } = due.wanted;
  if (externalId === null && due.making === null) return ok(null);
  const found = await ports.destination.findPerson({ externalId, email: due.making ?? email });
  if (!found.ok) return found;
  const people = peopleOf(found.value);
  const own = people.filter((person) => isOwn(person, due.wanted));
  const [one, ...more] = own;
  if (one !== undefined && more.length === 0) return claimed(one, due, ports);
  if (externalId !== null && one === undefined) return ok(null);
  return people.length === 0
    ? ok(null)
    : err({ reason: "ambiguous", remoteIds: people.map(({ remoteId }) => remoteId) });
}

/** Made by us: nobody else has our external id; without one, they have the name that they were given. */
function isOwn(there: RemotePerson, { externalId, firstName, lastName }: DueAccount["wanted"]): boolean {
  if (externalId !== null) return there.externalId === externalId;
  return there.externalId === null && there.firstName === firstName && there.lastName === lastName;
}

function peopleOf(found: Found): readonly RemotePerson[] {
  if (found.kind === "none") return [];
  return found.kind === "one" ? [found.person] : found.people;
}

async function claimed(
  person: RemotePerson,
  due: DueAccount,
  { claim }: PushPorts,
): Promise<Result<RemotePerson, DestinationFailure>> {
  if (await claim(person.remoteId, due)) return ok(person);
  return err({ reason: "already-taken", detail: "other-account" });
}

async function bringInStep(
  { wanted, isHeld }: DueAccount,
  remote: RemotePerson,
  { destination }: PushPorts,
): Promise<PushOutcome> {
  const update = (changes: PersonChanges) => destination.updatePerson({ remote, changes, whole: wanted });
  const changes = isHeld ? leaving(remote) : destination.difference(wanted, remote);
  if (changes === null) return { kind: "done", there: thereOf(remote) };
  const write = async (some: PersonChanges, before: DestinationFailure | null): Promise<PushOutcome> => {
    const updated = await update(some);
    if (updated.ok) return written(updated.value, before);
    const { error } = updated;
    const rest = restOf(some, error);
    // Part of what was refused before may have been written, whatever was said last.
    const known = before === null || before.reason === "already-taken" ? remote : null;
    if (rest === null) return failed(error, afterFailure(remote, error, known), isOnlyLeaving(some));
    return write(rest, before ?? error);
  };
  return write(changes, null);
}

/** `refusal`: why it wasn't everything. */
function written({ person, notTaken }: Updated, refusal: DestinationFailure | null): PushOutcome {
  const there = thereOf(person);
  // Most of what a server doesn't keep it can't hold; that somebody still gets in is a refusal, whatever it is called.
  if (notTaken.includes("isActive") && person.isActive === true) return failed(STILL_ACTIVE, there, true);
  return refusal === null ? { kind: "done", there } : failed(refusal, there);
}

const STILL_ACTIVE: DestinationFailure = { reason: "change-refused", status: 200, detail: "200 state" };

/**
 * What of it may go through all the same: an address that is taken, or a field that is refused, never keeps somebody from
 * leaving; and an attribute whose id is wrong, which is so for everybody, keeps nothing else back. `null`: nothing.
 */
function restOf(changes: PersonChanges, failure: DestinationFailure): PersonChanges | null {
  const { reason } = failure;
  const { email, ...texts } = changes.texts;
  if (reason === "already-taken" && email !== undefined) {
    const rest = { ...changes, texts };
    return fieldsOf(rest).length === 0 ? null : rest;
  }
  if (!isRefusal(failure)) return null;
  const rest = { ...changes, custom: {} };
  const ownFields = fieldsOf(rest).length;
  if (ownFields > 0 && ownFields < fieldsOf(changes).length) return rest;
  const isLeaving = changes.isActive === false && !isOnlyLeaving(changes);
  return isLeaving ? LEAVING : null;
}

const LEAVING: PersonChanges = { texts: {}, custom: {}, isActive: false };

const leaving = ({ isActive }: RemotePerson): PersonChanges | null => (isActive === false ? null : LEAVING);

/** 403 is for everybody only if nothing else may be done either; whoever drains the outbox finds out. */
const isRefusal = (failure: DestinationFailure): boolean =>
  failure.reason === "change-refused" || (failure.reason === "destination-refused" && failure.status === 403);

const isOnlyLeaving = (changes: PersonChanges): boolean =>
  changes.isActive === false && fieldsOf(changes).length === 1;

const thereOf = (seen: RemotePerson): There => ({ remoteId: seen.remoteId, seen });

/** An address that is taken is refused before anything is written; of everything else part may have been. */
function afterFailure(
  { remoteId }: RemotePerson,
  { reason }: DestinationFailure,
  known: RemotePerson | null,
): There | null {
  if (reason === "remote-gone") return null;
  return { remoteId, seen: reason === "already-taken" ? known : null };
}

function failed(failure: DestinationFailure, there: There | null, isOnlyLeaving = false): PushOutcome {
  return { kind: "failed", failure, there, code: codeOf(failure, isOnlyLeaving) };
}

function codeOf(failure: DestinationFailure, isOnlyLeaving: boolean): PersonProblem | null {
  if (isRefusal(failure)) return isOnlyLeaving ? "deactivation-refused" : "change-refused";
  const { reason } = failure;
  switch (reason) {
    case "already-taken":
    case "ambiguous":
      return reason;
    case "change-refused":
    case "destination-refused":
    case "destination-unavailable":
    case "destination-unreadable":
    case "remote-gone":
      return null;
  }
}
