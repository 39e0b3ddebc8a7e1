/**
 * A SCIM 2.0 server, or Leapsome's own reading of it, as a destination. Build one per piece of work and give its
 * successor `learnt()`. It stores nothing and decides nothing: whom to push and when is the caller's.
 */
import { err, ok } from "../../core/result.ts";
import { isRecord } from "../../http/is-record.ts";
import type { Check, Destination, ListEnd, Pushed, RemotePerson } from "../destination.ts";
import { type AskerOptions, createAsker } from "./create-asker.ts";
import { createFinder } from "./create-finder.ts";
import { createGroups } from "./create-groups.ts";
import { createLookups } from "./create-lookups.ts";
import { createPerson } from "./create-person.ts";
import { createUpdater } from "./create-updater.ts";
import type { Dialect } from "./dialect.ts";
import { difference } from "./difference.ts";
import { personParser } from "./from-scim.ts";
import { createLessons, type Learnt } from "./lessons.ts";
import { listResources, toPage } from "./list-resources.ts";
import { createPeopleIndex } from "./people-index.ts";

export type ScimClientOptions = AskerOptions & {
  readonly dialect: Dialect;
  /** The ids of the custom attributes that are written; no others are read. */
  readonly attributes?: readonly string[];
  /** `learnt()` of an earlier client of the same server. */
  readonly learnt?: Learnt | undefined;
};

export type ScimClient = Destination & {
  /** What this server's answers have taught so far; plain JSON, without anything personal. */
  learnt(): Learnt;
};

export function createScimClient(options: ScimClientOptions): ScimClient {
  const { dialect } = options;
  const ask = createAsker(options);
  const parse = personParser(new Set(options.attributes));
  const lessons = createLessons(options.learnt);
  const index = createPeopleIndex();

  async function listPeople(
    onPage: (people: readonly RemotePerson[]) => void | Promise<void>,
  ): Pushed<ListEnd> {
    const end = await listResources(ask, {
      resource: "Users",
      parse,
      onPage: async (people) => {
        for (const person of people) index.add(person);
        await onPage(people);
      },
    });
    // Whoever isn't in half a list may be in the other half, and must not be made again.
    if (end.ok && end.value.incomplete === null) index.complete();
    return end;
  }

  /** Several look-ups at a time share one read. */
  let reading: Pushed<ListEnd> | null = null;
  function readEverybody(): Pushed<ListEnd> {
    reading ??= listPeople(() => undefined).finally(() => {
      reading = null;
    });
    return reading;
  }

  const finder = createFinder({ lookups: createLookups(ask, parse), dialect, index, readEverybody });
  const tools = { ask, parse, dialect, finder, index };

  async function check(): Pushed<Check> {
    const people = await ask({ method: "GET", path: "/Users?startIndex=1&count=1" });
    if (people.kind === "failed") return err(people.failure);
    const page = toPage(people, parse);
    if (page === null) return err({ reason: "destination-unreadable", detail: detailOf(people) });
    // Not every server has one, and some keep it from those who may read people: it decides nothing.
    const configuration = await ask({ method: "GET", path: "/ServiceProviderConfig" });
    const body = configuration.kind === "done" ? configuration.body : null;
    if (isRecord(body) && saysNoPatch(body)) lessons.learnNoPatch();
    return ok({ people: page.total, hasConfiguration: isRecord(body) });
  }

  return {
    check,
    listPeople,
    findPerson: finder.find,
    readPerson: finder.read,
    createPerson: (person, knowledge) => createPerson(person, tools, knowledge),
    difference: (wanted, remote) => difference(wanted, remote, { dialect, unheld: lessons.unheld() }),
    updatePerson: createUpdater({ ...tools, lessons }),
    ...createGroups(ask, dialect, listPeople),
    learnt: lessons.all,
  };
}

const detailOf = (reply: { readonly kind: string; readonly detail?: string }): string =>
  reply.detail ?? "no-list";

const saysNoPatch = (configuration: Readonly<Record<string, unknown>>): boolean => {
  const { patch } = configuration;
  return isRecord(patch) && patch["supported"] === false;
};
