/** A remote person as it should be after a change that the destination only acknowledged. Pure. */
import type { PersonChanges, RemotePerson } from "./destination.ts";

export function afterChanges(remote: RemotePerson, changes: PersonChanges): RemotePerson {
  const { texts, isActive = remote.isActive, manager, custom } = changes;
  const { email, ...others } = texts;
  const merged = Object.entries({ ...remote.custom, ...custom });
  return {
    ...remote,
    ...others,
    email: email ?? remote.email,
    isActive,
    managerId: manager === undefined ? remote.managerId : (manager?.remoteId ?? null),
    custom: Object.fromEntries(merged.flatMap(([id, text]) => (text === null ? [] : [[id, text]]))),
  };
}
