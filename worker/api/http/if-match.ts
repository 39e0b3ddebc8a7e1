/**
 * `If-Match` on what two admins may edit: without it nothing is written, and with the tag of a state that is past the
 * answer is what is there now.
 */
import { z } from "@hono/zod-openapi";
import { ApiProblem } from "./api-problem.ts";
import { isKnown } from "./etag.ts";
import { httpProblem, problem } from "./wire.ts";

export const ifMatchHeader = z.object({
  "if-match": z.string().optional().openapi({
    description: "The tag of the state that is changed: `ETag` of the answer, or `etag` of the item.",
  }),
});

/** What a route with `If-Match` may answer besides; `current` is the shape of what is there. */
export const conditional = <T extends z.ZodType>(current: T) => ({
  412: {
    ...problem("stale"),
    content: {
      "application/problem+json": {
        schema: z.object({ ...httpProblem.shape, params: z.object({ current }) }),
      },
    },
  },
  428: problem("if-match-required"),
});

export const etagHeader = { ETag: { schema: { type: "string" as const } } };

export function requireIfMatch({ "if-match": tag }: z.infer<typeof ifMatchHeader>): string {
  if (tag === undefined || tag.trim() === "") throw new ApiProblem("if-match-required");
  return tag;
}

/** `current` is what the client would get now; it is only made when the tag is stale. */
export async function refuseStale(
  ifMatch: string,
  etag: string,
  current: () => Promise<unknown>,
): Promise<void> {
  if (isKnown(ifMatch, etag)) return;
  throw new ApiProblem("stale", { params: { current: await current() }, headers: { ETag: etag } });
}
