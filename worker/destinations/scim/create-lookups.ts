/** The single questions about a person: by id, by address. What they don't find may still be there. */
import { err, ok } from "../../core/result.ts";
import type { Pushed, RemoteId, RemotePerson } from "../destination.ts";
import type { Ask } from "./create-asker.ts";
import { equals } from "./filter.ts";
import type { ParsePerson } from "./from-scim.ts";
import type { Reply } from "./judge.ts";
import { toPage } from "./list-resources.ts";
import { hasEmail } from "./people-index.ts";

export type Lookups = {
  /** `null`: gone. */
  read(remoteId: RemoteId): Pushed<RemotePerson | null>;
  /** Also takes what isn't an id of theirs; Leapsome looks for an external id then. */
  readBy(id: string): Pushed<RemotePerson | null>;
  /** Those who have this address in this spelling or in small letters; cheap, and no proof that nobody has it. */
  listByEmail(email: string): Pushed<readonly RemotePerson[]>;
  /** The same in this spelling only: one request. */
  listBySpelling(email: string): Pushed<readonly RemotePerson[]>;
};

export function createLookups(ask: Ask, parse: ParsePerson): Lookups {
  async function readBy(id: string): Pushed<RemotePerson | null> {
    const reply = await ask({ method: "GET", path: `/Users/${encodeURIComponent(id)}` });
    if (reply.kind === "failed") return err(reply.failure);
    // A text that is no id of theirs at all is 400 to some.
    if (reply.kind === "declined") return ok(null);
    return ok(parse(reply.body));
  }

  async function read(remoteId: RemoteId): Pushed<RemotePerson | null> {
    const person = await readBy(remoteId);
    return person.ok && person.value?.remoteId !== remoteId ? ok(null) : person;
  }

  async function filterBy(email: string): Pushed<readonly RemotePerson[]> {
    const filter = encodeURIComponent(equals("userName", email));
    const reply = await ask({ method: "GET", path: `/Users?filter=${filter}` });
    if (reply.kind === "failed" && !isOnlyThisAnswer(reply)) return err(reply.failure);
    const page = toPage(reply, parse);
    return ok((page?.entries ?? []).filter((person) => hasEmail(person, email)));
  }

  async function listByEmail(email: string): Pushed<readonly RemotePerson[]> {
    const found = await filterBy(email);
    const small = email.toLowerCase();
    return !found.ok || found.value.length > 0 || small === email ? found : filterBy(small);
  }

  return { read, readBy, listByEmail, listBySpelling: filterBy };
}

/** Filters they don't understand make servers stumble in many ways; that the filter is of no use is all it says. */
const isOnlyThisAnswer = (reply: Reply): boolean =>
  reply.kind === "failed" && reply.failure.reason === "destination-unreadable";
