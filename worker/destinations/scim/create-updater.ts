/** Changes one person, in the words of the dialect: leaves out what the server can't hold, and makes no twin. */
import { err, ok } from "../../core/result.ts";
import { afterChanges } from "../after-changes.ts";
import type { Destination, PersonChanges, PersonField, PersonUpdate, Pushed } from "../destination.ts";
import type { Ask } from "./create-asker.ts";
import type { Finder } from "./create-finder.ts";
import { createStandardUpdater, isReadFirst, type Written } from "./create-standard-updater.ts";
import type { Dialect } from "./dialect.ts";
import { fieldsOf } from "./difference.ts";
import type { ParsePerson } from "./from-scim.ts";
import type { Lessons } from "./lessons.ts";
import type { PeopleIndex } from "./people-index.ts";
import { toPartial } from "./to-scim.ts";
import { missingOf, writePerson } from "./write-person.ts";

export type UpdaterOptions = {
  readonly ask: Ask;
  readonly parse: ParsePerson;
  readonly dialect: Dialect;
  readonly finder: Finder;
  readonly index: PeopleIndex;
  readonly lessons: Lessons;
};

export function createUpdater(options: UpdaterOptions): Destination["updatePerson"] {
  const { ask, parse, dialect, finder, index, lessons } = options;
  const updateStandard = createStandardUpdater({ ask, parse }, finder, lessons);

  async function updateLeapsome(update: PersonUpdate): Pushed<Written> {
    const body = toPartial(update);
    const written = await writePerson({ ask, parse }, update, { method: "PATCH", body });
    if (!written.ok) return written;
    const notTaken = missingOf(update, written.value, { dialect, unheld: lessons.unheld() });
    return ok({ person: written.value, notTaken });
  }

  /**
   * Not every server refuses a second person with the same address. Where the person has to be read before they are written,
   * one question has to do, so that nobody costs more than three.
   */
  async function isTaken({ remote: { remoteId }, changes, known }: PersonUpdate): Pushed<boolean> {
    const { email } = changes.texts;
    if (typeof email !== "string" || known === "everybody" || dialect === "leapsome") return ok(false);
    const others = index.idsOf({ email, externalId: null }).filter((id) => id !== remoteId);
    if (index.isComplete() && others.length === 0) return ok(false);
    const list = isReadFirst(changes, lessons) ? finder.listBySpelling : finder.listByEmail;
    const listed = await list(email);
    return listed.ok ? ok(listed.value.some((person) => person.remoteId !== remoteId)) : listed;
  }

  return async (update) => {
    const changes = without(update.changes, lessons.unheld());
    if (fieldsOf(changes).length === 0)
      return ok({ person: update.remote, notTaken: fieldsOf(update.changes) });
    const left = fieldsOf(update.changes).filter((field) => !fieldsOf(changes).includes(field));
    const taken = await isTaken(update);
    if (!taken.ok) return taken;
    if (taken.value) return err({ reason: "already-taken", detail: "email" });
    const pruned = { ...update, changes };
    const written = await (dialect === "leapsome" ? updateLeapsome(pruned) : updateStandard(pruned));
    if (!written.ok) return written;
    const person = written.value.person ?? afterChanges(update.remote, changes);
    index.add(person);
    return ok({ person, notTaken: [...left, ...written.value.notTaken] });
  };
}

function without(changes: PersonChanges, unheld: ReadonlySet<PersonField>): PersonChanges {
  const { texts, custom, manager, isActive } = changes;
  const names: ReadonlySet<string> = unheld;
  return {
    texts: Object.fromEntries(Object.entries(texts).filter(([field]) => !names.has(field))),
    custom: unheld.has("custom") ? {} : custom,
    ...(manager === undefined || unheld.has("manager") ? {} : { manager }),
    ...(isActive === undefined || unheld.has("isActive") ? {} : { isActive }),
  };
}
