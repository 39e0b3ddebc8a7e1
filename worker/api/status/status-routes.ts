/** `GET /v1/status`: how things stand, in one small answer that is asked for again and again. */
import { createRoute, z } from "@hono/zod-openapi";
import { refuseQuery } from "../http/refuse-query.ts";
import { COMMON, date, instant, json, SECURITY } from "../http/wire.ts";
import { runSchema } from "../runs/run-schema.ts";

const count = z.int().min(0);

export const statusSchema = z
  .object({
    state: z.enum([
      "not-configured",
      "never-run",
      "ok",
      "warning",
      "running",
      "paused",
      "failed",
      "overdue",
      "disabled",
    ]),
    name: z.string(),
    lastRun: runSchema
      .pick({
        id: true,
        trigger: true,
        mode: true,
        state: true,
        startedAt: true,
        finishedAt: true,
        counts: true,
        problem: true,
      })
      .nullable()
      .openapi({ description: "The newest run that is at work or meant to change something." }),
    pausedRun: runSchema.pick({ id: true, purpose: true, counts: true, problem: true }).nullable().openapi({
      description: "The run whose plan waits for approval: of the sync, else for the destination.",
    }),
    lastSuccessAt: instant.nullable(),
    nextRunAt: instant.nullable().openapi({ description: "The tick that will start the next run." }),
    pollAfterSeconds: z.int(),
    people: z
      .object({ employees: count, linked: count, excluded: count, held: count, waiting: count })
      .openapi({ description: "Of the last complete read; the four add up to `employees`." }),
    accounts: z
      .object({ active: count, deactivated: count, neverInvited: count, invited: count })
      .openapi({ description: "`neverInvited`: active and linked. `invited`: open, and not expired." }),
    freshness: z.object({ medianSeconds: count, p95Seconds: count, changes: count }).nullable().openapi({
      description:
        "From the change in Personio to the account being right, over the last 100 changes that Personio named or the hourly look found; null: none yet.",
    }),
    findings: count,
    history: z
      .array(z.object({ day: date, state: z.enum(["ok", "warning", "paused", "failed"]), changes: count }))
      .openapi({ description: "Days of the last 14 on which a run ended, newest first; the worst of each." }),
  })
  .openapi("Status");

export type Status = z.infer<typeof statusSchema>;

export const getStatus = createRoute({
  method: "get",
  path: "/v1/status",
  operationId: "getStatus",
  security: SECURITY,
  middleware: refuseQuery,
  responses: {
    200: json(statusSchema, "How things stand."),
    304: { description: "As `If-None-Match` knows it." },
    ...COMMON,
  },
});
