import type { Explanation } from "../../api/answers.ts";
import type { ExplanationMessages } from "../../i18n/dashboard/people-explanation.ts";
import { attributeName } from "./attribute-name.ts";

/** Field → the attribute that fills it. Only an account that follows Personio is ever set back. */
export function filledBy(explanation: Explanation, words: ExplanationMessages): ReadonlyMap<string, string> {
  if (explanation.standing !== "linked") return new Map();
  return new Map(
    explanation.source.flatMap(({ key, fills }) =>
      fills === null ? [] : [[fills, attributeName(key, explanation, words)] as const],
    ),
  );
}
