/** What the test Leapsome holds: people, found by id, address and external id, and groups by id and name. */
import type { HeldPerson } from "./leapsome-people.ts";

export type HeldGroup = { readonly id: string; readonly name: string; readonly memberIds: Set<string> };

export type LeapsomeStore = ReturnType<typeof createLeapsomeStore>;

export function createLeapsomeStore() {
  const people = new Map<string, HeldPerson>();
  const groups = new Map<string, HeldGroup>();
  const addressKeys = new Map<string, string>();
  const externalIds = new Map<string, string>();
  const keyOf = (address: string): string => address.toLowerCase();
  const byRef = (ref: string) => people.get(ref) ?? people.get(externalIds.get(ref) ?? "");
  const byAddress = (address: string) => people.get(addressKeys.get(keyOf(address)) ?? "");

  return {
    keep(person: HeldPerson): HeldPerson {
      const before = people.get(person.id);
      if (before !== undefined) addressKeys.delete(keyOf(before.userName));
      people.set(person.id, person);
      addressKeys.set(keyOf(person.userName), person.id);
      const { externalId } = person;
      if (externalId !== null && !externalIds.has(externalId)) externalIds.set(externalId, person.id);
      return person;
    },
    keepGroup(group: HeldGroup): HeldGroup {
      groups.set(group.id, group);
      return group;
    },
    people: () => [...people.values()],
    groups: () => [...groups.values()],
    person: (id: string) => people.get(id),
    byAddress,
    /** By its own id, else by external id. */
    byRef,
    group: (id: string) => groups.get(id),
    groupNamed: (name: string) => [...groups.values()].find((group) => group.name === name),
    groupIdsOf: (id: string) =>
      [...groups.values()].filter(({ memberIds }) => memberIds.has(id)).map((group) => group.id),
  };
}
