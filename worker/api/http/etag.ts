/** Entity tags: the same content has the same tag, and a client that has it already gets an empty answer. */
import { digest } from "../../core/digest.ts";

export async function etagOf(content: unknown): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(content));
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return `"${[...digest.slice(0, 12)].map((byte) => byte.toString(16).padStart(2, "0")).join("")}"`;
}

/** For many at once, and of nothing that is secret. */
export const quickEtagOf = (content: unknown): string => `"${digest(JSON.stringify(content))}"`;

/** Is this tag in the list? A proxy that compressed the answer may have made it a weak one. */
export const namesTag = (header: string | undefined, etag: string): boolean => tagsOf(header).includes(etag);

/** Does `If-None-Match` name this tag, or any? */
export const isKnown = (ifNoneMatch: string | undefined, etag: string): boolean =>
  namesTag(ifNoneMatch, etag) || tagsOf(ifNoneMatch).includes("*");

const tagsOf = (header: string | undefined): readonly string[] =>
  (header ?? "").split(",").map((tag) => tag.trim().replace(/^W\//u, ""));
