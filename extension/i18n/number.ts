/** A number as it is written in a language: “1.234”, “1,234”. */
import type { Language } from "./language.ts";

export function createNumber(language: Language): (value: number) => string {
  const format = new Intl.NumberFormat(language);
  return (value) => format.format(value);
}
