/** Makes a group, once: looks before, and takes 409 for an answer. */
import { err, ok } from "../../core/result.ts";
import type { Created, DestinationFailure, Pushed, RemoteGroup } from "../destination.ts";
import type { Ask } from "./create-asker.ts";
import type { GroupFinder } from "./create-group-finder.ts";
import { CORE_GROUP, type Dialect } from "./dialect.ts";
import { toFailure } from "./to-failure.ts";

export type CreateGroupOptions = {
  readonly ask: Ask;
  readonly dialect: Dialect;
  readonly finder: GroupFinder;
};

const CONFLICT = 409;

export async function createGroup(
  name: string,
  { ask, dialect, finder }: CreateGroupOptions,
): Pushed<Created<{ group: RemoteGroup }>> {
  const before = await finder.find(name);
  if (!before.ok) return before;
  if (before.value !== null) return ok({ kind: "existing", group: before.value });

  const schemas = dialect === "standard" ? { schemas: [CORE_GROUP] } : {};
  const reply = await ask({ method: "POST", path: "/Groups", body: { ...schemas, displayName: name } });
  if (reply.kind === "failed") return err(reply.failure);
  if (reply.kind === "declined" && reply.status !== CONFLICT) return err(toFailure(reply));
  const group = reply.kind === "done" ? finder.parse(reply.body) : null;
  if (group !== null) return ok({ kind: "created", group });
  return findExisting(name, finder, {
    reason: "already-taken",
    detail: reply.kind === "declined" ? reply.detail : "exists-and-not-shown",
  });
}

async function findExisting(
  name: string,
  finder: GroupFinder,
  otherwise: DestinationFailure,
): Pushed<Created<{ group: RemoteGroup }>> {
  const group = await finder.findAmongAll(name);
  if (!group.ok) return group;
  return group.value === null ? err(otherwise) : ok({ kind: "existing", group: group.value });
}
