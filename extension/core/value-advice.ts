/** What Personio knows about a value: suggestions while it is typed, and a warning when it is probably a slip. */
import type { Attribute } from "../api/answers.ts";
import { normalizeValue } from "./exclusion-draft.ts";

export type KnownValue = {
  readonly value: string;
  /** What people see of it, where the value itself is an id. */
  readonly label: string;
  readonly people: number;
};

export type Advice =
  | { readonly kind: "near"; readonly value: string; readonly people: number }
  | { readonly kind: "unknown" };

const MOST_SUGGESTIONS = 6;
/** The server tells no more values of an attribute, the most frequent first (worker/api/README.md). */
const MOST_TOLD = 200;

/** Whether there may be more than these. */
export const mayBeCut = (count: number): boolean => count >= MOST_TOLD;

/** Of the last read, then what Personio offers besides. */
export function knownValues({
  values,
  options,
}: Pick<Attribute, "values" | "options">): readonly KnownValue[] {
  const read = (values ?? []).map(({ value, label, people }) => ({ value, label: label ?? value, people }));
  const seen = new Set(read.map(({ value }) => value));
  const offered = options.filter((option) => !seen.has(option));
  return [...read, ...offered.map((value) => ({ value, label: value, people: 0 }))];
}

/** Those that begin with the text first, then those that have it in them; without a text the most frequent. */
export function suggestionsFor(text: string, known: readonly KnownValue[]): readonly KnownValue[] {
  const wanted = fold(text);
  const rank = ({ label, value }: KnownValue): number => {
    if (fold(label).startsWith(wanted) || fold(value).startsWith(wanted)) return 0;
    return fold(label).includes(wanted) ? 1 : 2;
  };
  return known
    .map((one) => ({ one, rank: rank(one) }))
    .filter((it) => it.rank < 2)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MOST_SUGGESTIONS)
    .map((it) => it.one);
}

/** `null`: nothing to say, or too little is known that it could be held against; the server knows all. */
export function adviceOn(value: string, known: readonly KnownValue[]): Advice | null {
  if (mayBeCut(known.length)) return null;
  if (known.length === 0 || known.some((one) => normalizeValue(one.value) === normalizeValue(value)))
    return null;
  const near = known.find((one) => fold(one.value) === fold(value));
  return near === undefined ? { kind: "unknown" } : { kind: "near", value: near.value, people: near.people };
}

const fold = (text: string): string => normalizeValue(text).replace(/\s+/gu, "").toLowerCase();
