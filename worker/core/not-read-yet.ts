/**
 * Attributes that the configuration needs and the last read didn't ask for, as after a target or an exclusion was saved.
 * Nothing is known of them until the next run has read: they are neither empty nor withheld by Personio.
 */
import type { AttributeKey, Employee } from "./employee.ts";
import { excludableValues } from "./exclusion.ts";

/** The attributes that the last read asked for; `null`: nobody knows any more. */
export type Asked = ReadonlySet<AttributeKey> | null;

/** Of these attributes, once each. */
export function notReadYet(
  employee: Employee,
  keys: Iterable<AttributeKey>,
  asked: Asked,
): readonly AttributeKey[] {
  const missing = [...new Set(keys)].filter((key) => !wasAsked(key, asked));
  return missing.filter((key) => excludableValues(employee, key) === undefined);
}

/** Read without being asked for: every answer has them. */
const ALWAYS_READ: readonly AttributeKey[] = ["id", "status"];

export const wasAsked = (key: AttributeKey, asked: Asked): boolean =>
  asked === null || asked.has(key) || ALWAYS_READ.includes(key);
