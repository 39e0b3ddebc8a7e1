/** The server's rules as sentences: names for ids, labels for keys. A code that is new to us is named as it is. Pure. */
import type { Explanation } from "../../api/answers.ts";
import type { PeopleMessages } from "../../i18n/dashboard/people.ts";
import type { ExplainedRule, RuleFacts } from "../../i18n/dashboard/people-explanation.ts";
import { attributeName } from "./attribute-name.ts";

type Rule = Explanation["rules"][number];
type Params = Rule["params"];

export type Telling = {
  readonly explanation: Explanation;
  readonly words: PeopleMessages;
  readonly list: (items: readonly string[]) => string;
};

export function ruleSentence({ code, params }: Rule, telling: Telling): string {
  const { rule, unknownRule } = telling.words.explanation;
  return isKnown(code, rule) ? rule[code](factsOf(params, telling)) : unknownRule(code);
}

const isKnown = (code: string, rules: Readonly<Record<ExplainedRule, unknown>>): code is ExplainedRule =>
  Object.hasOwn(rules, code);

function factsOf(params: Params, telling: Telling): RuleFacts {
  const { words, explanation, list } = telling;
  const named = (key: string): string => attributeName(key, explanation, words.explanation);
  const status = textIn(params, "status");
  const supervisor = textIn(params, "supervisorName");
  return {
    attribute: named(textIn(params, "key") || textIn(params, "attribute")),
    attributes: list(listIn(params, "attributes").map(named)),
    value: textIn(params, "value"),
    status: isStatus(status, words) ? words.employees.status[status] : status,
    isActive: status === "active",
    names: list(listIn(params, "withNames")),
    before: textIn(params, "before"),
    supervisor: supervisor === "" ? "" : ` (${supervisor})`,
    because: becauseOf(params, telling),
  };
}

/** One rule that stands behind another: the address isn't carried over because of a conflict. */
function becauseOf(params: Params, telling: Telling): string {
  const because = textIn(params, "because");
  return because === "" ? "" : ruleSentence({ code: because, params: without(params, "because") }, telling);
}

const without = (params: Params, key: string): Params =>
  Object.fromEntries(Object.entries(params).filter(([name]) => name !== key));

const isStatus = (
  status: string,
  { employees }: PeopleMessages,
): status is keyof PeopleMessages["employees"]["status"] => Object.hasOwn(employees.status, status);

function textIn(params: Params, key: string): string {
  const value = params[key];
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

function listIn(params: Params, key: string): readonly string[] {
  const value = params[key];
  return Array.isArray(value) ? value : [];
}
