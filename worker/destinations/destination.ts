/**
 * What Rollcall wants of an outside system it pushes accounts to, whatever protocol that one speaks. Nothing here ever
 * deletes: an account that has to go is deactivated.
 */
import type { AccountId, CustomValue } from "../core/account.ts";
import type { Result } from "../core/result.ts";

/** The destination's own id of a person or group. Opaque: it can be an address. */
export type RemoteId = string & { readonly __brand: "RemoteId" };

/** Texts of a person; dates are `YYYY-MM-DD`. */
export const PERSON_TEXTS = [
  "externalId",
  "email",
  "firstName",
  "lastName",
  "jobTitle",
  "startDate",
  "endDate",
  "location",
  "gender",
  "level",
  "department",
] as const;
export type PersonText = (typeof PERSON_TEXTS)[number];
/** `custom` stands for all custom attributes together. */
export type PersonField = PersonText | "isActive" | "manager" | "custom";

export type ManagerRef = { readonly externalId: string | null; readonly remoteId: RemoteId | null };

/** An account as it should be over there. `null`: empty, and to be emptied. */
export type DestinationPerson = Readonly<Record<Exclude<PersonText, "email">, string | null>> & {
  readonly accountId: AccountId;
  readonly email: string;
  readonly isActive: boolean;
  /** `undefined`: leave what is there (the manager has no account over there yet). */
  readonly manager: ManagerRef | null | undefined;
  /** By the destination's id of the attribute. What isn't named is left alone. */
  readonly custom: Readonly<Record<string, CustomValue>>;
};

/** A person as the destination tells. `null`: empty, or not told. */
export type RemotePerson = Readonly<Record<Exclude<PersonText, "email">, string | null>> & {
  readonly remoteId: RemoteId;
  readonly email: string;
  /** Further addresses it knows of this person. */
  readonly otherEmails: readonly string[];
  readonly isActive: boolean | null;
  readonly managerId: RemoteId | null;
  readonly custom: Readonly<Record<string, string>>;
  /** The groups this person is in, as far as told. */
  readonly groupIds: readonly RemoteId[];
};

/** What has to be written. An absent key is as it should be. */
export type PersonChanges = {
  readonly texts: Readonly<Partial<Record<PersonText, string | null>>>;
  readonly isActive?: boolean;
  readonly manager?: ManagerRef | null;
  readonly custom: Readonly<Record<string, string | null>>;
};

export type RemoteGroup = {
  readonly remoteId: RemoteId;
  readonly name: string;
  readonly externalId: string | null;
  /** `null`: this destination doesn't tell; a person's `groupIds` may. */
  readonly memberIds: readonly RemoteId[] | null;
};

/**
 * What went wrong, and so what to do. The first three concern the destination as a whole: stop. The others concern this
 * one person or group: go on with the next. A `detail` is codes with blanks between them (scim/to-detail.ts), never what the
 * destination said.
 */
export type DestinationFailure =
  /** 401, 403: the token is wrong, or may not do this. Nothing helps but another token. */
  | { readonly reason: "destination-refused"; readonly status: number }
  /** 429, 5xx, no answer: try again later. `retryAt` (ms since 1970) is when the destination itself said. */
  | { readonly reason: "destination-unavailable"; readonly retryAt: number | null; readonly detail: string }
  /** No SCIM: a wrong base URL, a redirect, an answer that is cut off or endless. */
  | { readonly reason: "destination-unreadable"; readonly detail: string }
  /** Refused for what is in it. After this the person may be half changed: read before the next try. */
  | { readonly reason: "change-refused"; readonly status: number; readonly detail: string }
  /** Somebody or something else has the address, or the name. */
  | { readonly reason: "already-taken"; readonly detail: string }
  /** Nothing has this remote id any more: look for the person again. */
  | { readonly reason: "remote-gone" }
  /** Several people over there fit: never guess. */
  | { readonly reason: "ambiguous"; readonly remoteIds: readonly RemoteId[] };

export type Pushed<T> = Promise<Result<T, DestinationFailure>>;

/** How a list ended. Nothing may be concluded from somebody's absence unless it is complete. */
export type ListEnd = {
  readonly received: number;
  readonly requests: number;
  readonly incomplete: null | "no-total" | "fewer-than-promised" | "changed-meanwhile" | "broken-entries";
};

export type Found =
  | { readonly kind: "none" }
  | { readonly kind: "one"; readonly person: RemotePerson }
  /** By external id one, by address another; or twins. */
  | { readonly kind: "several"; readonly people: readonly RemotePerson[] };

export type Created<T> = { readonly kind: "created" | "existing" } & T;

export type Updated = {
  /** As the destination says it is now; where it doesn't say, as it was asked to be. */
  readonly person: RemotePerson;
  /** Accepted and not kept. Not pushed again by this client where the destination can't hold it at all. */
  readonly notTaken: readonly PersonField[];
};

export type Check = { readonly people: number | null; readonly hasConfiguration: boolean };

/** What is known of the people over there besides: `everybody` when the caller has just read them all. */
export type Knowledge = { readonly known?: "everybody" | undefined };

/** Members by remote id. `whole` is who of ours shall be in it in the end; whoever else is in it stays. */
export type MemberChanges = {
  readonly add: readonly RemoteId[];
  readonly remove: readonly RemoteId[];
  readonly whole: readonly RemoteId[];
};

export type Destination = {
  /** Is it there, does it speak the protocol, is the token good? */
  check(): Pushed<Check>;
  /** Everybody, page by page, in the destination's order; a page is handed on before the next is asked for. */
  listPeople(onPage: (people: readonly RemotePerson[]) => void | Promise<void>): Pushed<ListEnd>;
  findPerson(who: Pick<DestinationPerson, "email" | "externalId">): Pushed<Found>;
  /** `null`: gone. */
  readPerson(remoteId: RemoteId): Pushed<RemotePerson | null>;
  /**
   * Looks first, and never makes a twin: somebody who exists comes back untouched as `existing`. Some destinations take
   * only the name at first, so compare the answer with `difference` and update.
   */
  createPerson(person: DestinationPerson, knowledge?: Knowledge): Pushed<Created<{ person: RemotePerson }>>;
  /** What this destination can hold and has otherwise; `null` when nothing. */
  difference(wanted: DestinationPerson, remote: RemotePerson): PersonChanges | null;
  updatePerson(update: PersonUpdate): Pushed<Updated>;
  /** `until`: once all of these have come, the rest isn't asked for. */
  listGroups(
    until?: ReadonlySet<RemoteId>,
  ): Pushed<{ readonly groups: readonly RemoteGroup[]; readonly end: ListEnd }>;
  createGroup(name: string): Pushed<Created<{ group: RemoteGroup }>>;
  renameGroup(remoteId: RemoteId, name: string): Pushed<void>;
  updateGroupMembers(remoteId: RemoteId, members: MemberChanges): Pushed<void>;
};

export type PersonUpdate = Knowledge & {
  /** As last told. */
  readonly remote: RemotePerson;
  readonly changes: PersonChanges;
  readonly whole: DestinationPerson;
};
