/**
 * Names of custom attributes that read alike are one name (product.md, rule 7): nobody could tell two columns apart that
 * differ only in case, blanks, Unicode form or characters one can't see, and systems behind ours compare without case.
 */

/** The form in which two spellings are one name. */
export const customNameKey = (name: string): string =>
  name
    .normalize("NFC")
    .replace(/[\s\p{Cf}]+/gu, "")
    .toLowerCase();

type Names = {
  /** That the account had before the edit, and has after it. */
  readonly before: Iterable<string>;
  readonly after: Iterable<string>;
  /** That attributes fill. */
  readonly mapped: Iterable<string>;
};

/** A name that an edit adds although another reads like it; `null`: none. What is there already may stay. */
export function clashingName({ before, after, mapped }: Names): string | null {
  const old = new Set(before);
  const names = [...after];
  const rivals = [...names, ...mapped].map((name) => ({ name, key: customNameKey(name) }));
  const clashes = (name: string): boolean => {
    const own = customNameKey(name);
    return rivals.some((rival) => rival.key === own && rival.name !== name);
  };
  return names.findLast((name) => !old.has(name) && clashes(name)) ?? null;
}
