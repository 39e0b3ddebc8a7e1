/**
 * Cursors of lists that are sorted by names. A name must not stand in an address, and may be too long for one; so such a
 * cursor has the ids of the last rows that were shown, and where they stand is looked up when it comes back. The last row
 * may have been renamed or be gone by then: the one before stands where the page ended just as well.
 */
import { z } from "@hono/zod-openapi";
import { digest } from "../../core/digest.ts";
import { invalidRequest } from "./invalid-request.ts";

/** `mark`: a few bits that tell whether the row was moved. Too few to guess a name from. */
export type Anchor = readonly [id: string, mark: string];

const MAX_ID_CHARACTERS = 500;
const MARK_CHARACTERS = 2;

/** The last row that was shown comes first. */
export const anchorsSchema: z.ZodType<readonly Anchor[]> = z
  .array(z.tuple([z.string().max(MAX_ID_CHARACTERS), z.string().length(MARK_CHARACTERS)]))
  .min(1)
  .max(2);

/** For `toPage`. `placeOf`: what the list is sorted by. */
export const anchorsBy =
  <Row extends { readonly id: string }>(placeOf: (row: Row) => readonly string[]) =>
  (last: Row, before: Row | undefined): readonly Anchor[] =>
    [last, ...(before === undefined ? [] : [before])].map((row) => [row.id, markOf(placeOf(row))]);

/** Behind which place the list goes on, from the anchors' places as they are now. */
export function placeBehind<P extends readonly string[]>(
  anchors: readonly Anchor[],
  places: ReadonlyMap<string, P>,
): P {
  const left = anchors.flatMap(([id, mark]) => {
    const place = places.get(id);
    return place === undefined ? [] : [{ place, isMoved: markOf(place) !== mark }];
  });
  const found = left.find(({ isMoved }) => !isMoved) ?? left[0];
  if (found === undefined)
    throw invalidRequest([{ path: ["cursor"], message: "what it names is gone: begin anew" }]);
  return found.place;
}

/** For a look-up in SQL. */
export const idsOf = (anchors: readonly Anchor[]): string => JSON.stringify(anchors.map(([id]) => id));

const markOf = (place: readonly string[]): string => digest(JSON.stringify(place)).slice(-MARK_CHARACTERS);
