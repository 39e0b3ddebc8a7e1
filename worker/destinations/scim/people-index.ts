/** Who is over there, by address and by external id: ids only, so that 50,000 people fit into a Worker. */
import { emailKey } from "../../core/account.ts";
import type { DestinationPerson, RemoteId, RemotePerson } from "../destination.ts";

export type PeopleIndex = {
  add(person: RemotePerson): void;
  /** Everybody has been added. */
  complete(): void;
  isComplete(): boolean;
  /** Candidates: what is found here may have changed since. */
  idsOf(who: Who): readonly RemoteId[];
};

export type Who = Pick<DestinationPerson, "email" | "externalId">;

export function createPeopleIndex(): PeopleIndex {
  const ids = new Map<string, RemoteId[]>();
  let isComplete = false;

  function enter(key: string, id: RemoteId): void {
    const known = ids.get(key) ?? [];
    if (!known.includes(id)) ids.set(key, [...known, id]);
  }
  return {
    add(person) {
      for (const email of [person.email, ...person.otherEmails]) enter(byEmail(email), person.remoteId);
      if (person.externalId !== null) enter(byExternalId(person.externalId), person.remoteId);
    },
    complete() {
      isComplete = true;
    },
    isComplete: () => isComplete,
    idsOf({ email, externalId }) {
      const external = externalId === null ? [] : (ids.get(byExternalId(externalId)) ?? []);
      return [...new Set([...external, ...(ids.get(byEmail(email)) ?? [])])];
    },
  };
}

const byEmail = (email: string): string => `@${emailKey(email)}`;
const byExternalId = (id: string): string => `#${id}`;

/** Servers compare addresses with or without case; we always do without. */
export const fits = (person: RemotePerson, { email, externalId }: Who): boolean =>
  (externalId !== null && person.externalId === externalId) || hasEmail(person, email);

export const hasEmail = (person: RemotePerson, email: string): boolean =>
  [person.email, ...person.otherEmails].some((one) => emailKey(one) === emailKey(email));
