/** Edits as they were stored, apart from what is done with them: every popup reads them, few change them. */
import type { ExclusionEdit, ExclusionEdits } from "./exclusion-draft.ts";

/** `null` when it is of no use. */
export function parseEdits(stored: unknown): ExclusionEdits | null {
  if (!isRecord(stored)) return null;
  const edits = Object.entries(stored).flatMap(([key, edit]) => (isEdit(edit) ? [[key, edit] as const] : []));
  return edits.length === 0 ? null : Object.fromEntries(edits);
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isTexts = (value: unknown): boolean =>
  Array.isArray(value) && value.every((item) => typeof item === "string");
const isEdit = (value: unknown): value is ExclusionEdit =>
  isRecord(value) &&
  isTexts(value["values"]) &&
  isTexts(value["base"]) &&
  typeof value["etag"] === "string" &&
  typeof value["text"] === "string";
