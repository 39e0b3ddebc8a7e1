import type { Explanation } from "../../api/answers.ts";
import type { ExplanationMessages } from "../../i18n/dashboard/people-explanation.ts";

/** As Personio calls it; what it has no label for, as we do; else its key, for that is all there is. */
export function attributeName(
  key: string,
  { source }: Pick<Explanation, "source">,
  { attribute }: Pick<ExplanationMessages, "attribute">,
): string {
  const label = source.find((one) => one.key === key)?.label;
  return label !== undefined && label !== key ? label : (attribute[key] ?? key);
}
