/** `warnAbout` for many values at once: near misses share a form, so each value is held against few others only. */
import { type ExclusionWarning, normalizeValue, warnAbout } from "./exclusion.ts";

/** The values of one attribute. */
export type KnownValues = {
  /** Value of the last read → people; `null`: the attribute was never read. */
  readonly read: ReadonlyMap<string, number> | null;
  /** What Personio itself offers to choose from. */
  readonly options: readonly string[];
};

/**
 * One warning at most for each value, in their order. Of an attribute that was never read only Personio's options are
 * known: enough to name a near miss, not to say that a value is right.
 */
export function warningsAbout(
  values: readonly string[],
  { read, options }: KnownValues,
): readonly ExclusionWarning[] {
  const byForm = new Map<string, Map<string, number>>();
  for (const [value, people] of [...(read ?? []), ...options.map((option) => [option, 0] as const)]) {
    const alike = byForm.get(formOf(value)) ?? new Map<string, number>();
    byForm.set(formOf(value), alike);
    if (!alike.has(value)) alike.set(value, people);
  }
  return values.flatMap((value): ExclusionWarning | readonly ExclusionWarning[] => {
    const warning = warnAbout(value, byForm.get(formOf(value)) ?? new Map());
    const isNearMiss = warning?.suggestion !== undefined;
    if (read === null && !isNearMiss) return { value, code: "not-read-yet" };
    return warning ?? [];
  });
}

/** The same for any two values of which `warnAbout` would name one for the other. */
const formOf = (value: string): string => normalizeValue(value).replace(/\s+/gu, "").toLowerCase();
