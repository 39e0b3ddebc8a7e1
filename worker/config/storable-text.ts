/** What text from an admin may hold. With the `u` flag `\p{Cs}` matches lone surrogates only. */

/** SQLite ends a text at U+0000, and half a surrogate pair does not come back as it went in. */
export const isStorable = (text: string): boolean => !/[\0\p{Cs}]/u.test(text);

/** A name stands in one line: a line break would be another header of a mail. */
export const isOneLine = (text: string): boolean => !/[\p{Cc}\p{Cs}\u2028\u2029]/u.test(text);
