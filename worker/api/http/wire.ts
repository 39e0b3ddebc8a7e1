/** Shapes that many answers share. Instants are ISO 8601 UTC to the second. */
import { z } from "@hono/zod-openapi";
import type { ProblemCode } from "./api-problem.ts";

export const instant = z.string().openapi({ format: "date-time", example: "2026-11-22T04:00:12Z" });
export const date = z.string().openapi({ format: "date", example: "2026-11-22" });

export const toInstant = (at: number): string => new Date(at).toISOString().replace(/\.\d+Z$/u, "Z");
export const toInstantOrNull = (at: number | null): string | null => (at === null ? null : toInstant(at));

/** Data of a code, for the words the client puts it in. */
export const params = z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())]));

/** What went wrong in a run or with the connection. */
export const problemOfRun = z.object({ code: z.string(), params }).openapi("Problem");

export const httpProblem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    params: z.record(z.string(), z.unknown()).optional(),
    requestId: z.string(),
  })
  .openapi("HttpProblem");

export const json = <T extends z.ZodType>(schema: T, description: string) => ({
  description,
  content: { "application/json": { schema } },
});

/** One status of RFC 9457, with the codes it comes with. */
export const problem = (...codes: readonly ProblemCode[]) => ({
  description: codes.map((code) => `\`${code}\``).join(", "),
  content: { "application/problem+json": { schema: httpProblem } },
});

/** What any `/v1` path may answer. */
export const COMMON = {
  401: problem("unauthorized"),
  403: problem("forbidden"),
  413: problem("too-large"),
  422: problem("invalid-request"),
  429: problem("rate-limited"),
  503: problem("unavailable"),
};

/** Every `/v1` path needs a token. */
export const SECURITY = [{ token: [] }];

export const idParam = z.object({ id: z.string() });

export const body = <T extends z.ZodType>(schema: T) => ({
  required: true,
  content: { "application/json": { schema } },
});
