/** Makes a person over there, once: looks before, and takes “exists already” in all its forms for an answer. */
import { err, ok } from "../../core/result.ts";
import type { Created, DestinationPerson, Found, Knowledge, Pushed, RemotePerson } from "../destination.ts";
import type { Ask } from "./create-asker.ts";
import { ambiguous, type Finder } from "./create-finder.ts";
import type { Dialect } from "./dialect.ts";
import type { ParsePerson } from "./from-scim.ts";
import type { PeopleIndex } from "./people-index.ts";
import { toFailure } from "./to-failure.ts";
import { toCreateBody } from "./to-scim.ts";

export type CreatePersonOptions = {
  readonly ask: Ask;
  readonly parse: ParsePerson;
  readonly dialect: Dialect;
  readonly finder: Finder;
  readonly index: PeopleIndex;
};

type Answer = Created<{ person: RemotePerson }>;
const CONFLICT = 409;

export async function createPerson(
  person: DestinationPerson,
  { ask, parse, dialect, finder, index }: CreatePersonOptions,
  { known }: Knowledge = {},
): Pushed<Answer> {
  const before = known === "everybody" ? ok<Found>({ kind: "none" }) : await finder.find(person);
  if (!before.ok) return before;
  if (before.value.kind !== "none") return toExisting(before.value);

  const body = toCreateBody(person, dialect);
  const reply = await ask({ method: "POST", path: "/Users", body });
  if (reply.kind === "failed") return err(reply.failure);
  if (reply.kind === "declined" && reply.status !== CONFLICT) return err(toFailure(reply));
  const created = reply.kind === "done" ? parse(reply.body) : null;
  if (created !== null) {
    index.add(created);
    return ok({ kind: "created", person: created });
  }
  const detail = reply.kind === "declined" ? reply.detail : "exists-and-not-shown";
  return findExisting(person, finder, detail);
}

/** 409, or Leapsome's 201 with `{}`: somebody is there whom the look before didn't see, or nobody looked. */
async function findExisting(person: DestinationPerson, finder: Finder, detail: string): Pushed<Answer> {
  const listed = await finder.listByEmail(person.email);
  if (!listed.ok) return listed;
  const [first, ...more] = listed.value;
  if (first !== undefined && more.length === 0) return ok({ kind: "existing", person: first });
  const all = await finder.findAmongAll(person);
  if (!all.ok) return all;
  return all.value.kind === "none" ? err({ reason: "already-taken", detail }) : toExisting(all.value);
}

async function toExisting(found: Exclude<Found, { kind: "none" }>): Pushed<Answer> {
  if (found.kind === "several") return err(ambiguous(found.people));
  return ok({ kind: "existing", person: found.person });
}
