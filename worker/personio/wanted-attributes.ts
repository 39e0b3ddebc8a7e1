/**
 * What is asked of Personio, settled once per read rather than per value: which attributes, and what the attribute list
 * says about them. The date of birth is left out here already, under any key (rule 8).
 */
import type { AttributeKey } from "../core/employee.ts";
import type { AttributeInfo } from "../sync/employee-source.ts";
import { PAGE_RECORDS } from "./parse-page.ts";
import { optionsWithComma } from "./split-tags.ts";

export type WantedAttribute = {
  readonly key: AttributeKey;
  /** The type by the attribute list, for wrappers that name none (captures before 2018). */
  readonly listedType: string | null;
  readonly optionsWithComma: readonly string[];
};

export type KnownAttributes = ReadonlyMap<AttributeKey, AttributeInfo>;

export const BIRTHDAY = "date_of_birth";
/** Always asked for; they become the employee's own fields, not values. */
const RECORD_KEYS: readonly AttributeKey[] = ["id", "status"];
/** `__proto__` as a key would set the prototype of the values instead of a value. */
const NEVER_ASKED: readonly AttributeKey[] = [...RECORD_KEYS, BIRTHDAY, "__proto__", ""];

const DATE_KEYS: ReadonlySet<AttributeKey> = new Set([
  "hire_date",
  "contract_end_date",
  "termination_date",
  "probation_period_end",
  "last_working_day",
  "created_at",
  "last_modified_at",
]);

export const toKnownAttributes = (infos: readonly AttributeInfo[]): KnownAttributes =>
  new Map(infos.map((info) => [info.key, info]));

export function toWantedAttributes(
  keys: readonly AttributeKey[],
  known: KnownAttributes,
): readonly WantedAttribute[] {
  const wanted: WantedAttribute[] = [];
  for (const key of new Set(keys)) {
    const info = known.get(key);
    if (NEVER_ASKED.includes(key) || info?.universalId === BIRTHDAY) continue;
    const listedType = info?.type ?? (DATE_KEYS.has(key) ? "date" : null);
    wanted.push({ key, listedType, optionsWithComma: optionsWithComma(info?.options ?? []) });
  }
  return wanted;
}

/** The query of one page; `offset` counts records. */
export const toPageQuery = (wanted: readonly WantedAttribute[], offset: number, limit: number): string =>
  withAttributes(wanted, { limit: String(limit), offset: String(offset) });

/** Of those who changed. Personio wants the instant without a zone; it is UTC here. */
export const toChangedQuery = (wanted: readonly WantedAttribute[], since: number, offset: number): string =>
  withAttributes(wanted, {
    updated_since: new Date(since).toISOString().slice(0, 19),
    limit: String(PAGE_RECORDS),
    offset: String(offset),
  });

function withAttributes(wanted: readonly WantedAttribute[], rest: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams(rest);
  for (const key of RECORD_KEYS) query.append("attributes[]", key);
  for (const { key } of wanted) query.append("attributes[]", key);
  return query.toString();
}
