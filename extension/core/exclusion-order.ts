/** In which order attributes are offered to exclude by, and which of them are searched for. */
import type { Attribute } from "../api/answers.ts";

/** What companies exclude by; an id or a surname hardly ever. */
const COMMON = [
  "employment_type",
  "department",
  "position",
  "status",
  "office",
  "team",
  "subcompany",
  "contract_type",
  "cost_centers",
];

const rankOf = (key: string): number => {
  const at = COMMON.indexOf(key);
  return at === -1 ? COMMON.length : at;
};

/** `isFirst`: those that exclude somebody. */
export function inOrder(
  attributes: readonly Attribute[],
  { isFirst, language }: { readonly isFirst: (attribute: Attribute) => boolean; readonly language: string },
): readonly Attribute[] {
  const { compare } = new Intl.Collator(language, { numeric: true });
  return attributes.toSorted(
    (a, b) =>
      Number(isFirst(b)) - Number(isFirst(a)) || rankOf(a.key) - rankOf(b.key) || compare(a.label, b.label),
  );
}

export const isFound = ({ label, key }: Pick<Attribute, "label" | "key">, query: string): boolean =>
  `${label} ${key}`.toLowerCase().includes(query.trim().toLowerCase());
