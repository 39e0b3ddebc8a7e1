/** What is wrong with the connection, in words that say what to do; attributes by their names. */
import type { Attribute } from "../../api/answers.ts";
import type { Failure } from "../../api/failure.ts";
import type { SetUpMessages } from "../../i18n/dashboard/rules-set-up.ts";
import type { ByCode } from "../../i18n/messages.ts";
import type { ConnectionProblem } from "./save-connection.ts";

export const REQUIRED = ["first_name", "last_name", "email", "status"] as const;
export const USUAL = [
  "position",
  "supervisor",
  "hire_date",
  "termination_date",
  "office",
  "department",
  "gender",
] as const;

type List = (items: readonly string[]) => string;

export const attributeNames = (keys: readonly string[], { mapping }: SetUpMessages, list: List): string =>
  list(keys.map((key) => mapping.attribute[key] ?? key));

export function problemText(
  { code, params }: ConnectionProblem | { readonly code: string; readonly params: Failure["params"] },
  words: SetUpMessages,
  list: List,
): string {
  const missing = params?.["missing"];
  if (code === "attributes-missing" && Array.isArray(missing)) {
    return words.connection.missing(attributeNames(missing.map(String), words, list));
  }
  return words.connection.problem[code] ?? words.connection.problemUnknown;
}

const OF_PERSONIO: ReadonlySet<string> = new Set([
  "credentials-refused",
  "attributes-missing",
  "personio-unavailable",
]);

/** Words for `FailureNote`: a refusal by Personio also says that nothing was saved. */
export function failureWords(failure: Failure, words: SetUpMessages, list: List): ByCode {
  const { code = "", params } = failure;
  if (!OF_PERSONIO.has(code)) return words.connection.failure;
  return { [code]: `${problemText({ code, params }, words, list)} ${words.connection.nothingSaved}` };
}

/** Default attributes that the credentials may not read, as far as anything is known of them. */
export function unreadableDefaults(attributes: readonly Attribute[]): readonly string[] {
  const readable = new Set(attributes.filter((one) => one.readable).map(({ key }) => key));
  return readable.size === 0 ? [] : [...REQUIRED, ...USUAL].filter((key) => !readable.has(key));
}
