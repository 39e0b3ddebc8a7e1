/**
 * Lists as JSON arrays small enough to be one bound parameter each. D1 allows 2 MB a value and 100 parameters a
 * statement, so bulk statements read their rows from `json_each(?)`.
 */
export const MAX_CHUNK_BYTES = 900_000;

const encoder = new TextEncoder();

/** The items in order, as JSON arrays of at most `maxBytes` bytes; throws for a single item beyond that. */
export function chunkJson(items: Iterable<unknown>, maxBytes: number = MAX_CHUNK_BYTES): string[] {
  const chunks: string[] = [];
  let parts: string[] = [];
  let bytes = 0;
  for (const item of items) {
    const part = JSON.stringify(item);
    const size = encoder.encode(part).length + 1;
    if (size + 2 > maxBytes) throw new Error(`an item of ${size} bytes does not fit a chunk`);
    if (bytes + size + 2 > maxBytes) {
      chunks.push(`[${parts.join(",")}]`);
      parts = [];
      bytes = 0;
    }
    parts.push(part);
    bytes += size;
  }
  if (parts.length > 0) chunks.push(`[${parts.join(",")}]`);
  return chunks;
}
