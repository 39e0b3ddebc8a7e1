/** What text from an admin may hold. With the `u` flag `\p{Cs}` matches lone surrogates only. */

/** SQLite ends a text at U+0000, and half a surrogate pair does not come back as it went in. */
export const isStorable = (text: string): boolean => !/[\0\p{Cs}]/u.test(text);

/** A name stands in one line: a line break would be another header of a mail. */
export const isOneLine = (text: string): boolean => !/[\p{Cc}\p{Cs}\u2028\u2029]/u.test(text);

/**
 * Something to be seen. Zero-width characters and fillers make a name that looks like none; beside letters they are
 * fine, for some scripts and emoji are written with them. U+2800 is the empty one of the braille patterns.
 */
export const isVisible = (text: string): boolean =>
  /(?!\p{Default_Ignorable_Code_Point})[^\p{Z}\p{Cc}\p{Cf}\p{Cs}\p{M}\u2800]/u.test(text);
