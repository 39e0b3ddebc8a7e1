/** One write of one person, and what the answer says of them. */
import { err, ok } from "../../core/result.ts";
import type { PersonField, PersonUpdate, Pushed, RemoteId, RemotePerson } from "../destination.ts";
import type { Ask } from "./create-asker.ts";
import { difference, fieldsOf, type Holder } from "./difference.ts";
import type { ParsePerson, Resource } from "./from-scim.ts";
import { toFailure } from "./to-failure.ts";

export type Write = { readonly method: "PATCH" | "PUT"; readonly body: Resource };

export type Writer = { readonly ask: Ask; readonly parse: ParsePerson };

export const pathOf = (remoteId: RemoteId): string => `/Users/${encodeURIComponent(remoteId)}`;

/** `null`: done, and nothing said about it. */
export async function writePerson(
  { ask, parse }: Writer,
  { remote }: Pick<PersonUpdate, "remote">,
  write: Write,
): Pushed<RemotePerson | null> {
  const reply = await ask({ ...write, path: pathOf(remote.remoteId) });
  if (reply.kind === "failed") return err(reply.failure);
  if (reply.kind === "declined") return err(toFailure(reply));
  const person = parse(reply.body);
  // Who else is answered says nothing of them, and would be taken for them from then on.
  return ok(person?.remoteId === remote.remoteId ? person : null);
}

/** Which of the changes are not to be seen on the person. */
export function missingOf(
  { changes, whole }: PersonUpdate,
  person: RemotePerson | null,
  holder: Holder,
): readonly PersonField[] {
  if (person === null) return [];
  // A manager named by external id is answered by remote id: that there is one is all one can see.
  const isUnseen = whole.manager?.remoteId === null && person.managerId !== null;
  const left = difference(isUnseen ? { ...whole, manager: undefined } : whole, person, holder);
  return left === null ? [] : fieldsOf(left).filter((field) => fieldsOf(changes).includes(field));
}
