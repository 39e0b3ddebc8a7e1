/**
 * Lists by keyset: a cursor names the last item that was seen, so a page costs the same wherever it is and nobody is
 * skipped or shown twice while the list changes. Cursors are opaque to clients and good for their own list only.
 */
import { z } from "@hono/zod-openapi";
import { decodeBase64Url, encodeBase64Url } from "hono/utils/encode";
import { invalidRequest } from "./invalid-request.ts";

/** The query parameters of every list. */
export const pageQuery = {
  limit: z.coerce
    .number<string>()
    .int()
    .min(1)
    .max(200)
    .default(50)
    .openapi({ description: "Items a page." }),
  cursor: z.string().max(2000).optional().openapi({ description: "`nextCursor` of the page before." }),
};

export type PageRequest = { readonly limit: number; readonly cursor?: string | undefined };
export type Page<T> = { items: T[]; nextCursor: string | null };

export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

/** A list's name, and what the key of its last item looks like. */
export type Keyset<K> = { readonly list: string; readonly key: z.ZodType<K> };

/** The key to go on after; `null`: from the start. */
export function keyAfter<K>({ cursor }: PageRequest, { list, key }: Keyset<K>): K | null {
  if (cursor === undefined) return null;
  const parsed = z.tuple([z.literal(list), key]).safeParse(decode(cursor));
  if (!parsed.success) throw invalidRequest([{ path: ["cursor"], message: "not a cursor of this list" }]);
  return parsed.data[1];
}

/** A page from rows of which one more than `limit` was asked for. */
export function toPage<Row, T>(
  rows: readonly Row[],
  { limit }: PageRequest,
  by: { readonly list: string; readonly toKey: (row: Row) => unknown; readonly toItem: (row: Row) => T },
): Page<T> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const hasMore = rows.length > limit && last !== undefined;
  return { items: shown.map(by.toItem), nextCursor: hasMore ? encode([by.list, by.toKey(last)]) : null };
}

function encode(value: unknown): string {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  return encodeBase64Url(bytes.buffer).replace(/=+$/u, "");
}

function decode(cursor: string): unknown {
  try {
    return JSON.parse(
      new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(decodeBase64Url(cursor)),
    );
  } catch {
    return null;
  }
}
