/** `GET /v1/runs/{id}/changes`: what a run changes, or would change, and why. */
import { createRoute, z } from "@hono/zod-openapi";
import { REASON_CODES } from "../../core/change.ts";
import { PUSH_REASONS } from "../../core/push-change.ts";
import { pageOf, pageQuery } from "../http/page.ts";
import { COMMON, idParam, json, params, problem, SECURITY } from "../http/wire.ts";

/** The engine's bookkeeping of which attribute feeds which team isn't among them. */
export const SHOWN_KINDS = [
  "create",
  "adopt",
  "update",
  "reactivate",
  "deactivate",
  "team-create",
  "team-rename",
  "exclude",
  "include",
  "hold",
] as const;

export const SHOWN_REASONS = [...REASON_CODES, ...PUSH_REASONS] as const;

const value = z.union([z.string(), z.number(), z.array(z.string())]).nullable();

export const changeSchema = z
  .object({
    seq: z.int(),
    kind: z.enum(SHOWN_KINDS),
    employeeId: z.string().nullable(),
    accountId: z.string().nullable(),
    name: z.string(),
    fields: z.array(z.object({ field: z.string(), before: value, after: value })).openapi({
      description: "Custom attributes as `custom.<name>`; managers and teams by their names.",
    }),
    reason: z.object({ code: z.enum(SHOWN_REASONS), params }),
    state: z.enum(["planned", "applied", "held", "failed", "skipped"]),
    error: z.string().nullable(),
  })
  .openapi("Change");

export type RunChange = z.infer<typeof changeSchema>;
export type ChangeValue = z.infer<typeof value>;

export const listChanges = createRoute({
  method: "get",
  path: "/v1/runs/{id}/changes",
  operationId: "listChanges",
  security: SECURITY,
  request: {
    params: idParam,
    query: z.strictObject({
      ...pageQuery,
      kind: z.enum(SHOWN_KINDS).optional(),
      q: z.string().max(200).optional().openapi({ description: "Part of a name." }),
    }),
  },
  responses: {
    200: json(pageOf(changeSchema), "In the order in which they are applied."),
    404: problem("not-found"),
    ...COMMON,
  },
});
