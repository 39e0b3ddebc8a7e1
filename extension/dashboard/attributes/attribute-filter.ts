/** Which attributes are shown: by what the filter says, and by what is searched for. */
import type { Attribute } from "../../api/answers.ts";
import { normalizeValue } from "../../core/exclusion-draft.ts";

export const FILTERS = ["all", "assigned", "excluding", "custom"] as const;
export type AttributeFilter = (typeof FILTERS)[number];

const MATCHES: Readonly<Record<AttributeFilter, (attribute: Attribute) => boolean>> = {
  all: () => true,
  assigned: ({ target }) => target !== null,
  excluding: ({ exclusions }) => exclusions.length > 0,
  custom: ({ key }) => isCustom(key),
};

const isCustom = (key: string): boolean => key.startsWith("dynamic_");

export const parseFilter = (text: string | undefined): AttributeFilter =>
  FILTERS.find((filter) => filter === text) ?? "all";

export const countOf = (attributes: readonly Attribute[], filter: AttributeFilter): number =>
  attributes.filter(MATCHES[filter]).length;

type Wanted = {
  readonly filter: AttributeFilter;
  readonly query: string;
  /** What is open stays in sight, whatever it is filtered by. */
  readonly open: string | null;
};

/** Found by name, key, values, and what it fills. */
export function shownAttributes(
  attributes: readonly Attribute[],
  { filter, query, open }: Wanted,
): readonly Attribute[] {
  const wanted = fold(query);
  return attributes.filter(
    (attribute) =>
      attribute.key === open ||
      (MATCHES[filter](attribute) &&
        (wanted === "" || textsOf(attribute).some((text) => text.includes(wanted)))),
  );
}

function textsOf({ key, label, target, exclusions, values, options }: Attribute): readonly string[] {
  const filled = target?.kind === "custom" ? [target.name] : [];
  const known = (values ?? []).map(({ value, label: name }) => name ?? value);
  return [key, label, ...filled, ...exclusions, ...known, ...options].map(fold);
}

const fold = (text: string): string => normalizeValue(text).toLowerCase();
