import type { RuleMessages } from "./rules.ts";
import { attributesDe } from "./rules-attributes-de.ts";
import { setUpDe } from "./rules-set-up-de.ts";

export const rulesDe: RuleMessages = { attributes: attributesDe, setUp: setUpDe };
