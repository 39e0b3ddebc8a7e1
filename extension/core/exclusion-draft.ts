/**
 * Exclusions while they are being edited: what stands in the field, what it was made from, and which state of the server
 * that was. Values are compared as the server does: exactly, after Unicode NFC and trimming at both ends.
 */
import type { Attribute, ExclusionDraft } from "../api/answers.ts";

export type ExclusionEdit = {
  readonly values: readonly string[];
  /** What was saved when the editing began. */
  readonly base: readonly string[];
  readonly etag: string;
  /** What is being typed. */
  readonly text: string;
};

/** By the key of the attribute. */
export type ExclusionEdits = Readonly<Record<string, ExclusionEdit>>;

export type ExclusionChange = {
  readonly key: string;
  readonly added: readonly string[];
  readonly removed: readonly string[];
};

type Saved = Pick<Attribute, "exclusions" | "etag">;

export const normalizeValue = (value: string): string => value.normalize("NFC").trim();

export const editOf = (edits: ExclusionEdits, { key, exclusions, etag }: Saved & { key: string }) =>
  edits[key] ?? { values: exclusions, base: exclusions, etag, text: "" };

export const withEdit = (edits: ExclusionEdits, key: string, edit: ExclusionEdit): ExclusionEdits => ({
  ...edits,
  [key]: edit,
});

export function withoutEdit(edits: ExclusionEdits, key: string): ExclusionEdits {
  return Object.fromEntries(Object.entries(edits).filter(([other]) => other !== key));
}

/** An edit that changes nothing, and with nothing being typed, is none. */
export function withoutIdle(edits: ExclusionEdits): ExclusionEdits {
  return Object.fromEntries(
    Object.entries(edits).filter(([key, edit]) => edit.text !== "" || changeOf(key, edit) !== null),
  );
}

export const changesOf = (edits: ExclusionEdits): readonly ExclusionChange[] =>
  Object.entries(edits).flatMap(([key, edit]) => changeOf(key, edit) ?? []);

export const countChanges = (changes: readonly ExclusionChange[]): number =>
  changes.reduce((sum, { added, removed }) => sum + added.length + removed.length, 0);

/** What a preview is asked about: the changed attributes only. */
export const toDraft = (edits: ExclusionEdits): ExclusionDraft =>
  Object.fromEntries(changesOf(edits).map(({ key }) => [key, edits[key]?.values ?? []]));

/** Both versions in one: what is saved now, with what was added here and without what was taken away here. */
export function mergeEdit({ values, base, text }: ExclusionEdit, saved: Saved): ExclusionEdit {
  const added = values.filter((value) => !base.includes(value));
  const kept = saved.exclusions.filter((value) => values.includes(value) || !base.includes(value));
  return { ...basedOn(saved), values: [...new Set([...kept, ...added])], text };
}

/** The version here, in place of what is saved now. */
export const overwriteEdit = ({ values, text }: ExclusionEdit, saved: Saved): ExclusionEdit => {
  return { ...basedOn(saved), values, text };
};

const basedOn = ({ exclusions, etag }: Saved) => ({ base: exclusions, etag });

function changeOf(key: string, { values, base }: ExclusionEdit): ExclusionChange | null {
  const added = values.filter((value) => !base.includes(value));
  const removed = base.filter((value) => !values.includes(value));
  return added.length === 0 && removed.length === 0 ? null : { key, added, removed };
}
