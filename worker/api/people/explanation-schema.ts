/** Why somebody is synced, or is not: the shape of the answer. */
import { z } from "@hono/zod-openapi";
import { instant, params } from "../http/wire.ts";
import { changeSchema } from "../runs/change-routes.ts";

const value = z.union([z.string(), z.number(), z.array(z.string())]).nullable();

const sourceSchema = z.object({
  key: z.string(),
  label: z.string(),
  value: value.openapi({ description: "Objects and the supervisor by their names." }),
  fills: z
    .string()
    .nullable()
    .openapi({ description: "A field of the account, `custom.<name>`, `team` or `level`; null: nothing." }),
});

const historySchema = z.object({
  at: instant,
  by: z.union([
    z.object({ kind: z.literal("run"), id: z.string() }),
    z.object({ kind: z.literal("admin"), name: z.string() }),
  ]),
  kind: z.enum(["create", "update", "reactivate", "deactivate", "exclude", "include", "hold"]),
  fields: changeSchema.shape.fields,
  reason: z
    .object({ code: z.string(), params })
    .openapi({ description: "Of a run's change; `by-hand` for an admin's." }),
});

export const explanationSchema = z
  .object({
    employeeId: z.string().nullable().openapi({ description: "Personio's id of whoever stands behind it." }),
    readAt: instant.nullable().openapi({ description: "When these values were read." }),
    status: z.enum(["onboarding", "active", "leave", "inactive"]).nullable(),
    source: z
      .array(sourceSchema)
      .openapi({ description: "What Personio said; an attribute it didn't send is missing." }),
    standing: z.enum(["linked", "excluded", "held", "waiting", "unlinked", "gone"]).openapi({
      description:
        "As the next run sees it. `waiting`: no account yet, for they aren't active, or because the next run sees to it. " +
        "`unlinked`: nobody in Personio stands behind it.",
    }),
    match: z.enum(["stored-id", "same-email", "rehired", "new-account", "none"]),
    rules: z.array(z.object({ code: z.string(), params })).openapi({
      description: "The rules that decide, by name: `status-drives-activation`, `email-conflict` …",
    }),
    exclusions: z
      .array(z.object({ key: z.string(), value: z.string() }))
      .openapi({ description: "Every exclusion that matches." }),
    history: z.array(historySchema).openapi({ description: "Newest first, at most 50." }),
  })
  .openapi("Explanation");

export type ExplanationAnswer = z.infer<typeof explanationSchema>;
export type SourceAnswer = z.infer<typeof sourceSchema>;
export type HistoryEntry = z.infer<typeof historySchema>;

export const historyKind = historySchema.shape.kind;
