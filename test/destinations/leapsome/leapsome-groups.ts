/** The routes below /Groups. Members are never shown (`maxItems: 0`). */
import {
  filterValue,
  knownOnly,
  type LeapsomeReply,
  listOf,
  numberIn,
  Refusal,
  textIn,
} from "./leapsome-answer.ts";
import { newId } from "./leapsome-people.ts";
import type { HeldGroup, LeapsomeStore } from "./leapsome-store.ts";
import type { Query } from "./leapsome-users.ts";

const MAX_COUNT = 1_000;
const MAX_NAME = 128;
const MAX_MEMBERS = 100;

export function createLeapsomeGroups(store: LeapsomeStore) {
  function checkName(name: string | undefined, own?: string): string {
    if (name === undefined || name.trim() === "") throw new Refusal(400, "The displayName field is not set");
    if (name.length > MAX_NAME) throw new Refusal(400, "The displayName field exceeds 128 characters");
    const holder = store.groupNamed(name);
    if (holder !== undefined && holder.id !== own)
      throw new Refusal(409, "The displayName is already in use within the organization");
    return name;
  }
  function membersIn(sent: unknown): readonly string[] {
    if (sent === undefined) return [];
    if (!Array.isArray(sent)) throw new Refusal(400, "members is no list");
    if (sent.length > MAX_MEMBERS) throw new Refusal(400, "The members array exceeds 100 elements");
    return sent.map((member: unknown) => {
      const id = textIn(knownOnly(member, ["value"]), "value") ?? "";
      if (store.person(id) === undefined) throw new Refusal(400, "A member must be in the organization");
      return id;
    });
  }
  function list(query: Query): LeapsomeReply {
    const startIndex = numberIn(query["startIndex"], [1, Number.MAX_SAFE_INTEGER, 1]);
    const count = numberIn(query["count"], [0, MAX_COUNT, MAX_COUNT]);
    const { filter } = query;
    const found =
      filter === undefined ? store.groups() : [store.groupNamed(filterValue(filter, "displayName"))];
    return listOf(
      found.filter((group) => group !== undefined),
      { startIndex, count, show },
    );
  }
  function post(body: unknown): LeapsomeReply {
    const name = checkName(textIn(knownOnly(body, ["displayName", "externalId"]), "displayName"));
    return { status: 201, body: show(store.keepGroup({ id: newId(), name, memberIds: new Set() })) };
  }
  function patch(id: string, sent: unknown): LeapsomeReply {
    const group = store.group(id);
    if (group === undefined) throw new Refusal(404, "Not Found");
    const body = knownOnly(sent, ["displayName", "externalId", "members", "replaceMembers"]);
    const name = checkName(textIn(body, "displayName") ?? group.name, id);
    const added = membersIn(body["members"]);
    const kept = body["replaceMembers"] === true ? [] : group.memberIds;
    return {
      status: 200,
      body: show(store.keepGroup({ id, name, memberIds: new Set([...kept, ...added]) })),
    };
  }
  return { list, post, patch };
}

const show = ({ id, name }: HeldGroup) => ({
  schemas: ["urn:ietf:params:scim:schemas:core:2.0:Group"],
  ...{ id, displayName: name, members: [] },
});
