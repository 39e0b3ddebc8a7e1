/**
 * Finds one person. A filter misses other spellings of an address, and most servers can't be asked for an external id;
 * so what a filter doesn't settle is looked up among everybody, who are read once.
 */
import { err, ok } from "../../core/result.ts";
import type { DestinationFailure, Found, ListEnd, Pushed, RemotePerson } from "../destination.ts";
import type { Lookups } from "./create-lookups.ts";
import type { Dialect } from "./dialect.ts";
import { fits, hasEmail, type PeopleIndex, type Who } from "./people-index.ts";

export type Finder = Lookups & {
  find(who: Who): Pushed<Found>;
  /** Looks among everybody, read anew. */
  findAmongAll(who: Who): Pushed<Found>;
};

export type FinderOptions = {
  readonly lookups: Lookups;
  readonly dialect: Dialect;
  readonly index: PeopleIndex;
  readonly readEverybody: () => Pushed<ListEnd>;
};

export function createFinder({ lookups, dialect, index, readEverybody }: FinderOptions): Finder {
  const { readBy, listByEmail } = lookups;

  async function fromIndex(who: Who): Pushed<Found> {
    const people: RemotePerson[] = [];
    for (const id of index.idsOf(who)) {
      const person = await lookups.read(id);
      if (!person.ok) return person;
      if (person.value !== null && fits(person.value, who)) people.push(person.value);
    }
    return ok(toFound(people));
  }

  async function findAmongAll(who: Who): Pushed<Found> {
    const end = await readEverybody();
    if (!end.ok) return end;
    const found = await fromIndex(who);
    const isUnknown = found.ok && found.value.kind === "none" && end.value.incomplete !== null;
    return isUnknown ? err(halfRead(end.value.incomplete)) : found;
  }

  async function findInLeapsome(who: Who): Pushed<Found> {
    const known = who.externalId === null ? ok(null) : await readBy(who.externalId);
    if (!known.ok) return known;
    const own = known.value?.externalId === who.externalId ? known.value : null;
    if (own !== null && hasEmail(own, who.email)) return ok({ kind: "one", person: own });
    const others = await listByEmail(who.email);
    return others.ok ? ok(toFound(own === null ? others.value : [own, ...others.value])) : others;
  }

  async function find(who: Who): Pushed<Found> {
    if (index.isComplete()) return fromIndex(who);
    if (dialect === "leapsome") return findInLeapsome(who);
    const listed = await listByEmail(who.email);
    if (!listed.ok) return listed;
    const [person, ...more] = listed.value;
    const isSettled = person !== undefined && more.length === 0 && person.externalId === who.externalId;
    return isSettled ? ok({ kind: "one", person }) : findAmongAll(who);
  }

  return { ...lookups, find, findAmongAll };
}

/** It may be whole the next time. */
const halfRead = (why: string): DestinationFailure => ({
  reason: "destination-unavailable",
  retryAt: null,
  detail: `list ${why}`,
});

function toFound(people: readonly RemotePerson[]): Found {
  const different = [...new Map(people.map((person) => [person.remoteId, person])).values()];
  const [person] = different;
  if (person === undefined) return { kind: "none" };
  return different.length === 1 ? { kind: "one", person } : { kind: "several", people: different };
}

export const ambiguous = (people: readonly RemotePerson[]): DestinationFailure => ({
  reason: "ambiguous",
  remoteIds: people.map(({ remoteId }) => remoteId),
});
