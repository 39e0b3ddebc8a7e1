import { z } from "zod";
import type { Target } from "../core/mapping.ts";
import { isOneLine, isVisible } from "./storable-text.ts";

/** What an attribute can fill; a custom attribute's name is free but for names that objects treat specially. */
export const targetSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("field"),
    field: z.enum([
      "externalId",
      "firstName",
      "lastName",
      "email",
      "status",
      "manager",
      "jobTitle",
      "startDate",
      "endDate",
      "location",
      "gender",
    ]),
  }),
  z.strictObject({
    kind: z.literal("custom"),
    name: z
      .string()
      .normalize("NFC")
      .trim()
      .min(1)
      .max(100)
      .refine(isOneLine, { error: "has characters no name has", abort: true })
      .refine((name) => name === "" || isVisible(name), "has nothing to be seen")
      .refine((name) => !(name in Object.prototype), "is a name that can't be used"),
  }),
  z.strictObject({ kind: z.literal("level") }),
  z.strictObject({ kind: z.literal("team") }),
]);

export function parseTarget(stored: unknown): Target | null {
  const parsed = targetSchema.safeParse(stored);
  return parsed.success ? parsed.data : null;
}
