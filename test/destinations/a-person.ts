/** Builders: somebody as wanted, somebody as told, and a client over a fetch. */
import { setTimeout as wait } from "node:timers/promises";
import type { AccountId } from "../../worker/core/account.ts";
import type {
  DestinationPerson,
  Pushed,
  RemoteId,
  RemotePerson,
} from "../../worker/destinations/destination.ts";
import {
  createScimClient,
  type ScimClientOptions,
} from "../../worker/destinations/scim/create-scim-client.ts";

export const remoteId = (text: string): RemoteId => text as RemoteId;

export const CUSTOM_ID = "6140868326541a4da586db0b";

export const aPerson = (change: Partial<DestinationPerson> = {}): DestinationPerson => ({
  accountId: "account-1" as AccountId,
  externalId: "4711",
  email: "ada.lovelace@beispiel.de",
  firstName: "Ada",
  lastName: "Lovelace",
  jobTitle: "Engineer",
  manager: null,
  startDate: "2024-03-01",
  endDate: null,
  location: "Berlin",
  gender: "female",
  level: "Senior",
  department: "Analytics",
  custom: {},
  isActive: true,
  ...change,
});

/** Somebody else than `aPerson`, with nothing but a name. */
export const anybody = (name: string, change: Partial<DestinationPerson> = {}): DestinationPerson =>
  aPerson({
    ...{
      externalId: `x-${name}`,
      email: `${name}@beispiel.de`,
      firstName: name,
      lastName: "Test",
      jobTitle: null,
    },
    ...{ startDate: null, location: null, gender: null, level: null, department: null },
    ...change,
  });

/** As told of `aPerson`. */
export const aRemote = (change: Partial<RemotePerson> = {}): RemotePerson => {
  const { accountId: _, manager: _manager, custom: _custom, ...told } = aPerson();
  return {
    ...told,
    ...{ remoteId: remoteId("r1"), otherEmails: [], managerId: null, custom: {}, groupIds: [] },
    ...change,
  };
};

export const value = async <T>(pushed: Pushed<T>): Promise<T> => {
  const result = await pushed;
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

/** Fast, and without a limit, unless the test says otherwise. */
export function aClient(
  options: Partial<ScimClientOptions> & Pick<ScimClientOptions, "baseUrl" | "dialect">,
) {
  return createScimClient({
    ...{ fetch, token: "token", now: Date.now, sleep: (ms: number) => wait(ms / 50) },
    pace: [{ requests: 10_000, perMs: 1_000 }],
    attributes: [CUSTOM_ID],
    ...options,
  });
}

export type Sent = { readonly method: string; readonly path: string; readonly body: unknown };

/** A fetch that keeps a list of what passed it. */
export function watchedFetch(base: string) {
  const sent: Sent[] = [];
  const watched: ScimClientOptions["fetch"] = (url, init) => {
    const body: unknown = typeof init.body === "string" ? JSON.parse(init.body) : undefined;
    sent.push({ method: init.method ?? "GET", path: url.slice(base.length), body });
    return fetch(url, init);
  };
  return {
    fetch: watched,
    sent,
    /** `METHOD /path` of what was sent since the last call. */
    taken: () => sent.splice(0).map(({ method, path }) => `${method} ${path.split("?")[0]}`),
  };
}
