/**
 * What a server said, fit for a log and for an admin's eyes: one line of at most 200 characters, without addresses, and
 * without the words the request itself brought along (the token, a person's name).
 */
import { isRecord } from "../../http/is-record.ts";

const MAX_DETAIL = 200;
/** Long enough for every error and short enough to be searched. */
const MAX_LOOKED_AT = 4_000;
const ADDRESS = /[^\s"'<>(),;:]+(@|%40)[^\s"'<>(),;:]+/giu;
const MARKUP = /<(style|script)[\s\S]*?<\/\1>|<[^>]*>/giu;
const NO_TEXT = /[\s\p{Cc}\p{Cf}\p{Cs}]+/gu;
const SHORTEST_HIDDEN = 3;

export function toDetail(body: string, hidden: readonly (string | null)[] = []): string {
  const said = messageOf(body.slice(0, MAX_LOOKED_AT)).replace(MARKUP, " ").replace(ADDRESS, "…");
  const words = hidden.filter((word) => word !== null && word.length >= SHORTEST_HIDDEN);
  const safe = words.reduce<string>(
    (text, word) => text.replaceAll(new RegExp(escaped(word ?? ""), "giu"), "…"),
    said,
  );
  const line = safe.replace(NO_TEXT, " ").trim();
  return line.length > MAX_DETAIL ? `${line.slice(0, MAX_DETAIL - 1)}…` : line;
}

/** A SCIM error has its words in `detail`; everything else is taken as it stands. */
function messageOf(body: string): string {
  try {
    const parsed: unknown = JSON.parse(body);
    const { detail, message } = isRecord(parsed) ? parsed : {};
    return typeof detail === "string" ? detail : typeof message === "string" ? message : body;
  } catch {
    return body;
  }
}

const escaped = (word: string): string => word.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
