/** The form that goes with a number, by the rules of the language; `#` in it becomes the number as it is written there. */
import type { Language } from "./language.ts";
import { createNumber } from "./number.ts";

export type Plural = (count: number, forms: { readonly one: string; readonly other: string }) => string;

export function createPlural(language: Language): Plural {
  const rules = new Intl.PluralRules(language);
  const number = createNumber(language);
  return (count, forms) =>
    (rules.select(count) === "one" ? forms.one : forms.other).replace("#", number(count));
}
