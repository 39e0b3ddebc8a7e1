/** The shape of a run. */
import { z } from "@hono/zod-openapi";
import { instant, problemOfRun } from "../http/wire.ts";
import { settingsSchema, targetSchema } from "../settings/settings-schema.ts";

const count = z.int().min(0);

export const countsSchema = z
  .object({
    read: count,
    created: count,
    updated: count,
    reactivated: count,
    deactivated: count,
    teamsCreated: count,
    teamsRenamed: count,
    memberships: count.openapi({ description: "Memberships added or taken away." }),
    invited: count,
    excluded: count,
    held: count,
    unchanged: count,
    failed: count,
  })
  .openapi("Counts", { description: "In a preview: what would happen." });

export type Counts = z.infer<typeof countsSchema>;

export const runSchema = z
  .object({
    id: z.string(),
    trigger: z.enum(["schedule", "manual", "webhook", "preview"]),
    mode: z.enum(["apply", "preview"]),
    scope: z.enum(["full", "changed"]).openapi({
      description:
        "`changed`: only people of whom Personio said that they changed; listed where it changed something.",
    }),
    purpose: z
      .enum(["sync", "push"])
      .openapi({ description: "`push`: what is about to change over there, at the destination." }),
    state: z.enum([
      "queued",
      "reading",
      "planning",
      "paused",
      "applying",
      "succeeded",
      "failed",
      "cancelled",
    ]),
    startedAt: instant,
    finishedAt: instant.nullable(),
    by: z.string().nullable().openapi({ description: "Who started it; null when the schedule did." }),
    approvedBy: z.string().nullable().openapi({
      description: "Who approved its plan; then the time between start and end includes that it waited.",
    }),
    progress: z.object({ read: count, total: count, applied: count, planned: count }),
    counts: countsSchema,
    fingerprint: z.string().nullable().openapi({ description: "SHA-256 of the canonical plan." }),
    problem: problemOfRun.nullable(),
  })
  .openapi("Run");

export type Run = z.infer<typeof runSchema>;

export const runDetailSchema = runSchema
  .extend({
    config: z
      .object({
        settings: settingsSchema,
        targets: z
          .record(z.string(), targetSchema)
          .openapi({ description: "Without the defaults, which never change." }),
        exclusions: z.record(z.string(), z.array(z.string())),
      })
      .nullable()
      .openapi({ description: "What it works by, a draft included; null until it has begun." }),
  })
  .openapi("RunDetail");

export type RunDetail = z.infer<typeof runDetailSchema>;
