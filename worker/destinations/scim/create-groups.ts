/** Groups: found by their exact name, renamed, and their members changed by difference; never deleted. */
import { err, ok } from "../../core/result.ts";
import type { Destination, Pushed, RemoteId } from "../destination.ts";
import type { Ask } from "./create-asker.ts";
import { createGroup } from "./create-group.ts";
import { createGroupFinder, groupPath } from "./create-group-finder.ts";
import type { Dialect } from "./dialect.ts";
import type { Resource } from "./from-scim.ts";
import { toGroupPatches, toLeapsomeMembers } from "./group-members.ts";
import { toFailure } from "./to-failure.ts";
import { toPatch } from "./to-scim.ts";

type Groups = Pick<Destination, "listGroups" | "createGroup" | "renameGroup" | "updateGroupMembers">;

export function createGroups(ask: Ask, dialect: Dialect): Groups {
  const finder = createGroupFinder(ask, dialect);

  async function patch(remoteId: RemoteId, body: Resource): Pushed<void> {
    const reply = await ask({ method: "PATCH", path: groupPath(remoteId), body });
    if (reply.kind === "failed") return err(reply.failure);
    return reply.kind === "declined" ? err(toFailure(reply)) : ok(undefined);
  }

  const updateGroupMembers: Groups["updateGroupMembers"] = async (remoteId, members) => {
    if (members.add.length === 0 && members.remove.length === 0) return ok(undefined);
    const group = dialect === "leapsome" ? ok(null) : await finder.read(remoteId);
    if (!group.ok) return group;
    const patches =
      dialect === "leapsome"
        ? toLeapsomeMembers(members)
        : toGroupPatches(members, group.value?.memberIds ?? null);
    for (const { body, isBlind } of patches) {
      const written = await patch(remoteId, body);
      if (!written.ok && !(isBlind && written.error.reason === "change-refused")) return written;
    }
    return ok(undefined);
  };

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
