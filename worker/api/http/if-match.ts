/**
 * `If-Match` on what two admins may edit: with the tag of a state that is past nothing is written, and the answer is what
 * is there now. Where a whole document or rule is replaced it must be given; elsewhere it may.
 */
import { z } from "@hono/zod-openapi";
import { ApiProblem } from "./api-problem.ts";
import { namesTag } from "./etag.ts";
import { httpProblem, problem } from "./wire.ts";

export const ifMatchHeader = z.object({
  "if-match": z.string().optional().openapi({
    description: "The tag of the state that is changed: `ETag` of the answer, or `etag` of the item.",
  }),
});

/** What a route on which `If-Match` may be given answers besides; `current` is the shape of what is there. */
export const staleAnswer = <T extends z.ZodType>(current: T) => ({
  412: {
    ...problem("stale"),
    content: {
      "application/problem+json": {
        schema: z.object({ ...httpProblem.shape, params: z.object({ current }) }),
      },
    },
  },
});

/** What a route that demands it answers besides. */
export const conditional = <T extends z.ZodType>(current: T) => ({
  ...staleAnswer(current),
  428: problem("if-match-required"),
});

export const etagHeader = { ETag: { schema: { type: "string" as const } } };

/** Where the tag may be left out: `null` then. */
export const givenIfMatch = ({ "if-match": tag }: z.infer<typeof ifMatchHeader>): string | null =>
  tag === undefined || tag.trim() === "" ? null : tag;

export function requireIfMatch(header: z.infer<typeof ifMatchHeader>): string {
  const tag = givenIfMatch(header);
  if (tag === null) throw new ApiProblem("if-match-required");
  return tag;
}

/**
 * `ifMatch`: `null` lets everything through. `*` is no tag: whoever sends it hasn't seen what they would write over.
 * `current` is what the client would get now; it is only made when the tag is stale.
 */
export async function refuseStale(
  ifMatch: string | null,
  etag: string,
  current: () => Promise<unknown>,
): Promise<void> {
  if (ifMatch === null || namesTag(ifMatch, etag)) return;
  throw new ApiProblem("stale", { params: { current: await current() }, headers: { ETag: etag } });
}
