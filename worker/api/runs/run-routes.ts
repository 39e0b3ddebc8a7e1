/** Runs: starting, watching, approving, ending. What a run changes stands in change-routes.ts. */
import { createRoute, z } from "@hono/zod-openapi";
import { draftSchema } from "../../config/parse-draft.ts";
import { pageOf, pageQuery } from "../http/page.ts";
import { refuseQuery } from "../http/refuse-query.ts";
import { body, COMMON, idParam, json, problem, SECURITY } from "../http/wire.ts";
import { targetOrNull } from "../settings/settings-schema.ts";
import { runDetailSchema, runSchema } from "./run-schema.ts";

const MAX_HELD_BACK = 1_000;

const started = json(z.object({ id: z.string() }), "On its way; `GET /v1/runs/{id}` says how far it is.");

const draft = z
  .strictObject({
    exclusions: draftSchema.shape.exclusions,
    targets: z.record(z.string().min(1).max(200), targetOrNull).optional(),
  })
  .openapi("Draft", { description: "In place of what is saved for the attributes that are named." });

const startSchema = z
  .strictObject({ mode: z.enum(["apply", "preview"]), draft: draft.optional() })
  .refine((it) => it.mode === "preview" || it.draft === undefined, {
    path: ["draft"],
    message: "only a preview can try something out",
  })
  .openapi("StartRun");

export const startRun = createRoute({
  method: "post",
  path: "/v1/runs",
  operationId: "startRun",
  description: "A draft is judged by the rules by which it would be saved.",
  security: SECURITY,
  middleware: refuseQuery,
  request: { body: body(startSchema) },
  responses: {
    202: started,
    404: problem("unknown-attribute"),
    409: problem("run-in-progress", "not-configured", "disabled"),
    ...COMMON,
    422: problem(
      "invalid-request",
      "birthday-not-synced",
      "target-taken",
      "default-attribute",
      "exclusions-first",
      "map-first",
    ),
  },
});

export const listRuns = createRoute({
  method: "get",
  path: "/v1/runs",
  operationId: "listRuns",
  security: SECURITY,
  request: { query: z.strictObject(pageQuery) },
  responses: { 200: json(pageOf(runSchema), "Newest first."), ...COMMON },
});

export const getRun = createRoute({
  method: "get",
  path: "/v1/runs/{id}",
  operationId: "getRun",
  security: SECURITY,
  middleware: refuseQuery,
  request: { params: idParam },
  responses: { 200: json(runDetailSchema, "The run."), 404: problem("not-found"), ...COMMON },
});

export const approveRun = createRoute({
  method: "post",
  path: "/v1/runs/{id}/approve",
  operationId: "approveRun",
  security: SECURITY,
  middleware: refuseQuery,
  request: {
    params: idParam,
    body: body(
      z
        .strictObject({
          fingerprint: z.string().min(1).max(200).openapi({ description: "Of the plan that was shown." }),
          hold: z
            .array(z.string().min(1).max(100))
            .max(MAX_HELD_BACK)
            .optional()
            .openapi({ description: "Employees to leave alone this time." }),
        })
        .openapi("ApproveRun"),
    ),
  },
  responses: {
    202: started,
    404: problem("not-found"),
    409: problem("plan-changed", "plan-expired", "not-paused", "disabled", "run-in-progress"),
    ...COMMON,
  },
});

export const rejectRun = createRoute({
  method: "post",
  path: "/v1/runs/{id}/reject",
  operationId: "rejectRun",
  security: SECURITY,
  middleware: refuseQuery,
  request: { params: idParam },
  responses: {
    200: json(runSchema, "Cancelled; nothing is changed."),
    404: problem("not-found"),
    409: problem("not-paused"),
    ...COMMON,
  },
});

export const cancelRun = createRoute({
  method: "post",
  path: "/v1/runs/{id}/cancel",
  operationId: "cancelRun",
  security: SECURITY,
  middleware: refuseQuery,
  request: { params: idParam },
  responses: {
    200: json(runSchema, "Cancelled while it was reading or planning."),
    404: problem("not-found"),
    409: problem("too-late"),
    ...COMMON,
  },
});
