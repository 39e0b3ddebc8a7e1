/** The requests that change a group's members, at most 100 people each. Pure. */
import type { MemberChanges, RemoteId } from "../destination.ts";
import { MAX_MEMBERS } from "./dialect.ts";
import type { Resource } from "./from-scim.ts";
import { type PatchOperation, toPatch } from "./to-scim.ts";

/** Blind: nobody knows whether those people are in it, so that a refusal means they are not. */
export type MemberPatch = { readonly body: Resource; readonly isBlind: boolean };

/**
 * Leapsome only adds, or replaces all: a removal is the first hundred in place of everybody, and the rest added. `held`, who is
 * in it now: those nobody but the group itself knows of come first, so that a cut in the middle loses none of them.
 */
export function toLeapsomeMembers(
  { add, remove, whole }: MemberChanges,
  held: readonly RemoteId[],
): readonly MemberPatch[] {
  const isReplacement = remove.length > 0;
  const leaving = new Set(remove);
  const left = [...held, ...whole].filter((id) => !leaving.has(id));
  const ours = new Set(whole);
  const strangersFirst = [...left.filter((id) => !ours.has(id)), ...left.filter((id) => ours.has(id))];
  const people = chunks([...new Set(isReplacement ? strangersFirst : add)]);
  const parts = isReplacement && people.length === 0 ? [[]] : people;
  return parts.map((part, index) => ({
    body: { members: part.map(toMember), ...(isReplacement && index === 0 ? { replaceMembers: true } : {}) },
    isBlind: false,
  }));
}

/** `held`: who the server says is in it. Many keep a second copy of a member, or stumble over an unknown one. */
export function toGroupPatches(
  { add, remove }: MemberChanges,
  held: readonly RemoteId[] | null,
): readonly MemberPatch[] {
  const isTold = held !== null && held.length > 0;
  const isIn = new Set(held ?? []);
  const additions = [...new Set(add)].filter((id) => !isIn.has(id));
  const removals = [...new Set(remove)].filter((id) => !isTold || isIn.has(id));
  return [
    ...chunks(additions).map((part) =>
      patchOf([{ op: "add", path: "members", value: part.map(toMember) }], false),
    ),
    ...chunks(removals).map((part) => patchOf(part.map(toRemoval), !isTold)),
  ];
}

const patchOf = (operations: readonly PatchOperation[], isBlind: boolean): MemberPatch => ({
  body: toPatch(operations),
  isBlind,
});

const toMember = (value: RemoteId) => ({ value });
const toRemoval = (id: RemoteId): PatchOperation => ({
  op: "remove",
  path: `members[value eq ${JSON.stringify(id)}]`,
});

const chunks = (ids: readonly RemoteId[]): readonly (readonly RemoteId[])[] =>
  Array.from({ length: Math.ceil(ids.length / MAX_MEMBERS) }, (_, index) =>
    ids.slice(index * MAX_MEMBERS, (index + 1) * MAX_MEMBERS),
  );
