import { z } from "zod";
import type { Target } from "../core/mapping.ts";

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
      .trim()
      .min(1)
      .max(100)
      .refine((name) => !(name in Object.prototype)),
  }),
  z.strictObject({ kind: z.literal("level") }),
  z.strictObject({ kind: z.literal("team") }),
]);

export function parseTarget(stored: unknown): Target | null {
  const parsed = targetSchema.safeParse(stored);
  return parsed.success ? parsed.data : null;
}
