/**
 * Lists as JSON arrays small enough to be one bound parameter each. D1 allows 2 MB a value and 100 parameters a
 * statement, so bulk statements read their rows from `json_each(?)`.
 */

/** A character is at most three bytes of UTF-8 for each of its UTF-16 units, so a chunk is at most 1.95 MB. */
const MAX_CHUNK_LENGTH = 650_000;

/** The items in order, as JSON arrays of at most `maxLength` UTF-16 units; throws for a single item beyond that. */
export function chunkJson(items: Iterable<unknown>, maxLength: number = MAX_CHUNK_LENGTH): string[] {
  const chunks: string[] = [];
  let parts: string[] = [];
  let length = BRACKETS;
  for (const item of items) {
    const part = JSON.stringify(item);
    if (part.length + 1 + BRACKETS > maxLength) throw new Error("an item does not fit a chunk");
    if (length + part.length + 1 > maxLength) {
      chunks.push(`[${parts.join(",")}]`);
      parts = [];
      length = BRACKETS;
    }
    parts.push(part);
    length += part.length + 1;
  }
  if (parts.length > 0) chunks.push(`[${parts.join(",")}]`);
  return chunks;
}

const BRACKETS = 2;
