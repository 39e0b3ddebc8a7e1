/** What an admin wants to set or to try: values that exclude, and drafts of a preview, as the API takes and a run keeps them. */
import { z } from "zod";
import { type Draft, NO_DRAFT } from "../core/draft.ts";
import { targetSchema } from "./parse-target.ts";
import { isStorable } from "./storable-text.ts";

export const MAX_VALUES = 500;
const MAX_VALUE_CHARACTERS = 200;
const MAX_KEY_CHARACTERS = 200;

/** In the form in which values are compared (worker/core/exclusion.ts). */
const excludedValue = z
  .string()
  .normalize("NFC")
  .trim()
  .min(1)
  .max(MAX_VALUE_CHARACTERS)
  .refine(isStorable, "has characters that can't be stored");

export const excludedValues = z.array(excludedValue).max(MAX_VALUES);

const key = z.string().min(1).max(MAX_KEY_CHARACTERS);

export const excludedByKey = z.record(key, excludedValues);

export const draftSchema = z.strictObject({
  exclusions: excludedByKey.optional(),
  targets: z.record(key, targetSchema.nullable()).optional(),
});

export function toDraft({ exclusions = {}, targets = {} }: z.infer<typeof draftSchema>): Draft {
  return {
    exclusions: new Map(Object.entries(exclusions).map(([name, values]) => [name, [...new Set(values)]])),
    targets: new Map(Object.entries(targets)),
  };
}

/** As it stands in a run's row. */
export const draftRecord = ({ exclusions, targets }: Draft): string =>
  JSON.stringify({ exclusions: Object.fromEntries(exclusions), targets: Object.fromEntries(targets) });

export function parseDraft(stored: unknown): Draft {
  const parsed = draftSchema.safeParse(stored);
  return parsed.success ? toDraft(parsed.data) : NO_DRAFT;
}
