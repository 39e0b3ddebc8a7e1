/** Lists groups, and finds one by its exact name. */
import { err, ok } from "../../core/result.ts";
import type { ListEnd, Pushed, RemoteGroup, RemoteId } from "../destination.ts";
import type { Ask } from "./create-asker.ts";
import type { Dialect } from "./dialect.ts";
import { equals } from "./filter.ts";
import { fromScimGroup } from "./from-scim.ts";
import { listResources, toPage } from "./list-resources.ts";
import { toFailure } from "./to-failure.ts";

export type GroupFinder = {
  parse(entry: unknown): RemoteGroup | null;
  list(
    until?: ReadonlySet<RemoteId>,
  ): Pushed<{ readonly groups: readonly RemoteGroup[]; readonly end: ListEnd }>;
  find(name: string): Pushed<RemoteGroup | null>;
  /** Without a filter, for those servers that don't find what they have. */
  findAmongAll(name: string): Pushed<RemoteGroup | null>;
  read(remoteId: RemoteId): Pushed<RemoteGroup | null>;
};

export const groupPath = (remoteId: RemoteId): string => `/Groups/${encodeURIComponent(remoteId)}`;

export function createGroupFinder(ask: Ask, dialect: Dialect): GroupFinder {
  /** Leapsome's member lists are always empty (its SCIM specification, `Group.members.maxItems`). */
  const parse = (entry: unknown): RemoteGroup | null => {
    const group = fromScimGroup(entry);
    return group !== null && dialect === "leapsome" ? { ...group, memberIds: null } : group;
  };
  async function list(until?: ReadonlySet<RemoteId>): ReturnType<GroupFinder["list"]> {
    const groups: RemoteGroup[] = [];
    const left = new Set(until);
    const onPage = (page: readonly RemoteGroup[]) => {
      groups.push(...page);
      for (const { remoteId } of page) left.delete(remoteId);
    };
    const isEnough = () => until !== undefined && left.size === 0;
    const end = await listResources(ask, { resource: "Groups", parse, onPage, isEnough });
    return end.ok ? ok({ groups, end: end.value }) : end;
  }
  async function findAmongAll(name: string): Pushed<RemoteGroup | null> {
    const all = await list();
    return all.ok ? ok(all.value.groups.find((group) => group.name === name) ?? null) : all;
  }
  async function find(name: string): Pushed<RemoteGroup | null> {
    const filter = encodeURIComponent(equals("displayName", name));
    const reply = await ask({ method: "GET", path: `/Groups?filter=${filter}` });
    if (reply.kind === "failed" && reply.failure.reason !== "destination-unreadable")
      return err(reply.failure);
    const page = toPage(reply, parse);
    return page === null ? findAmongAll(name) : ok(page.entries.find((group) => group.name === name) ?? null);
  }
  async function read(remoteId: RemoteId): Pushed<RemoteGroup | null> {
    const reply = await ask({ method: "GET", path: groupPath(remoteId) });
    if (reply.kind === "failed") return err(reply.failure);
    return reply.kind === "declined" ? err(toFailure(reply)) : ok(parse(reply.body));
  }
  return { parse, list, find, findAmongAll, read };
}
