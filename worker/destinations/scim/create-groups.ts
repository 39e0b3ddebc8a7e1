/** Groups: found by their exact name, renamed, and their members changed by difference; never deleted. */
import { err, ok } from "../../core/result.ts";
import type { Destination, MemberChanges, Pushed, RemoteId } from "../destination.ts";
import type { Ask } from "./create-asker.ts";
import { createGroup } from "./create-group.ts";
import { createGroupFinder, groupPath } from "./create-group-finder.ts";
import type { Dialect } from "./dialect.ts";
import type { Resource } from "./from-scim.ts";
import { type MemberPatch, toGroupPatches, toLeapsomeMembers } from "./group-members.ts";
import { toFailure } from "./to-failure.ts";
import { toPatch } from "./to-scim.ts";

type Groups = Pick<Destination, "listGroups" | "createGroup" | "renameGroup" | "updateGroupMembers">;

export function createGroups(ask: Ask, dialect: Dialect, listPeople: Destination["listPeople"]): Groups {
  const finder = createGroupFinder(ask, dialect);

  async function patch(remoteId: RemoteId, body: Resource): Pushed<void> {
    const reply = await ask({ method: "PATCH", path: groupPath(remoteId), body });
    if (reply.kind === "failed") return err(reply.failure);
    return reply.kind === "declined" ? err(toFailure(reply)) : ok(undefined);
  }

  const updateGroupMembers: Groups["updateGroupMembers"] = async (remoteId, members) => {
    if (members.add.length === 0 && members.remove.length === 0) return ok(undefined);
    const patches = await patchesOf(remoteId, members);
    if (!patches.ok) return patches;
    for (const { body, isBlind } of patches.value) {
      const written = await patch(remoteId, body);
      if (!written.ok && !(isBlind && written.error.reason === "change-refused")) return written;
    }
    return ok(undefined);
  };

  async function patchesOf(remoteId: RemoteId, members: MemberChanges): Pushed<readonly MemberPatch[]> {
    if (dialect === "standard") {
      const group = await finder.read(remoteId);
      return group.ok ? ok(toGroupPatches(members, group.value?.memberIds ?? null)) : group;
    }
    const held = members.remove.length > 0 ? await readMembers(remoteId) : ok([]);
    return held.ok ? ok(toLeapsomeMembers(members, held.value)) : held;
  }

  /** Leapsome's groups don't tell who is in them, but its people tell in which they are. */
  async function readMembers(group: RemoteId): Pushed<readonly RemoteId[]> {
    const members: RemoteId[] = [];
    const end = await listPeople((people) => {
      for (const { remoteId, groupIds } of people) if (groupIds.includes(group)) members.push(remoteId);
    });
    if (!end.ok) return end;
    const { incomplete } = end.value;
    return incomplete === null
      ? ok(members)
      : err({ reason: "destination-unavailable", retryAt: null, detail: incomplete });
  }

  return {
    listGroups: finder.list,
    createGroup: (name) => createGroup(name, { ask, dialect, finder }),
    renameGroup: (remoteId, value) =>
      patch(
        remoteId,
        dialect === "leapsome"
          ? { displayName: value }
          : toPatch([{ op: "replace", path: "displayName", value }]),
      ),
    updateGroupMembers,
  };
}
