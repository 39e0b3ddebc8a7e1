/** An attribute as it is configured, with the values of the last read → the attribute of the contract. */
import type { MappedAttribute } from "../../config/load-mapping.ts";
import { choicesOf } from "../../core/attribute-values.ts";
import { isDefault } from "../../core/draft.ts";
import { normalizeValue } from "../../core/exclusion.ts";
import { DEFAULT_TARGETS, isBirthday } from "../../core/mapping.ts";
import { etagOf } from "../http/etag.ts";
import { toInstant } from "../http/wire.ts";
import type { AttributeAnswer } from "./attribute-routes.ts";

const MAX_VALUES = 200;

/** Labels and values come from Personio, so another read does not make an admin's tag stale. */
export const attributeEtag = ({ key, target, exclusions }: MappedAttribute): Promise<string> =>
  etagOf([key, target, exclusions]);

/** `counted`: `undefined` when it was never read. */
export async function presentAttribute(
  attribute: MappedAttribute,
  counted: ReadonlyMap<string, number> | undefined,
): Promise<AttributeAnswer> {
  const { key, label, type, target, exclusions, readable } = attribute;
  const birthday = isBirthday(attribute);
  return {
    key,
    label,
    type,
    target,
    isDefault: isDefault(key),
    exclusions: [...exclusions],
    exclusionDetails: attribute.exclusionDetails.map(({ at, ...it }) => ({ ...it, at: toInstant(at) })),
    mappable: !birthday,
    reason: birthday ? "birthday" : null,
    readable,
    values: counted === undefined || birthday ? null : presentValues(attribute, counted),
    options: birthday ? [] : [...attribute.options],
    etag: await attributeEtag(attribute),
  };
}

function presentValues(
  { exclusions, options }: MappedAttribute,
  counted: ReadonlyMap<string, number>,
): NonNullable<AttributeAnswer["values"]> {
  const excluded = new Set(exclusions.map(normalizeValue));
  return choicesOf(counted, options, MAX_VALUES).map(({ value, people }) => {
    return { value, people, excluded: excluded.has(normalizeValue(value)) };
  });
}

const DEFAULT_ORDER = Object.keys(DEFAULT_TARGETS);

/** The defaults as an admin expects them, then the others by label. */
export function inListOrder(attributes: Iterable<MappedAttribute>): readonly MappedAttribute[] {
  const rank = ({ key }: MappedAttribute) =>
    isDefault(key) ? DEFAULT_ORDER.indexOf(key) : DEFAULT_ORDER.length;
  return [...attributes].sort(
    (a, b) => rank(a) - rank(b) || a.label.localeCompare(b.label) || (a.key < b.key ? -1 : 1),
  );
}
