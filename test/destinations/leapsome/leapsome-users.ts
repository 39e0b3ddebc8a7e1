/** The routes below /Users. */
import {
  type Body,
  filterValue,
  isBody,
  type LeapsomeReply,
  listOf,
  numberIn,
  Refusal,
} from "./leapsome-answer.ts";
import {
  fromPost,
  type HeldPerson,
  newId,
  patched,
  present,
  presentNew,
  userNameIn,
} from "./leapsome-people.ts";
import type { LeapsomeStore } from "./leapsome-store.ts";
import type { LeapsomeBehaviour } from "./start-leapsome.ts";

export type Query = Readonly<Record<string, string>>;
export type Surroundings = {
  readonly store: LeapsomeStore;
  readonly behaviour: () => LeapsomeBehaviour;
  readonly baseUrl: () => string;
};

const MAX_COUNT = 5_000;

export function createLeapsomeUsers({ store, behaviour, baseUrl }: Surroundings) {
  const show = (person: HeldPerson): Body =>
    present(person, {
      baseUrl: baseUrl(),
      manager: store.person(person.managerId ?? ""),
      groupIds: store.groupIdsOf(person.id),
    });

  function checkAddress(address: string): void {
    const { domains } = behaviour();
    const domain = address.split("@")[1]?.toLowerCase() ?? "";
    if (domain === "" || (domains !== undefined && !domains.includes(domain)))
      throw new Refusal(400, `The domain of ${address} is none of this organization`);
  }
  function list(query: Query): LeapsomeReply {
    const startIndex = numberIn(query["startIndex"], [1, Number.MAX_SAFE_INTEGER, 1]);
    const count = numberIn(query["count"], [0, MAX_COUNT, MAX_COUNT]);
    const { filter } = query;
    const found = filter === undefined ? store.people() : [store.byAddress(filterValue(filter, "userName"))];
    const held = found.filter((person) => person !== undefined);
    return listOf(held, { startIndex, count, show });
  }
  function get(id: string): LeapsomeReply {
    const person = store.byRef(id);
    if (person === undefined) throw new Refusal(404, "Resource not found");
    return { status: 200, body: show(person) };
  }
  function post(body: unknown): LeapsomeReply {
    const person = fromPost(body);
    checkAddress(person.userName);
    if (store.byAddress(person.userName) === undefined)
      return { status: 201, body: presentNew(store.keep(person), baseUrl()) };
    if (behaviour().existing === "conflict") throw new Refusal(409, "Username is already in use");
    return { status: 201, body: {} };
  }
  function patch(id: string, body: unknown): LeapsomeReply {
    const person = store.byRef(id);
    if (person === undefined) throw new Refusal(404, "Resource not found");
    const address = userNameIn(isBody(body) ? body : {});
    checkAddress(address);
    const holder = store.byAddress(address);
    if (holder !== undefined && holder.id !== person.id) throw new Refusal(409, "Email address conflict");
    const next = patched(person, body, {
      customAttributeIds: behaviour().customAttributeIds ?? [],
      findManager: (ref) => store.byRef(ref) ?? store.byAddress(ref),
    });
    moveToDepartment(store, person, next);
    return { status: 200, body: show(store.keep(next)) };
  }
  return { list, get, post, patch };
}

/** The team of a department is made by the first who is in it. */
function moveToDepartment(store: LeapsomeStore, before: HeldPerson, after: HeldPerson): void {
  const [left, joined] = [before.profile["department"], after.profile["department"]];
  if (left === joined) return;
  if (left !== undefined) store.groupNamed(left)?.memberIds.delete(after.id);
  if (joined === undefined) return;
  const team =
    store.groupNamed(joined) ?? store.keepGroup({ id: newId(), name: joined, memberIds: new Set() });
  team.memberIds.add(after.id);
}
