/**
 * Changes one person by the RFC: one PATCH, an operation an attribute. Whether the server keeps the Enterprise extension
 * that way is learnt from what it answers; what it drops is written once more by PUT of the whole object, and what even
 * that doesn't keep, the server can't hold.
 */
import { err, ok } from "../../core/result.ts";
import { isRecord } from "../../http/is-record.ts";
import type {
  DestinationFailure,
  DestinationPerson,
  PersonChanges,
  PersonField,
  PersonUpdate,
  Pushed,
  RemotePerson,
} from "../destination.ts";
import type { Finder } from "./create-finder.ts";
import type { Holder } from "./difference.ts";
import type { Lessons } from "./lessons.ts";
import { toFailure } from "./to-failure.ts";
import { hasExtensionPart, toOperations, toPatch, toReplacement } from "./to-scim.ts";
import { missingOf, pathOf, type Write, type Writer, writePerson } from "./write-person.ts";

/** `person`: `null` where the server didn't say. */
export type Written = { readonly person: RemotePerson | null; readonly notTaken: readonly PersonField[] };
export type Update = (update: PersonUpdate) => Pushed<Written>;

/** A server without PATCH. */
const NO_PATCH: readonly number[] = [405, 501];

export function createStandardUpdater(writer: Writer, finder: Finder, lessons: Lessons): Update {
  const holder = (): Holder => ({ dialect: "standard", unheld: lessons.unheld() });

  /** With the answer, or with what a read says where there is none. */
  async function writeAndRead(
    update: PersonUpdate,
    write: Write,
    isReadNeeded: boolean,
  ): Pushed<RemotePerson | null> {
    const written = await writePerson(writer, update, write);
    return written.ok && written.value === null && isReadNeeded
      ? finder.read(update.remote.remoteId)
      : written;
  }

  async function patch(update: PersonUpdate): Pushed<Written> {
    const { changes, whole } = update;
    const isNew = hasExtensionPart(changes) && lessons.extensionBy() === null;
    const body = toPatch(toOperations(changes, whole));
    const read = await writeAndRead(update, { method: "PATCH", body }, isNew);
    if (!read.ok) return isNew || isWithoutPatch(read.error) ? replaceAfter(update, read.error) : read;
    const notTaken = missingOf(update, read.value, holder());
    if (notTaken.length > 0 && lessons.extensionBy() !== "patch") return replace(update);
    if (isNew && read.value !== null) lessons.learnExtension("patch");
    return ok({ person: read.value, notTaken });
  }

  /** Refused, perhaps for its form. If the whole object is refused too, the first refusal says more. */
  async function replaceAfter(update: PersonUpdate, refusal: DestinationFailure): Pushed<Written> {
    if (refusal.reason !== "change-refused") return err(refusal);
    const replaced = await replace(update);
    if (replaced.ok && isWithoutPatch(refusal)) lessons.learnNoPatch();
    return !replaced.ok && replaced.error.reason === "change-refused" ? err(refusal) : replaced;
  }

  async function replace(update: PersonUpdate): Pushed<Written> {
    const { remote, changes, whole } = update;
    const held = await writer.ask({ method: "GET", path: pathOf(remote.remoteId) });
    if (held.kind === "failed") return err(held.failure);
    if (held.kind === "declined") return err(toFailure(held));
    if (!isRecord(held.body)) return err({ reason: "destination-unreadable", detail: "no-person" });
    const body = toReplacement(held.body, changes, whole);
    const read = await writeAndRead(update, { method: "PUT", body }, true);
    if (!read.ok) return read;
    const notTaken = missingOf(update, read.value, holder());
    if (read.value !== null) await learn({ finder, lessons }, update, { person: read.value, notTaken });
    return ok({ person: read.value, notTaken });
  }

  return (update) => (isReadFirst(update.changes, lessons) ? replace(update) : patch(update));
}

/** The whole object has to be written, and so to be read before. */
export const isReadFirst = (changes: PersonChanges, lessons: Lessons): boolean =>
  lessons.isPatchless() || (hasExtensionPart(changes) && lessons.extensionBy() === "put");

/** Never anything a person is known by, nor whether they are active: that is pushed again and again. */
const LOSABLE: readonly PersonField[] = ["jobTitle", "department", "manager"];

/** From what became of a whole object. That a manager isn't kept says something only when there is such a person. */
async function learn(
  { finder, lessons }: { readonly finder: Finder; readonly lessons: Lessons },
  { changes, whole }: PersonUpdate,
  { person, notTaken }: Written & { readonly person: RemotePerson },
): Promise<void> {
  if (notTaken.length === 0 && hasExtensionPart(changes)) lessons.learnExtension("put");
  const lost = notTaken.filter(
    (field) => LOSABLE.includes(field) && isWanted(whole, field) && isEmpty(person, field),
  );
  const managerId = lost.includes("manager") ? (whole.manager?.remoteId ?? null) : null;
  const manager = managerId === null ? null : await finder.read(managerId);
  const isThere = manager?.ok === true && manager.value !== null;
  lessons.learnUnheld(lost.filter((field) => field !== "manager" || isThere));
}

const isWithoutPatch = (failure: DestinationFailure): boolean =>
  failure.reason === "change-refused" && NO_PATCH.includes(failure.status);

const isWanted = (whole: DestinationPerson, field: PersonField): boolean =>
  field !== "custom" && whole[field] !== null && whole[field] !== undefined;

const isEmpty = (person: RemotePerson, field: PersonField): boolean =>
  field === "manager" ? person.managerId === null : field !== "custom" && person[field] === null;
