/** What was done to a list of exclusions since the draft of it was begun, and by whom as far as that is certain. */
import type { Attribute } from "../api/answers.ts";

export type Difference = { readonly value: string; readonly mark: "added" | "removed" | null };
type Detail = Attribute["exclusionDetails"][number];

/** What stands there, then what is gone from what it began with. */
export function differences(values: readonly string[], base: readonly string[]): readonly Difference[] {
  const removed = base.filter((value) => !values.includes(value));
  return [
    ...values.map((value) => ({ value, mark: base.includes(value) ? null : ("added" as const) })),
    ...removed.map((value) => ({ value, mark: "removed" as const })),
  ];
}

/**
 * `null`: nobody can be named. What the draft began with was there before, whoever excluded it, and of what is gone nobody
 * is known. Oneself in another browser is nobody to compare notes with.
 */
export function newestBy(
  { exclusionDetails }: Pick<Attribute, "exclusionDetails">,
  { base, me }: { readonly base: readonly string[]; readonly me: string | null },
): (Detail & { readonly by: string }) | null {
  const news = exclusionDetails.flatMap((detail) => {
    const { value, by } = detail;
    return by === null || by === me || base.includes(value) ? [] : [{ ...detail, by }];
  });
  return news.sort((a, b) => Date.parse(b.at) - Date.parse(a.at))[0] ?? null;
}
