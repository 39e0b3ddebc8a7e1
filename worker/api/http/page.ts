/**
 * Lists by keyset: a cursor names the last item that was seen, so a page costs the same wherever it is and nobody is
 * skipped or shown twice while the list changes. Cursors are opaque to clients and good for their own list only. They
 * stand in addresses and so in logs: a list that is sorted by names has anchors for keys (anchors.ts).
 */
import { z } from "@hono/zod-openapi";
import { decodeBase64Url, encodeBase64Url } from "hono/utils/encode";
import { invalidRequest } from "./invalid-request.ts";

const MAX_LIMIT = 200;
const DEFAULT_LIMIT = 50;

/** Digits only: `Number` would also take `0x10`, `1e2`, `+5` and ` 5`. */
const limit = z
  .string()
  .regex(/^[0-9]+$/u, "must be a whole number in digits")
  .transform(Number)
  .refine((count) => count >= 1 && count <= MAX_LIMIT, `must be 1 to ${MAX_LIMIT}`);

/** The query parameters of every list. */
export const pageQuery = {
  limit: limit.default(DEFAULT_LIMIT).openapi({
    type: "integer",
    minimum: 1,
    maximum: MAX_LIMIT,
    default: DEFAULT_LIMIT,
    description: "Items a page.",
  }),
  cursor: z.string().max(2000).optional().openapi({ description: "`nextCursor` of the page before." }),
};

/** `begins`: what the words are looked for in. */
export const searchQuery = (begins: string) =>
  z
    .string()
    .max(200)
    .optional()
    .openapi({ description: `Words with which ${begins} begins.` });

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
  by: {
    readonly list: string;
    /** `before`: the row before the last that is shown. */
    readonly toKey: (last: Row, before: Row | undefined) => unknown;
    readonly toItem: (row: Row) => T;
  },
): Page<T> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const hasMore = rows.length > limit && last !== undefined;
  return {
    items: shown.map(by.toItem),
    nextCursor: hasMore ? encode([by.list, by.toKey(last, shown.at(-2))]) : null,
  };
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
